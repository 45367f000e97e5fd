import { describe, expect, it } from 'vitest';
import { checkShape } from '#core/rules/shapes/check-shape.ts';
import {
  anything,
  count,
  listOf,
  mapOf,
  number,
  oneOf,
  text,
  truth,
  type ObjectShape,
} from '#core/rules/shapes/shape.ts';

const pet: ObjectShape = {
  kind: 'object',
  name: 'a pet',
  members: {
    name: text,
    kind: oneOf('cat', 'dog'),
    age: count,
    weight: { kind: 'number', above: 0 },
    alive: truth,
    tags: listOf(anything, { unique: true }),
  },
  required: ['name'],
  extensions: true,
  hints: { colour: 'Say it in the name.' },
};
const faults = (value: unknown, shape: Parameters<typeof checkShape>[1] = pet) =>
  checkShape(value, shape, '/pet').map(({ pointer, message }) => `${pointer} ${message}`);

describe('a value and its shape', () => {
  it.each<{ readonly name: string; readonly value: unknown; readonly found: readonly string[] }>([
    {
      name: 'it fits',
      value: { name: 'a', kind: 'cat', age: 0, weight: 0.1, alive: true, tags: [1, '1', {}, ' {}'], 'x-a': 1 },
      found: [],
    },
    { name: 'a list for an object', value: [], found: ['/pet The file must be a pet in { }, not a list.'] },
    { name: 'a missing member', value: {}, found: ['/pet A pet needs "name", which is missing here. Add it.'] },
    { name: 'null is not missing', value: { name: null }, found: ['/pet/name "name" must be text, not null.'] },
    {
      name: 'an unknown member',
      value: { name: 'a', 'a/b': 1 },
      found: ['/pet/a~1b "a/b" is not known in a pet. Remove it, or start its name with "x-".'],
    },
    {
      name: 'a mistyped one',
      value: { name: 'a', Tag: 1 },
      found: ['/pet/Tag "Tag" is not known in a pet. Did you mean "tags"?'],
    },
    {
      name: 'one with a hint',
      value: { name: 'a', colour: 1 },
      found: ['/pet/colour "colour" is not known in a pet of OpenAPI 2.0. Say it in the name.'],
    },
    {
      name: 'what objects inherit',
      value: { name: 'a', constructor: 1 },
      found: ['/pet/constructor "constructor" is not known in a pet. Remove it, or start its name with "x-".'],
    },
    {
      name: 'another value',
      value: { name: 'a', kind: 'bird' },
      found: ['/pet/kind "bird" is not possible for "kind". Use "cat" or "dog".'],
    },
    {
      name: 'decimals',
      value: { name: 'a', age: 1.5 },
      found: ['/pet/age "age" must be a whole number, not a number with decimals.'],
    },
    {
      name: 'a quoted number',
      value: { name: 'a', age: '5' },
      found: ['/pet/age "age" must be a whole number, not text. Write it without quotes: 5.'],
    },
    {
      name: 'too small',
      value: { name: 'a', age: -1, weight: 0 },
      found: ['/pet/age "age" is -1, but must be 0 or more.', '/pet/weight "weight" is 0, but must be more than 0.'],
    },
    {
      name: 'a quoted true',
      value: { name: 'a', alive: 'true' },
      found: ['/pet/alive "alive" must be true or false, not text. Write it without quotes: true.'],
    },
    {
      name: 'equal but for the order of members',
      value: {
        name: 'a',
        tags: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      found: ['/pet/tags/1 This is in the list already. Remove one of the two.'],
    },
  ])('$name', ({ value, found }) => {
    expect(faults(value)).toEqual(found);
  });

  it('goes on below members of any name, in the order of the text', () => {
    expect(faults({ b: 'x', a: [1, null] }, mapOf('numbers', listOf(number)))).toEqual([
      '/pet/b "b" must be a list in [ ], not text.',
      '/pet/a/1 Item 2 of this list must be a number, not null.',
    ]);
  });
});
