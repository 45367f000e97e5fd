import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isSameValue } from './write-member.ts';

/**
 * What makes one list of another, item by item: items that stay keep their text. One item that went elsewhere is moved.
 * Edits in the order in which they have to be applied.
 *
 * @param pointer Of the list.
 */
export function differingItems(
  pointer: JsonPointer,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Edit[] {
  const start = countSame(before, after);
  if (start === before.length && start === after.length) return [];
  const moved = movedItem(before, after, start);
  if (moved) return [{ kind: 'move', pointer: child(pointer, moved.from), to: moved.to }];
  const rest = Math.min(before.length, after.length) - start;
  const end = countSame(before.slice(-rest).toReversed(), after.slice(-rest).toReversed(), rest);
  const replaced = rest - end;
  const edits: Edit[] = after
    .slice(start, start + replaced)
    .map((value, at) => ({ kind: 'set', pointer: child(pointer, start + at), value }));
  for (let at = before.length - end - 1; at >= start + replaced; at -= 1)
    edits.push({ kind: 'remove', pointer: child(pointer, at) });
  for (let at = start + replaced; at < after.length - end; at += 1) {
    edits.push({ kind: 'set', pointer: child(pointer, '-'), value: after[at] });
    if (end > 0) edits.push({ kind: 'move', pointer: child(pointer, at + end), to: at });
  }
  return edits;
}

/** How many items the two begin with in common. */
function countSame(a: readonly unknown[], b: readonly unknown[], most = Math.min(a.length, b.length)): number {
  let count = 0;
  while (count < most && isSameValue(a[count], b[count])) count += 1;
  return count;
}

function movedItem(
  before: readonly unknown[],
  after: readonly unknown[],
  start: number,
): { readonly from: number; readonly to: number } | undefined {
  if (before.length !== after.length) return undefined;
  const end = after.length - countSame(before.toReversed(), after.toReversed()) - 1;
  const isShifted = (by: number, from: number, to: number): boolean =>
    before.slice(from, to).every((value, at) => isSameValue(value, after[from + at + by]));
  if (end <= start) return undefined;
  if (isSameValue(before[start], after[end]) && isShifted(-1, start + 1, end + 1)) return { from: start, to: end };
  if (isSameValue(before[end], after[start]) && isShifted(1, start, end)) return { from: end, to: start };
  return undefined;
}
