import { segmentsOf, type JsonPointer } from '../../document/pointer.ts';

/** A place in the source while it is walked. Its pointer is written out only when something is said about it. */
export interface Place {
  readonly parent?: Place;
  readonly key: string | number;
  /** Kept by `pointerOf`: what lies inside a place is often asked for again. */
  pointer?: JsonPointer;
}

export const top: Place = { key: '', pointer: '' };

/** The place of a member, or of a member's member. */
export function inside(place: Place, ...keys: readonly (string | number)[]): Place {
  let at = place;
  for (const key of keys) at = { parent: at, key };
  return at;
}

export function pointerOf(place: Place): JsonPointer {
  // Not recursive: a place may be as deep as the source.
  const unwritten: Place[] = [];
  let at: Place | undefined = place;
  while (at?.parent && at.pointer === undefined) {
    unwritten.push(at);
    at = at.parent;
  }
  let pointer = at?.pointer ?? '';
  for (let index = unwritten.length - 1; index >= 0; index -= 1) {
    const written = unwritten[index];
    if (!written) continue;
    pointer = `${pointer}/${escaped(written.key)}`;
    written.pointer = pointer;
  }
  return pointer;
}

/** Nearly no key needs it, and looking is quicker than replacing. */
function escaped(key: string | number): string | number {
  if (typeof key === 'number' || !/[~/]/.test(key)) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The place that a pointer means. */
export const placeAt = (pointer: JsonPointer): Place => inside(top, ...segmentsOf(pointer));
