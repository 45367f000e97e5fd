import { expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf } from '../postman/read-collection.ts';
import { importValue, sending } from './read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

const ref = (index: number): Loose => ({ $ref: `#/components/schemas/S${index}` });

/** S0 is made of S1, which is made of S2 … and the last is plain. */
function chain(length: number, link: (next: Loose) => Loose): Loose {
  const schemas: Record<string, Loose> = {};
  for (let index = 0; index < length - 1; index += 1) schemas[`S${index}`] = link(ref(index + 1));
  schemas[`S${length - 1}`] = { type: 'object', properties: { z: { type: 'string' } } };
  return schemas;
}

const nested = (levels: number): Loose =>
  levels === 0 ? { type: 'string' } : { type: 'array', items: nested(levels - 1) };

const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index}`, { type: 'string' }]));

/** Written out, each of these would be larger than any memory, or never end. */
it.each<{ name: string; schemas: Loose; codes: readonly string[] }>([
  {
    name: 'allOf twice at each step',
    schemas: chain(40, (next) => ({
      type: 'object',
      properties: { x: { allOf: [next, { title: 'a' }] }, y: { allOf: [next, { title: 'b' }] } },
    })),
    codes: ['too-much-merged'],
  },
  {
    name: 'oneOf twice at each step',
    schemas: chain(40, (next) => ({
      type: 'object',
      properties: { x: { oneOf: [next, { type: 'object' }] }, y: { oneOf: [next, { type: 'object' }] } },
    })),
    codes: ['too-much-merged'],
  },
  {
    name: 'siblings of references twice at each step',
    schemas: chain(40, (next) => ({
      type: 'object',
      properties: { x: { ...next, properties: { q: {} } }, y: { ...next, minProperties: 1 } },
    })),
    codes: ['too-much-merged'],
  },
  {
    name: 'allOf in allOf, 3000 deep',
    schemas: chain(3000, (next) => ({ allOf: [next, { properties: { a: {} } }] })),
    codes: ['too-deep'],
  },
  {
    name: 'oneOf in oneOf, 3000 deep',
    schemas: chain(3000, (next) => ({ oneOf: [next, { type: 'object' }] })),
    codes: ['too-deep'],
  },
  { name: 'a reference to a reference, 3000 times', schemas: chain(3000, (next) => next), codes: [] },
  {
    name: 'a hundred copies of five hundred properties, a thousand times',
    schemas: {
      S0: {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: 1000 }, (_, index) => [`s${index}`, { allOf: [ref(1), { properties: { own: {} } }] }]),
        ),
      },
      S1: { type: 'object', properties: wide },
    },
    codes: ['too-much-merged'],
  },
  {
    name: 'allOf in a circle',
    schemas: {
      S0: { allOf: [ref(1)] },
      S1: { allOf: [ref(2), { title: 'x' }] },
      S2: { allOf: [ref(0), { properties: { a: ref(1) } }] },
    },
    codes: ['reference-circle'],
  },
  {
    name: 'anyOf in a circle',
    schemas: { S0: { anyOf: [ref(1), { type: 'null' }] }, S1: { anyOf: [ref(0), { type: 'null' }] } },
    codes: ['required-loop'],
  },
  { name: 'itself', schemas: { S0: ref(0) }, codes: ['reference-circle'] },
  {
    name: 'required members in a circle',
    schemas: {
      S0: { type: 'object', required: ['a'], properties: { a: ref(1) } },
      S1: { type: 'object', required: ['b'], properties: { b: ref(0) } },
    },
    codes: ['required-loop'],
  },
  { name: 'lists in lists', schemas: { S0: nested(200) }, codes: [] },
])('$name: soon, valid, and said', async ({ schemas, codes }) => {
  const imported = await importValue(sending(ref(0), schemas));
  const { conversion, definition } = imported;
  expect(conversion && isBalanced(conversion.ledger)).toBe(true);
  expect(conversion?.connector.definition.length).toBeLessThan(5_000_000);
  expect(await faultOf(definition)).toBeUndefined();
  expect(imported.codes).toEqual(expect.arrayContaining([...codes]));
});

it('a circle of optional members stays a circle', async () => {
  const tree = { type: 'object', properties: { children: { type: 'array', items: ref(0) }, parent: ref(0) } };
  const { definition, codes } = await importValue(sending(ref(0), { S0: tree }));
  expect(definition.definitions).toEqual({
    S0: {
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#/definitions/S0' } },
        parent: { $ref: '#/definitions/S0' },
      },
    },
  });
  expect(codes).not.toContain('required-loop');
});
