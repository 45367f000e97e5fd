import { describe, expect, it } from 'vitest';
import { inferFromText, inferSchema, inferSchemaFromText } from '#core/samples/infer-schema.ts';

const text = (name: string) => ({ type: 'string', description: name });

describe('one sample', () => {
  it.each([
    { name: 'text', sample: 'a', schema: { type: 'string' } },
    { name: 'a date gets no format', sample: '2024-02-01T10:00:00Z', schema: { type: 'string' } },
    { name: 'integer', sample: 5, schema: { type: 'integer', format: 'int32' } },
    { name: 'largest int32', sample: 2147483647, schema: { type: 'integer', format: 'int32' } },
    { name: 'beyond int32', sample: 2147483648, schema: { type: 'integer', format: 'int64' } },
    { name: 'smallest int32', sample: -2147483648, schema: { type: 'integer', format: 'int32' } },
    { name: 'below int32', sample: -2147483649, schema: { type: 'integer', format: 'int64' } },
    { name: 'beyond int64', sample: 1e20, schema: { type: 'number', format: 'float' } },
    { name: 'fraction', sample: 5.5, schema: { type: 'number', format: 'float' } },
    { name: 'boolean', sample: false, schema: { type: 'boolean' } },
    { name: 'null', sample: null, schema: { type: 'string' } },
    { name: 'empty object', sample: {}, schema: { type: 'object', properties: {} } },
    { name: 'empty array', sample: [], schema: { type: 'array', items: {} } },
    { name: 'array of texts', sample: ['a', 'b'], schema: { type: 'array', items: { type: 'string' } } },
    {
      name: 'object',
      sample: { id: 5, name: 'Rex', tags: [], owner: { mail: 'a@b.example' } },
      schema: {
        type: 'object',
        properties: {
          id: { type: 'integer', format: 'int32', description: 'id' },
          name: text('name'),
          tags: { type: 'array', items: {}, description: 'tags' },
          owner: { type: 'object', properties: { mail: text('mail') }, description: 'owner' },
        },
      },
    },
    {
      name: 'array at the root',
      sample: [{ a: 'x' }],
      schema: { type: 'array', items: { type: 'object', properties: { a: text('a') } } },
    },
    {
      name: 'items of an array differ',
      sample: [{ a: 'x' }, { b: true }, 'stray'],
      schema: {
        type: 'array',
        items: { type: 'object', properties: { a: text('a'), b: { type: 'boolean', description: 'b' } } },
      },
    },
    {
      name: 'the first scalar type of mixed items',
      sample: [null, 1, 'a'],
      schema: { type: 'array', items: { type: 'integer', format: 'int32' } },
    },
    {
      name: 'items widened',
      sample: [1, 3000000000, 2.5],
      schema: { type: 'array', items: { type: 'number', format: 'float' } },
    },
    {
      name: 'array of arrays',
      sample: [[], [1]],
      schema: { type: 'array', items: { type: 'array', items: { type: 'integer', format: 'int32' } } },
    },
  ])('$name', ({ sample, schema }) => {
    // As text, because the wizard's order of members is part of the result.
    expect(JSON.stringify(inferSchema([sample]))).toBe(JSON.stringify(schema));
    expect(JSON.stringify(inferSchemaFromText([JSON.stringify(sample)]))).toBe(JSON.stringify(schema));
  });
});

it('merges several samples', () => {
  expect(inferSchema([{ a: null, b: 1 }, { a: 'x', c: [] }, { c: [{ d: 1.5 }] }])).toEqual({
    type: 'object',
    properties: {
      a: text('a'),
      b: { type: 'integer', format: 'int32', description: 'b' },
      c: {
        type: 'array',
        items: { type: 'object', properties: { d: { type: 'number', format: 'float', description: 'd' } } },
        description: 'c',
      },
    },
  });
});

it('says nothing without samples', () => {
  expect(inferSchema([])).toEqual({});
  expect(inferSchemaFromText([])).toBeUndefined();
});

it.each([
  { written: '0.0', type: 'number' },
  { written: '1e3', type: 'number' },
  { written: '-7', type: 'integer' },
  { written: '9223372036854775000', type: 'integer' },
  { written: '92233720368547758080', type: 'number' },
])('goes by the literal: $written is $type', ({ written, type }) => {
  expect(inferSchemaFromText([` { "n" : ${written} } `])?.properties?.['n']?.type).toBe(type);
});

it.each(['', 'hello', '<html></html>', '{"a":', '{"a":1}}}'])('is undefined for %j', (notJson) => {
  expect(inferSchemaFromText([notJson])).toBeUndefined();
  expect(inferSchemaFromText([notJson, '{"a":1}'])).toEqual(inferSchema([{ a: 1 }]));
});

it('tells where it saw only null', () => {
  expect(inferFromText(['{"a":null,"b":[null],"c":null}', '{"c":1}'])?.nullAt).toEqual([
    '/properties/a',
    '/properties/b/items',
  ]);
});

it('takes __proto__ and constructor for ordinary names', () => {
  const schema = inferSchema([JSON.parse('{"__proto__":{"polluted":1},"constructor":"x"}')]);
  expect(Object.keys(schema.properties ?? {})).toEqual(['__proto__', 'constructor']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

describe('odd sizes', () => {
  it('ends on deep, circular and branching samples', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) deep = { a: deep };
    const circle: Record<string, unknown> = { name: 'x' };
    circle['left'] = circle;
    circle['right'] = circle;
    for (const sample of [deep, circle]) expect(inferSchema([sample]).type).toBe('object');
  });
});
