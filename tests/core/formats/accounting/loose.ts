/** Reading values of which nothing is known, without any code of the converters. */

export type Loose = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member of an object or list; undefined where there is none. */
export const get = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Loose)[String(key)] : undefined;

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];
export const words = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const join = (pointer: string, ...segments: readonly (string | number)[]): string =>
  segments.reduce<string>((path, one) => `${path}/${String(one).replaceAll('~', '~0').replaceAll('/', '~1')}`, pointer);

export function at(root: unknown, pointer: string): unknown {
  if (pointer === '') return root;
  let value = root;
  for (const segment of pointer.slice(1).split('/'))
    value = get(value, segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  return value;
}

/** Where a local reference leads, through further ones; undefined for others and for circles. */
export function follow(root: unknown, value: unknown, pointer: string): Place | undefined {
  let place: Place = { value, pointer };
  for (let steps = 0; steps < 50; steps += 1) {
    const reference = get(place.value, '$ref');
    if (typeof reference !== 'string') return place;
    if (!reference.startsWith('#')) return undefined;
    let target = reference.slice(1);
    try {
      target = decodeURIComponent(target);
    } catch {
      // A percent sign that stands for itself.
    }
    place = { value: at(root, target), pointer: target };
    if (place.value === undefined) return undefined;
  }
  return undefined;
}

export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}
