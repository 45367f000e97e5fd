import { expect, it } from 'vitest';
import { parameterWords } from '#core/definition/parameter-words.ts';
import type { Definition, Parameter } from '#core/definition/openapi2.ts';

const definition: Definition = {
  definitions: {
    Pet: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
    Pets: { type: 'array', items: { $ref: '#/definitions/Pet' } },
  },
};

it.each<{ readonly words: string; readonly parameter: Parameter }>([
  { words: 'text', parameter: { name: 'q', in: 'query', type: 'string' } },
  { words: 'date', parameter: { name: 'day', in: 'query', type: 'string', format: 'date' } },
  { words: 'yes or no', parameter: { name: 'active', in: 'query', type: 'boolean' } },
  { words: 'anything', parameter: { name: 'x', in: 'query' } },
  { words: 'text · 1 choice', parameter: { name: 'kind', in: 'query', type: 'string', enum: ['a'] } },
  { words: 'whole number · 2 choices', parameter: { name: 'size', in: 'query', type: 'integer', enum: [1, 2] } },
  {
    words: 'list of whole number',
    parameter: { name: 'ids', in: 'query', type: 'array', items: { type: 'integer' } },
  },
  {
    words: 'text · from the service',
    parameter: {
      name: 'list',
      in: 'query',
      type: 'string',
      'x-ms-dynamic-values': { operationId: 'ListLists', 'value-path': 'id' },
    } as Parameter,
  },
  { words: 'object · 2 fields', parameter: { name: 'body', in: 'body', schema: { $ref: '#/definitions/Pet' } } },
  { words: 'list of Pet', parameter: { name: 'body', in: 'body', schema: { $ref: '#/definitions/Pets' } } },
  {
    words: 'Cat, which is missing',
    parameter: { name: 'body', in: 'body', schema: { $ref: '#/definitions/Cat' } },
  },
  { words: 'anything', parameter: { name: 'body', in: 'body' } },
])('a parameter is said to be $words', ({ words, parameter }) => {
  expect(parameterWords(definition, parameter)).toBe(words);
});
