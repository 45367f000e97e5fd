import { child, segmentsOf, type JsonPointer } from '../../document/pointer.ts';

/** A place in the source while it is walked. Its pointer is written out only when something is said about it. */
export interface Place {
  readonly parent?: Place;
  readonly key: string | number;
}

export const top: Place = { key: '' };

/** The place of a member, or of a member's member. */
export function inside(place: Place, ...keys: readonly (string | number)[]): Place {
  return keys.reduce<Place>((parent, key) => ({ parent, key }), place);
}

export function pointerOf(place: Place): JsonPointer {
  const keys: (string | number)[] = [];
  for (let at = place; at.parent; at = at.parent) keys.push(at.key);
  return child('', ...keys.toReversed());
}

/** The place that a pointer means. */
export const placeAt = (pointer: JsonPointer): Place => inside(top, ...segmentsOf(pointer));
