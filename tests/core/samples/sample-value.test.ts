import { expect, it } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import { sampleValue } from '#core/samples/sample-value.ts';

it.each([
  {
    name: 'test value first',
    schema: { type: 'string', 'x-ms-test-value': 'a', example: 'b', default: 'c', enum: ['d'] },
    value: 'a',
  },
  { name: 'then example', schema: { type: 'string', example: 'b', default: 'c' }, value: 'b' },
  { name: 'then default', schema: { type: 'string', default: 'c', enum: ['d'] }, value: 'c' },
  { name: 'then enum', schema: { type: 'string', enum: ['d'] }, value: 'd' },
  { name: 'false is a value', schema: { type: 'boolean', default: false, example: undefined }, value: false },
  { name: 'number within bounds', schema: { type: 'integer', minimum: 3 }, value: 3 },
  { name: 'date', schema: { type: 'string', format: 'date' }, value: '2025-01-31' },
  { name: 'array', schema: { type: 'array', items: { type: 'string' } }, value: [''] },
  { name: 'array of anything', schema: { type: 'array', items: {} }, value: [] },
  {
    name: 'object without read-only properties',
    schema: { properties: { a: { type: 'string' }, id: { type: 'string', readOnly: true }, any: {} } },
    value: { a: '' },
  },
  {
    name: 'parts of allOf',
    schema: { allOf: [{ $ref: '#/definitions/Named' }, { properties: { b: { type: 'boolean' } } }] },
    value: { name: 'Rex', b: false },
  },
  { name: 'missing reference', schema: { $ref: '#/definitions/Nobody' }, value: undefined },
  { name: 'odd input', schema: { type: 'object', properties: { a: null, b: 5, c: { type: 7 } } }, value: {} },
])('$name', ({ schema, value }) => {
  const definition: Definition = {
    definitions: { Named: { type: 'object', properties: { name: { type: 'string', example: 'Rex' } } } },
  };
  expect(sampleValue(definition, schema)).toEqual(value);
});

it('ends circles', () => {
  const definition: Definition = {
    definitions: {
      Node: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          parent: { $ref: '#/definitions/Node' },
          children: { type: 'array', items: { $ref: '#/definitions/Node' } },
        },
      },
    },
  };
  expect(sampleValue(definition, { $ref: '#/definitions/Node' })).toEqual({ name: '', children: [] });
});

it('ends reference bombs', () => {
  const level = (next: number) => ({
    type: 'object',
    properties: Object.fromEntries('abcdefgh'.split('').map((name) => [name, { $ref: `#/definitions/L${next}` }])),
  });
  const definitions = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`L${index}`, level(index + 1)]));
  expect(JSON.stringify(sampleValue({ definitions }, { $ref: '#/definitions/L0' })).length).toBeLessThan(100_000);
});
