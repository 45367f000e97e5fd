import { isRecord } from '../../definition/operations.ts';

/**
 * The values of a list, to tell which of them are equal, as JSON Schema has it: the order of members does not count. Objects
 * are only written out where they have as much in them as another one.
 */
export class SeenValues {
  readonly #keys = new Set<unknown>();
  /** By what their texts weigh: the first of that weight, until there is a second one. */
  readonly #objects = new Map<number, object | undefined>();

  /** @returns False if it was there already. */
  add(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return this.#addKey(value);
    const weight = weightOf(value);
    if (!this.#objects.has(weight)) {
      this.#objects.set(weight, value);
      return true;
    }
    const first = this.#objects.get(weight);
    if (first) this.#addKey(equalityKey(first));
    this.#objects.set(weight, undefined);
    return this.#addKey(equalityKey(value));
  }

  #addKey(key: unknown): boolean {
    const { size } = this.#keys;
    return this.#keys.add(key).size > size;
  }
}

/** The same for equal values; for most others it is not. */
function weightOf(value: object): number {
  const members: readonly unknown[] = Object.values(value);
  let weight = members.length;
  for (const member of members) if (typeof member === 'string') weight += member.length * 1000;
  return weight;
}

/** Equal for equal values. The space keeps an object apart from a text that spells it. */
const equalityKey = (value: object): string => ` ${JSON.stringify(sorted(value))}`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  // Pairs in place of an object, so that a key called __proto__ is only a text.
  return {
    pairs: Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  };
}
