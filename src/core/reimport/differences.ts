import { isRecord } from '../definition/operations.ts';
import type { Edit } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';

/** The edits that make one value of another, each as deep inside as it goes. Lists are replaced as a whole. */
export function differencesBetween(before: unknown, after: unknown, pointer: JsonPointer): readonly Edit[] {
  const edits: Edit[] = [];
  collect(before, after, pointer, edits);
  return edits;
}

function collect(before: unknown, after: unknown, pointer: JsonPointer, edits: Edit[]): void {
  if (before === after) return;
  if (isRecord(before) && isRecord(after)) {
    for (const key of Object.keys(before)) {
      if (!Object.hasOwn(after, key)) edits.push({ kind: 'remove', pointer: child(pointer, key) });
    }
    for (const [key, value] of Object.entries(after)) {
      if (Object.hasOwn(before, key)) collect(before[key], value, child(pointer, key), edits);
      else edits.push({ kind: 'set', pointer: child(pointer, key), value });
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    before.forEach((item: unknown, index) => collect(item, after[index], child(pointer, index), edits));
    return;
  }
  edits.push({ kind: 'set', pointer, value: after });
}

/** True if both say the same; members of objects in any order. */
export const isSame = (a: unknown, b: unknown): boolean => differencesBetween(a, b, '').length === 0;
