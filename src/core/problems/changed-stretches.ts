import type { Splice } from '../text/splice.ts';

/** A stretch of a text and what it became: half-open offsets in UTF-16 code units of the text before and after. */
export interface ChangedStretch {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * What splices made one after the other come to: stretches apart from each other, in the order of the text.
 *
 * @param splices Each speaks of the text that the one before has left.
 */
export function stretchesOf(splices: readonly Splice[]): readonly ChangedStretch[] {
  const stretches: Mutable[] = [];
  for (const { start, end, text } of splices) {
    const growth = text.length - (end - start);
    // Stretches end before or begin after the splice, or become one with it.
    const first = findFrom(stretches, ({ newEnd }) => newEnd >= start);
    const next = findFrom(stretches, ({ newStart }) => newStart > end);
    const merged = merge(stretches.slice(first, next), stretches[first - 1], start, end);
    stretches.splice(first, next - first, { ...merged, newEnd: merged.newEnd + growth });
    for (const later of stretches.slice(first + 1)) {
      later.newStart += growth;
      later.newEnd += growth;
    }
  }
  return stretches;
}

type Mutable = { -readonly [K in keyof ChangedStretch]: ChangedStretch[K] };

/** One stretch around the place of a splice and those that it touches, as before the splice is made. */
function merge(
  touched: readonly ChangedStretch[],
  before: ChangedStretch | undefined,
  start: number,
  end: number,
): ChangedStretch {
  const [first, last] = [touched[0], touched.at(-1)];
  // By how much the text before is ahead, up to here.
  const shift = before ? before.end - before.newEnd : 0;
  if (!first || !last) return { start: start + shift, end: end + shift, newStart: start, newEnd: end };
  return {
    start: Math.min(first.start, start + shift),
    end: Math.max(last.end, end + last.end - last.newEnd),
    newStart: Math.min(first.newStart, start),
    newEnd: Math.max(last.newEnd, end),
  };
}

/** The index of the first that answers true; those after it do so as well. */
function findFrom(stretches: readonly ChangedStretch[], isThere: (stretch: ChangedStretch) => boolean): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch && isThere(stretch)) high = middle;
    else low = middle + 1;
  }
  return low;
}
