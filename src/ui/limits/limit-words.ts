import type { Savings } from '#core/limits/fit/offer-fits.ts';
import type { LimitReading, LimitScope, LimitState } from '#core/limits/limit.ts';
import { countOf } from '../components/count-of.ts';
import { kilobytesOf, sizeOf } from '../components/size-of.ts';

const mebibyte = 1_048_576;

/** `212 KB of 1 MB`, `300 of 256 operations`. Over a limit of bytes both are in one unit, so that they can be compared. */
export function amountOf({ used, limit, unit }: Pick<LimitReading, 'used' | 'limit' | 'unit'>): string {
  if (unit !== 'bytes') return `${used.toLocaleString('en')} of ${countOf(limit, one[unit], unit)}`;
  return `${kilobytesOf(used)} of ${limit === mebibyte && used <= limit ? '1 MB' : kilobytesOf(limit)}`;
}

const one = {
  characters: 'character',
  operations: 'operation',
  schemas: 'schema',
  levels: 'level',
  categories: 'category',
} as const satisfies Readonly<Record<Exclude<LimitReading['unit'], 'bytes'>, string>>;

/** What is said beside the figures; '' where all is well. */
export function stateWords(state: LimitState, { isHard, scope }: Pick<LimitReading, 'isHard' | 'scope'>): string {
  switch (state) {
    case 'fine':
      return '';
    case 'near':
      return 'near the limit';
    case 'over':
      if (!isHard) return 'more than advised';
      return scope === 'solution' ? 'too much for a solution' : 'over the limit';
  }
}

/** A limit that does not hold for every connector gives a warning at most. */
export const toneOf = (
  state: LimitState,
  { isHard, scope }: Pick<LimitReading, 'isHard' | 'scope'>,
): 'fine' | 'near' | 'over' => (state === 'over' && (!isHard || scope !== 'every') ? 'near' : state);

export const scopeWords: Readonly<Record<LimitScope, string>> = {
  every: '',
  solution: 'Solutions only',
  certification: 'Certification only',
};

/** `Saves 34 KB, 31,200 characters and 40 schemas`; '' where nothing is saved. */
export function savingWords({ bytes, characters, operations, schemas }: Savings): string {
  const parts = [
    ...(bytes > 0 ? [sizeOf(bytes)] : []),
    ...(characters > 0 ? [countOf(characters, 'character')] : []),
    ...(operations > 0 ? [countOf(operations, 'operation')] : []),
    ...(schemas > 0 ? [countOf(schemas, 'schema')] : []),
  ];
  const last = parts.pop();
  if (last === undefined) return '';
  return `Saves ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}`;
}
