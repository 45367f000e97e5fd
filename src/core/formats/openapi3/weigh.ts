const weights = new WeakMap<object, number>();

/**
 * How many values a value consists of when it is written out. Parts that are shared count each time, but are walked
 * through only once.
 *
 * @param value Never changed after it was weighed.
 */
export function weigh(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = weights.get(value);
  if (known !== undefined) return known;
  let weight = 1;
  for (const member of Object.values(value)) weight += weigh(member);
  weights.set(value, weight);
  return weight;
}
