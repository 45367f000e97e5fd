import { describe, expect, it } from 'vitest';
import type { Definition, Parameter } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { controlOf, firstValues } from '#core/testing/first-values.ts';

const definition = (parameters: readonly Parameter[]): Definition => ({
  definitions: {
    Parcel: { type: 'object', properties: { id: { type: 'integer' }, note: { type: 'string' } } },
    Scan: { type: 'string', format: 'binary' },
  },
  paths: { '/parcels': { post: { parameters } } },
});

describe('a parameter is filled in as', () => {
  it.each([
    { name: 'text', parameter: { name: 'a', in: 'query', type: 'string' }, control: { kind: 'text' } },
    {
      name: 'a choice',
      parameter: { name: 'a', in: 'query', type: 'integer', enum: [1, 2] },
      control: { kind: 'choice', choices: ['1', '2'] },
    },
    {
      name: 'yes or no',
      parameter: { name: 'a', in: 'query', type: 'boolean' },
      control: { kind: 'choice', choices: ['true', 'false'] },
    },
    { name: 'a list', parameter: { name: 'a', in: 'query', type: 'array' }, control: { kind: 'list' } },
    { name: 'a file', parameter: { name: 'a', in: 'formData', type: 'file' }, control: { kind: 'file' } },
    {
      name: 'a body',
      parameter: { name: 'a', in: 'body', schema: { $ref: '#/definitions/Parcel' } },
      control: { kind: 'body' },
    },
    {
      name: 'a body that is a file',
      parameter: { name: 'a', in: 'body', schema: { $ref: '#/definitions/Scan' } },
      control: { kind: 'file' },
    },
    { name: 'a body of no schema', parameter: { name: 'a', in: 'body' }, control: { kind: 'body' } },
  ])('$name', ({ parameter, control }) => {
    expect(controlOf(definition([]), parameter)).toEqual(control);
  });
});

it('starts with test values, defaults and a sample of the body', () => {
  const parameters: readonly Parameter[] = [
    { name: 'tested', in: 'query', type: 'string', default: 'no', 'x-ms-test-value': 'yes' },
    { name: 'limit', in: 'query', type: 'integer', default: 20 },
    { name: 'tags', in: 'query', type: 'array', default: ['a', 'b'] },
    { name: 'open', in: 'query', type: 'string' },
    { name: 'scan', in: 'formData', type: 'file' },
    { name: 'body', in: 'body', schema: { $ref: '#/definitions/Parcel' } },
  ];
  const [operation] = operationsOf(definition(parameters));
  if (!operation) throw new Error('There is an operation');
  expect(firstValues(definition(parameters), operation)).toEqual({
    'query/tested': 'yes',
    'query/limit': '20',
    'query/tags': ['a', 'b'],
    body: '{\n  "id": 0,\n  "note": ""\n}',
  });
});
