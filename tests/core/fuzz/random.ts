/** Chance that repeats itself: the same seed and number give the same throws, whatever was thrown for others. */
export interface Random {
  /** A whole number from 0 on, smaller than `limit`; 0 where there is nothing to choose from. */
  readonly below: (limit: number) => number;
  /** True in this share of cases: `chance(0.1)`. */
  readonly chance: (share: number) => boolean;
  /** @throws RangeError for an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
}

export function makeRandom(seed: number, number: number): Random {
  let state = mix(mix(seed) ^ number);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return mix(state) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const index = below(list.length);
      const picked = list[index];
      // `undefined` may be one of the things to pick from.
      if (picked === undefined && index >= list.length) throw new RangeError('Nothing to pick from');
      return picked as (typeof list)[number];
    },
  };
}

/** Spreads a number over 32 bits (the last steps of MurmurHash 3). */
function mix(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
