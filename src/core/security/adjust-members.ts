import { isRecord } from '../definition/operations.ts';
import type { Edit } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { keyOf } from './members.ts';

/** Follow from a label; left alone once the maker has worded them. */
const derived = ['description', 'tooltip'];
/** Objects whose members are the value. */
const whole = ['scopes'];
/** Objects whose members a row removes, whatever else stands in them. */
const rows = ['customParameters'];

/**
 * The edits that carry the differences between two forms of ours over to what a file really has, in its own casing.
 *
 * @param actual What stands at `pointer`.
 * @param old Our form of it before, `wanted` after.
 */
export function adjustMembers(
  actual: unknown,
  pointer: JsonPointer,
  old: unknown,
  wanted: unknown,
  isRow = false,
): readonly Edit[] {
  if (sameJson(old, wanted) || sameJson(actual, wanted)) return [];
  if (!isRecord(actual) || !isRecord(old) || !isRecord(wanted)) return [{ kind: 'set', pointer, value: wanted }];
  return [...new Set([...Object.keys(old), ...Object.keys(wanted)])].flatMap((name): readonly Edit[] => {
    const key = keyOf(actual, name) ?? name;
    const place = child(pointer, key);
    const isUntouched = sameJson(actual[key], old[name]);
    if (!Object.hasOwn(wanted, name)) return isUntouched || isRow ? [{ kind: 'remove', pointer: place }] : [];
    if (derived.includes(name) && !isUntouched) return [];
    if (!whole.includes(name)) {
      return adjustMembers(actual[key], place, old[name], wanted[name], rows.includes(name));
    }
    return sameJson(old[name], wanted[name]) ? [] : [{ kind: 'set', pointer: place, value: wanted[name] }];
  });
}

/** True if both are the same JSON value, members in any order. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
