import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../operations.ts';

/**
 * Writes one member of an object, or takes it out when `value` is undefined. Typing into one field keeps one title, so
 * that it is one step of undo.
 *
 * @param title What was done, for undo: `Change summary of GetPet`.
 */
export function writeMember(pointer: JsonPointer, key: string, value: unknown, title: string): Patch {
  return { title, edits: [memberEdit(child(pointer, key), value)] };
}

/** `set`, or `remove` for undefined. */
export const memberEdit = (pointer: JsonPointer, value: unknown): Edit =>
  value === undefined ? { kind: 'remove', pointer } : { kind: 'set', pointer, value };

/** What makes one object of another, by the members that differ: those that stay keep their text. */
export function differingMembers(pointer: JsonPointer, before: object, after: object): readonly Edit[] {
  const [old, wanted] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const gone = [...old.keys()].filter((key) => !wanted.has(key));
  const changed = [...wanted].filter(([key, value]) => !old.has(key) || !isSameValue(old.get(key), value));
  return [
    ...gone.map((key): Edit => ({ kind: 'remove', pointer: child(pointer, key) })),
    ...changed.map(([key, value]): Edit => ({ kind: 'set', pointer: child(pointer, key), value })),
  ];
}

/** As `differingMembers`, down to the members of members: what stays the same inside keeps its text too. */
export function differencesWithin(pointer: JsonPointer, before: object, after: object): readonly Edit[] {
  const [old, wanted] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(after)),
  ];
  const gone = [...old.keys()].filter((key) => !wanted.has(key));
  return [
    ...gone.map((key): Edit => ({ kind: 'remove', pointer: child(pointer, key) })),
    ...[...wanted].flatMap(([key, value]): readonly Edit[] => {
      const place = child(pointer, key);
      const present = old.get(key);
      if (old.has(key) && isSameValue(present, value)) return [];
      return isRecord(present) && isRecord(value)
        ? differencesWithin(place, present, value)
        : [{ kind: 'set', pointer: place, value }];
    }),
  ];
}

/** By what they say, whatever object holds it. */
export const isSameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Writes members, new ones in front of the first of `before` that the object has: edits in the order in which they have
 * to be applied, for a patch that adds no other member to the object in front of them.
 */
export function insertMembers(
  pointer: JsonPointer,
  object: object,
  members: Readonly<Record<string, unknown>>,
  before: readonly string[],
): readonly Edit[] {
  let at = Object.keys(object).findIndex((name) => before.includes(name));
  return Object.entries(members).flatMap(([key, value]): readonly Edit[] => {
    const place = child(pointer, key);
    const set: Edit = { kind: 'set', pointer: place, value };
    if (Object.hasOwn(object, key) || at < 0) return [set];
    at += 1;
    return [set, { kind: 'move', pointer: place, to: at - 1 }];
  });
}
