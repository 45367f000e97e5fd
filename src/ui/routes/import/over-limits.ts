import type { LimitReading } from '#core/limits/measure-limits.ts';
import { countOf } from '../../components/count-of.ts';
import { kilobytesOf } from '../../components/size-of.ts';

/** What is over its limit, in words: `966 operations and 4,880 KB` and `256 operations and 1,024 KB`. Undefined when nothing is. */
export function overLimits(
  readings: readonly LimitReading[],
): { readonly used: string; readonly limits: string } | undefined {
  const over = readings.filter(({ used, limit }) => used > limit).toSorted((a, b) => b.id.localeCompare(a.id));
  if (over.length === 0) return undefined;
  const inWords = (amount: (reading: LimitReading) => number): string =>
    over
      .map((reading) =>
        reading.unit === 'bytes' ? kilobytesOf(amount(reading)) : countOf(amount(reading), 'operation'),
      )
      .join(' and ');
  return { used: inWords(({ used }) => used), limits: inWords(({ limit }) => limit) };
}
