import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { keyOf } from './list-change.ts';

/** Where somebody stands who goes from finding to finding. */
export interface WalkPlace {
  /** As `keyOf` gives it. */
  readonly key: string;
  /** Where it stood in the list: once it is mended, the one after it stands there. */
  readonly index: number;
}

/**
 * The index of the next finding, or the one before; round and round.
 *
 * @param from Undefined for the first step: forward to the first, backward to the last.
 * @returns Undefined when there are none.
 */
export function stepTo(problems: readonly Diagnostic[], from: WalkPlace | undefined, by: 1 | -1): number | undefined {
  if (problems.length === 0) return undefined;
  if (!from) return by === 1 ? 0 : problems.length - 1;
  const at = indexOfPlace(problems, from);
  // What was mended is gone, and the next one has its place already.
  const to = at === undefined ? (by === 1 ? from.index : from.index - 1) : at + by;
  return ((to % problems.length) + problems.length) % problems.length;
}

/** Where the finding is that one stands at; undefined when it is gone. */
export function indexOfPlace(problems: readonly Diagnostic[], { key, index }: WalkPlace): number | undefined {
  const there = problems[index];
  if (there && keyOf(there) === key) return index;
  const found = problems.findIndex((one) => keyOf(one) === key);
  return found < 0 ? undefined : found;
}
