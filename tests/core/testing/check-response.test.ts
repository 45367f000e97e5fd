import { describe, expect, it } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import { checkResponse, checkValue, responseFor } from '#core/testing/check-response.ts';

const definition: Definition = {
  definitions: {
    Pet: {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'integer' }, name: { type: 'string' } },
    },
    Dog: {
      allOf: [{ $ref: '#/definitions/Pet' }, { required: ['barks'], properties: { barks: { type: 'boolean' } } }],
    },
    Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' }, value: { type: 'integer' } } },
    Loop: { $ref: '#/definitions/Loop' },
    Self: { allOf: [{ $ref: '#/definitions/Self' }], properties: { a: { type: 'string' } } },
  },
};
const pet = { $ref: '#/definitions/Pet' };

const cases: readonly {
  readonly name: string;
  readonly schema: unknown;
  readonly answer: unknown;
  readonly found: readonly string[];
}[] = [
  { name: 'as described', schema: pet, answer: { id: 1, name: 'Rex' }, found: [] },
  { name: 'missing', schema: pet, answer: { id: 1 }, found: ['missing-required /name'] },
  { name: 'unknown', schema: pet, answer: { id: 1, name: 'x', 'a/b': 1 }, found: ['unknown-property /a~1b'] },
  { name: 'wrong type', schema: pet, answer: { id: '1', name: 'x' }, found: ['wrong-type /id'] },
  { name: 'fraction for an integer', schema: { type: 'integer' }, answer: 1.5, found: ['wrong-type '] },
  { name: 'whole number for a number', schema: { type: 'number' }, answer: 1, found: [] },
  { name: 'list for an object', schema: pet, answer: [], found: ['wrong-type '] },
  { name: 'null', schema: pet, answer: { id: null, name: 'x' }, found: ['null /id'] },
  { name: 'null where allowed', schema: { type: 'string', 'x-nullable': true }, answer: null, found: [] },
  { name: 'anything', schema: {}, answer: { a: [1, 'x', null] }, found: [] },
  { name: 'no schema', schema: undefined, answer: 5, found: [] },
  { name: 'an open object', schema: { type: 'object' }, answer: { a: 1 }, found: [] },
  {
    name: 'further members of a type',
    schema: { properties: { a: {} }, additionalProperties: { type: 'string' } },
    answer: { b: 'x', c: 1 },
    found: ['wrong-type /c'],
  },
  {
    name: 'further members of any type',
    schema: { properties: { a: {} }, additionalProperties: true },
    answer: { b: 'x' },
    found: [],
  },
  {
    name: 'the same in each item, once',
    schema: { type: 'array', items: pet },
    answer: [
      { id: 1, name: 'x' },
      { id: 'a', name: 'x' },
      { id: 'b', name: 'x', z: 1 },
    ],
    found: ['wrong-type /1/id', 'unknown-property /2/z'],
  },
  {
    name: 'parts of allOf',
    schema: { $ref: '#/definitions/Dog' },
    answer: { id: 1, name: 2, extra: 1 },
    found: ['missing-required /barks', 'wrong-type /name', 'unknown-property /extra'],
  },
  {
    name: 'a circle in the schema',
    schema: { $ref: '#/definitions/Node' },
    answer: { next: { next: { value: 'x' } } },
    found: ['wrong-type /next/next/value'],
  },
  { name: 'a reference to itself', schema: { $ref: '#/definitions/Loop' }, answer: 1, found: [] },
  { name: 'allOf of itself', schema: { $ref: '#/definitions/Self' }, answer: { a: 1 }, found: ['wrong-type /a'] },
  {
    name: 'names of the prototype',
    schema: { type: 'object', required: ['toString'], properties: { a: {} } },
    answer: JSON.parse('{"__proto__":1}'),
    found: ['missing-required /toString', 'unknown-property /__proto__'],
  },
  {
    name: 'odd schema',
    schema: { type: ['x'], properties: [], required: 'a', allOf: [null], items: 5 },
    answer: { a: [] },
    found: [],
  },
];
it.each(cases)('$name', ({ schema, answer, found }) => {
  expect(
    checkValue(definition, schema, answer).map(({ code, pointer }) => `${code.replace('answer/', '')} ${pointer}`),
  ).toEqual(found);
});

it('ends: deep answers, many differences, many items', () => {
  const deep = { value: 1, next: {} };
  let inner: Record<string, unknown> = deep;
  for (let level = 0; level < 5000; level += 1) inner = inner['next'] = { next: {} };
  expect(checkValue(definition, { $ref: '#/definitions/Node' }, deep)).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1]));
  expect(checkValue(definition, { properties: { a: {} } }, many)).toHaveLength(100);
  checkValue(
    definition,
    { type: 'array', items: { $ref: '#/definitions/Dog' } },
    Array.from({ length: 50_000 }, () => ({ id: 1, name: 'x', barks: true })),
  );
});

describe('which response', () => {
  const operation = { responses: { 200: { description: 'OK', schema: pet }, default: { $ref: '#/responses/Failed' } } };
  const withResponses: Definition = {
    ...definition,
    responses: { Failed: { description: 'Failed', schema: { type: 'string' } } },
  };
  it.each([
    { status: 200, code: '200' },
    { status: 404, code: 'default' },
  ])('$status', ({ status, code }) => {
    expect(responseFor(withResponses, operation, status)?.code).toBe(code);
  });

  it('checks by it', () => {
    expect(checkResponse(withResponses, operation, 404, 'gone')).toEqual([]);
    expect(checkResponse(withResponses, operation, 200, 'gone')).toMatchObject([
      { code: 'answer/wrong-type', message: 'The answer is string, described as object.' },
    ]);
    expect(checkResponse(definition, { responses: { 200: { description: 'OK' } } }, 404, {})).toMatchObject([
      { code: 'answer/status-not-described' },
    ]);
    expect(checkResponse(definition, {}, 200, {})).toMatchObject([{ code: 'answer/status-not-described' }]);
  });
});
