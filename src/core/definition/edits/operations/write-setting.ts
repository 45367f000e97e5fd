import type { Edit, Patch } from '../../../document/patch.ts';
import { child } from '../../../document/pointer.ts';
import { nameOf } from '../../operation-place.ts';
import { isRecord, type OperationEntry } from '../../operations.ts';
import { memberAt } from '../../operation-settings.ts';

/**
 * Writes a member of an operation that may stand in a member: `['x-ms-api-annotation', 'family']`. Taking out the last
 * member of an object takes the object out. What stands where an object should is replaced by one.
 *
 * @param value undefined takes it out.
 * @param words What it is, for undo: `family`.
 */
export function writeSetting(entry: OperationEntry, keys: readonly string[], value: unknown, words: string): Patch {
  return { title: `Change ${words} of ${nameOf(entry)}`, edits: settingEdits(entry, keys, value) };
}

function settingEdits(
  { operation, pointer }: OperationEntry,
  keys: readonly string[],
  value: unknown,
): readonly Edit[] {
  if (value === undefined) {
    let depth = keys.length;
    while (depth > 1 && isOnlyMember(memberAt(operation, ...keys.slice(0, depth - 1)))) depth -= 1;
    return memberAt(operation, ...keys) === undefined
      ? []
      : [{ kind: 'remove', pointer: child(pointer, ...keys.slice(0, depth)) }];
  }
  for (let depth = 1; depth < keys.length; depth += 1) {
    const holder = memberAt(operation, ...keys.slice(0, depth));
    if (holder === undefined) break;
    if (isRecord(holder)) continue;
    let made: unknown = value;
    for (const key of keys.slice(depth).toReversed()) made = { [key]: made };
    return [{ kind: 'set', pointer: child(pointer, ...keys.slice(0, depth)), value: made }];
  }
  return [{ kind: 'set', pointer: child(pointer, ...keys), value }];
}

const isOnlyMember = (holder: unknown): boolean => isRecord(holder) && Object.keys(holder).length === 1;
