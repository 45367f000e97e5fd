import type { Splice } from './splice.ts';

/** A text with splices applied, and the way back. */
export interface MendedText {
  readonly text: string;
  /** The offset in the original of an offset in `text`; of what was put in, where it was put in. */
  readonly originalOf: (offset: number) => number;
  /** The first offset in `text` of what stands at or after an offset of the original. */
  readonly mendedOf: (offset: number) => number;
}

/** A stretch that came through as it was. */
interface Kept {
  readonly start: number;
  readonly originalStart: number;
  readonly length: number;
}

/**
 * Applies splices to the part `[start, end)` of a text, in any order. Those within a stretch that another one takes out
 * are passed over.
 */
export function applySplices(original: string, start: number, end: number, splices: readonly Splice[]): MendedText {
  const kept: Kept[] = [];
  const parts: string[] = [];
  let length = 0;
  let at = start;
  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const keepUntil = (next: number): void => {
    if (next > at) kept.push({ start: length, originalStart: at, length: next - at });
    put(original.slice(at, next));
  };
  for (const splice of splices.toSorted(inOrder)) {
    if (splice.start < at || splice.end > end) continue;
    keepUntil(splice.start);
    put(splice.text);
    at = splice.end;
  }
  keepUntil(end);
  return {
    text: parts.join(''),
    originalOf: (offset) => originalOf(kept, offset, start),
    mendedOf: (offset) => mendedOf(kept, offset),
  };
}

function mendedOf(kept: readonly Kept[], offset: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = kept[middle];
    if (piece && piece.originalStart + piece.length <= offset) low = middle + 1;
    else high = middle;
  }
  const [found, last] = [kept[low], kept.at(-1)];
  if (!found) return last ? last.start + last.length : 0;
  return found.start + Math.max(0, offset - found.originalStart);
}

/** At one place, what is put in comes first, then the longer of two, which takes out the other. */
function inOrder(a: Splice, b: Splice): number {
  if (a.start !== b.start) return a.start - b.start;
  const [isPutIn, other] = [a.end === a.start, b.end === b.start];
  return isPutIn === other ? b.end - a.end : isPutIn ? -1 : 1;
}

function originalOf(kept: readonly Kept[], offset: number, start: number): number {
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((kept[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = kept[low];
  if (!found) return start;
  return found.originalStart + Math.min(Math.max(0, offset - found.start), found.length);
}
