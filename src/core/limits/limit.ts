import type { JsonPointer } from '../document/pointer.ts';
import type { LimitId } from './limit-facts.ts';

export type LimitUnit = 'bytes' | 'characters' | 'operations' | 'schemas' | 'levels' | 'categories';

/** One limit of the service and how much of it a connector uses. Plain data, to be posted between threads. */
export interface LimitReading {
  readonly id: LimitId;
  /** What is measured, as a maker would say it: `Schemas in one body`. */
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: LimitUnit;
  /** A connector over it is refused, by the service or, for `scope: 'solution'`, by a solution. Others are advice. */
  readonly isHard: boolean;
  /** It grows with the connector, as sizes, counts and depth do; others are the lengths of single texts. */
  readonly isCapacity: boolean;
  /** For whom it holds. */
  readonly scope: LimitScope;
  /** What is counted and what comes of too much, in a sentence. */
  readonly about: string;
  /** Where the limit is written down. */
  readonly source: string;
  /** Of which time that is: `2023`. */
  readonly sourceDate: string;
  /** The largest of what is measured, or all of it; from the connector's root. */
  readonly pointer?: JsonPointer;
}

/** Every connector, those that travel in a solution, or those that are published to everybody. */
export type LimitScope = 'every' | 'solution' | 'certification';

export type LimitState = 'fine' | 'near' | 'over';

/** The share of a limit from which on it is told of. */
const nearShare = 0.8;

export const shareOf = ({ used, limit }: Pick<LimitReading, 'used' | 'limit'>): number => used / limit;

export function stateOf(reading: Pick<LimitReading, 'used' | 'limit'>): LimitState {
  const share = shareOf(reading);
  if (share > 1) return 'over';
  return share > nearShare ? 'near' : 'fine';
}

/** The fullest first. */
export const byFullness = (readings: readonly LimitReading[]): readonly LimitReading[] =>
  readings.toSorted((a, b) => shareOf(b) - shareOf(a));

/**
 * The limit that a connector comes to first. What the service refuses goes before what only a solution does, unless
 * that is close or over and the other is not.
 */
export function tightestLimit(readings: readonly LimitReading[]): LimitReading | undefined {
  const hard = byFullness(readings.filter(({ isCapacity, isHard }) => isCapacity && isHard));
  const forAll = hard.find(({ scope }) => scope === 'every');
  const [first] = hard;
  return first && stateOf(first) !== 'fine' && (!forAll || stateOf(forAll) === 'fine') ? first : (forAll ?? first);
}
