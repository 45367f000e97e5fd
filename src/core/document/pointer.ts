/** A JSON Pointer (RFC 6901) in its string form: '' is the whole value, '/a~1b/0' a member of a member. */
export type JsonPointer = string;

// Nearly no segment has anything to escape but the slashes of paths, and these are called for every value of a file.
const escapeSegment = (segment: string): string => {
  const escaped = segment.includes('~') ? segment.replaceAll('~', '~0') : segment;
  return escaped.includes('/') ? escaped.replace(/\//g, '~1') : escaped;
};
const unescapeSegment = (segment: string): string => {
  if (!segment.includes('~')) return segment;
  const unescaped = segment.replace(/~1/g, '/');
  return unescaped.includes('~') ? unescaped.replaceAll('~0', '~') : unescaped;
};

/** The pointer of a member: `child('/paths', '/pets', 'get')` is `/paths/~1pets/get`. */
export function child(pointer: JsonPointer, ...segments: readonly (string | number)[]): JsonPointer {
  let path = pointer;
  for (const segment of segments) path += `/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
  return path;
}

/** The unescaped segments: `/paths/~1pets` gives `['paths', '/pets']`. */
export function segmentsOf(pointer: JsonPointer): readonly string[] {
  if (pointer === '') return [];
  const segments = pointer.slice(1).split('/');
  return pointer.includes('~') ? segments.map(unescapeSegment) : segments;
}

/** The pointer of the container; '' for a top-level member and for the whole. */
export function parentOf(pointer: JsonPointer): JsonPointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** The last segment, unescaped; '' for the whole. */
export function lastSegmentOf(pointer: JsonPointer): string {
  return unescapeSegment(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** True if `pointer` is `ancestor` or lies inside it. */
export function isWithin(pointer: JsonPointer, ancestor: JsonPointer): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** The value at a pointer, own members only; undefined where there is none. */
export function valueAt(root: unknown, pointer: JsonPointer): unknown {
  let value = root;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return value;
}
