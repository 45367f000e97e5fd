import fc, { type Arbitrary } from 'fast-check';

/** What stands where something else should. */
export const oddValue: Arbitrary<unknown> = fc.constantFrom(
  null, 0, -1.5, 1e21, '', ' ', 'text', true, false, [], {}, [null], [[]], { a: null }, { $ref: 3 }, { $ref: '#' },
  { $ref: '#/nowhere' }, { $ref: 'other.json#/a' }, '\u0000', '{{x}}', '𐐷 名前', '<b>&amp;"\\', 'x'.repeat(300),
); // prettier-ignore

/** Nearly always what is asked for. */
export const mostly = (arbitrary: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary }, { weight: 1, arbitrary: oddValue });

/** Members that may each be missing or odd, and now and then one that is none of the format's. */
export function members(
  shape: Readonly<Record<string, Arbitrary<unknown>>>,
  always: readonly string[] = [],
): Arbitrary<unknown> {
  const odd = Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, mostly(value)]));
  const record = fc.record(odd, { requiredKeys: [...always] });
  const strange = fc.dictionary(
    fc.constantFrom('x-note', 'unknown', '__proto__', 'constructor', '', '$ref2'),
    oddValue,
    {
      maxKeys: 1,
      noNullPrototype: true,
    },
  );
  return fc.oneof(
    { weight: 20, arbitrary: record },
    { weight: 1, arbitrary: fc.tuple(record, strange).map(([own, more]) => ({ ...more, ...own })) },
  );
}

export const some = (arbitrary: Arbitrary<unknown>, maxLength = 2): Arbitrary<readonly unknown[]> =>
  fc.array(mostly(arbitrary), { maxLength });

/** Members of any name. */
export const named = (keys: Arbitrary<string>, values: Arbitrary<unknown>, maxKeys = 2): Arbitrary<unknown> =>
  fc.dictionary(keys, mostly(values), { maxKeys, noNullPrototype: true });

export const words = fc.constantFrom(
  'id', 'petId', 'pet_id', 'Pet', 'name', 'filter', 'page size', 'a.b', 'x-y', 'ids[]', '名', '$odd', '__proto__', 'constructor',
  'toString', 'a/b~c', '', ' ', '1', 'connectionId', 'user name', 'very-long-name-of-a-thing-that-goes-on-and-on',
); // prettier-ignore
export const sentence = fc.constantFrom(
  '',
  'Pets.',
  'A *text* with `marks`. And more.',
  'é\n\n# Head',
  'x',
  'List all pets',
  'y'.repeat(200),
);
