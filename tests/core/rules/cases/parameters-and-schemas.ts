import { body, inPath, inQuery, operation, pathsWith, taking } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/post/parameters';
const definitions = (schemas: Readonly<Record<string, unknown>>) => ({ definitions: schemas });
const id = { id: { type: 'integer' } };

export const parameterAndSchemaCases: RuleCases = {
  'path-parameter-required': [
    { name: 'required', definition: taking(inPath('id')), found: [] },
    { name: 'in the query', definition: taking(inQuery('id')), found: [] },
    { name: 'false', definition: taking({ ...inPath('id'), required: false }), found: [`${at}/0/required`] },
    {
      name: 'not said',
      definition: taking({ ...inPath('id'), required: undefined }),
      found: [`${at}/0/required`],
      fix: 'Make it required',
      mended: { [`${at}/0/required`]: true },
    },
    {
      name: 'shared',
      definition: { parameters: { Id: { name: 'id', in: 'path', type: 'string' } } },
      found: ['/definition/parameters/Id/required'],
    },
  ],
  'pattern-usable': [
    ...[
      '^[a-z]+(?:-[a-z]+)*$',
      '^\\d{3}(,\\d{3})*$',
      '(ab+c)+',
      '^(a|b)+$',
      '[(+)+]+',
      '\\(a+\\)+',
      '^\\p{L}+$',
      '(a+){3}',
      '(?:\\w+:\\s*)*',
    ].map((pattern) => ({
      name: `good: ${pattern}`,
      definition: definitions({ A: { type: 'string', pattern } }),
      found: [],
    })),
    ...['^(a+)+$', '(a*)*', '(\\w+\\s?)+', '([a-z]+\\.?)*x', '(?:(a+))+', '(x|a+)*', '((a+)?)+', '(a{2,})+'].map(
      (pattern) => ({
        name: `for ever: ${pattern}`,
        definition: definitions({ A: { type: 'string', pattern } }),
        found: ['/definition/definitions/A/pattern'],
        says: /may take for ever/,
      }),
    ),
    ...['([a-z', '(?i)a', 'a**'].map((pattern) => ({
      name: `no expression: ${pattern}`,
      definition: definitions({ A: { type: 'string', pattern } }),
      found: ['/definition/definitions/A/pattern'],
      says: /no regular expression/,
    })),
    { name: 'of a parameter', definition: taking({ ...inQuery('a'), pattern: '(a+)+' }), found: [`${at}/0/pattern`] },
    { name: 'no text', definition: definitions({ A: { pattern: 1 } }), found: [] },
  ],
  'parameter-unique': [
    { name: 'one name in two places', definition: taking(inQuery('id'), inPath('id')), found: [] },
    {
      name: 'an operation overrides its path',
      definition: {
        paths: { '/pets': { parameters: [inQuery('a')], get: operation({ parameters: [inQuery('a')] }) } },
      },
      found: [],
    },
    {
      name: 'twice, the same to the letter',
      definition: taking(inQuery('a'), inQuery('b'), inQuery('a'), inQuery('a')),
      found: [`${at}/2`, `${at}/3`],
      fix: 'Remove repeated parameters',
      mended: { [at]: [inQuery('a'), inQuery('b')] },
    },
    {
      name: 'twice, and nobody knows which is meant',
      definition: taking(inQuery('a'), { ...inQuery('a'), required: true }),
      found: [`${at}/1`],
    },
    {
      name: 'through a reference',
      definition: { ...taking(inQuery('a'), { $ref: '#/parameters/A' }), parameters: { A: inQuery('a') } },
      found: [`${at}/1`],
    },
    {
      name: 'at the path',
      definition: { paths: { '/pets': { parameters: [inQuery('a'), inQuery('a')] } } },
      found: ['/definition/paths/~1pets/parameters/1'],
    },
  ],
  'default-type': [
    {
      name: 'of the type',
      definition: taking({ ...inQuery('a'), default: 'x' }, { ...inQuery('b'), type: 'number', default: 1 }),
      found: [],
    },
    {
      name: 'none, null, or no type',
      definition: definitions({ A: { type: 'string', default: null }, B: { default: 5 } }),
      found: [],
    },
    {
      name: 'quoted',
      definition: taking({ ...inQuery('a'), type: 'integer', default: '5' }),
      found: [`${at}/0/default`],
      says: /without quotes: 5/,
      fix: 'Write the default without quotes',
      mended: { [`${at}/0/default`]: 5 },
    },
    {
      name: 'unquoted',
      definition: definitions({ A: { type: 'string', default: 5 } }),
      found: ['/definition/definitions/A/default'],
      says: /in quotes: "5"/,
      mended: { '/definition/definitions/A/default': '5' },
    },
    {
      name: 'not near it',
      definition: definitions({ A: { type: 'array', default: 'x' } }),
      found: ['/definition/definitions/A/default'],
      says: /another value/,
    },
    {
      name: 'decimals',
      definition: definitions({ A: { type: 'integer', default: 1.5 } }),
      found: ['/definition/definitions/A/default'],
    },
  ],
  'array-items': [
    {
      name: 'with items',
      definition: taking({ ...inQuery('a'), type: 'array', items: { type: 'string' } }),
      found: [],
    },
    { name: 'a parameter', definition: taking({ ...inQuery('a'), type: 'array' }), found: [`${at}/0`] },
    {
      name: 'items of items',
      definition: taking({ ...inQuery('a'), type: 'array', items: { type: 'array' } }),
      found: [`${at}/0/items`],
    },
    {
      name: 'a property of a body, a header, a response',
      definition: pathsWith({
        parameters: [{ ...body, schema: { properties: { tags: { type: 'array' } } } }],
        responses: { 200: { description: '', schema: { type: 'array' }, headers: { 'X-A': { type: 'array' } } } },
      }),
      found: [
        '/definition/paths/~1pets/get/parameters/0/schema/properties/tags',
        '/definition/paths/~1pets/get/responses/200/schema',
        '/definition/paths/~1pets/get/responses/200/headers/X-A',
      ],
    },
    {
      name: 'what a webhook sends',
      definition: { paths: { '/hooks': { 'x-ms-notification-content': { schema: { type: 'array' } } } } },
      found: ['/definition/paths/~1hooks/x-ms-notification-content/schema'],
    },
  ],
  'required-property-exists': [
    {
      name: 'it does',
      definition: definitions({ A: { type: 'object', properties: id, required: ['id'] } }),
      found: [],
    },
    {
      name: 'in a part of allOf, through references that go in a circle',
      definition: definitions({
        A: { type: 'object', required: ['id'], allOf: [{ $ref: '#/definitions/B' }] },
        B: { properties: id, allOf: [{ $ref: '#/definitions/A' }] },
      }),
      found: [],
    },
    {
      name: 'in a part that is not there',
      definition: definitions({ A: { type: 'object', required: ['id'], allOf: [{ $ref: '#/x' }] } }),
      found: [],
    },
    {
      name: 'a part of allOf requires what another has',
      definition: definitions({ A: { allOf: [{ properties: id }, { type: 'object', required: ['id'] }] } }),
      found: [],
    },
    {
      name: 'it does not, for more names than there are rounds',
      definition: definitions({ A: { type: 'object', properties: id, required: ['id', ...'abcdefghij'] } }),
      found: [...'abcdefghij'].map((_, index) => `/definition/definitions/A/required/${index + 1}`),
      fix: 'Take names without a property off “required”',
      mended: { '/definition/definitions/A/required': ['id'] },
    },
    {
      name: 'none of them does',
      definition: definitions({ A: { type: 'object', required: ['a'] } }),
      found: ['/definition/definitions/A/required/0'],
      mended: { '/definition/definitions/A': { type: 'object' } },
    },
    {
      name: 'in a part beyond a hundred others, which is not looked for',
      definition: definitions(
        Object.fromEntries(
          Array.from({ length: 150 }, (_, index) => [
            `A${index}`,
            {
              type: 'object',
              ...(index === 0 && { required: ['id'] }),
              allOf: [{ $ref: `#/definitions/A${index + 1}` }],
            },
          ]),
        ),
      ),
      found: [],
    },
  ],
  'reference-text': [
    { name: 'text', definition: definitions({ A: { $ref: '#/definitions/B' } }), found: [] },
    { name: 'a number', definition: definitions({ A: { $ref: 5 } }), found: ['/definition/definitions/A/$ref'] },
    { name: 'signs written out', definition: definitions({ 'A%': { $ref: '#/definitions/A%25' } }), found: [] },
    {
      name: 'a percent sign that stands for nothing',
      definition: definitions({ A: { $ref: '#/definitions/A%2' } }),
      found: ['/definition/definitions/A/$ref'],
    },
    { name: 'null among parameters', definition: taking({ $ref: null }), found: [`${at}/0/$ref`] },
  ],
  'reference-local': [
    { name: 'inside the file', definition: definitions({ A: { $ref: '#/definitions/B' } }), found: [] },
    {
      name: 'a file',
      definition: definitions({ A: { $ref: './pet.json' } }),
      found: ['/definition/definitions/A/$ref'],
    },
    {
      name: 'an address',
      definition: taking({ $ref: 'https://pets.example/p.json#/id' }),
      found: [`${at}/0/$ref`],
      says: /"parameters"/,
    },
    {
      name: 'the middle of something else',
      definition: definitions({ A: { $ref: '#/definitions/B/properties/id' }, B: { properties: { id: {} } } }),
      found: ['/definition/definitions/A/$ref'],
      says: /no shared part of "definitions"/,
    },
    { name: 'the whole file', definition: taking({ $ref: '#' }), found: [`${at}/0/$ref`] },
    { name: 'what is missing is told by another', definition: definitions({ A: { $ref: '#/x/y' } }), found: [] },
  ],
  'reference-resolves': [
    { name: 'it does', definition: definitions({ A: { $ref: '#/definitions/A b' }, 'A b': {} }), found: [] },
    {
      name: 'with escapes',
      definition: definitions({ A: { $ref: '#/definitions/List%3CPet~1Toy%3E' }, 'List<Pet/Toy>': {} }),
      found: [],
    },
    {
      name: 'to a schema that contains itself',
      definition: definitions({ A: { properties: { a: { $ref: '#/definitions/A' } } } }),
      found: [],
    },
    { name: 'it does not', definition: taking({ $ref: '#/parameters/Id' }), found: [`${at}/0/$ref`] },
    {
      name: 'but for capitals, or for where it is',
      definition: definitions({
        Pet: { type: 'string' },
        A: { properties: { a: { $ref: '#/definitions/pet' }, b: { $ref: '#/components/schemas/Pet' } } },
      }),
      found: ['/definition/definitions/A/properties/a/$ref', '/definition/definitions/A/properties/b/$ref'],
      says: /Did you mean "#\/definitions\/Pet"/,
      fix: 'Correct the reference',
      mended: {
        '/definition/definitions/A/properties/a/$ref': '#/definitions/Pet',
        '/definition/definitions/A/properties/b/$ref': '#/definitions/Pet',
      },
    },
    {
      name: 'but for capitals, which would lead back to itself',
      definition: definitions({ Pet: { $ref: '#/definitions/pet' } }),
      found: ['/definition/definitions/Pet/$ref'],
    },
    {
      name: 'not to what every object inherits',
      definition: definitions({ A: { $ref: '#/definitions/constructor' } }),
      found: ['/definition/definitions/A/$ref'],
    },
    { name: 'no pointer', definition: definitions({ A: { $ref: '#A' } }), found: ['/definition/definitions/A/$ref'] },
    {
      name: 'only the link that is broken',
      definition: definitions({ A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/C' } }),
      found: ['/definition/definitions/B/$ref'],
    },
  ],
  'reference-circle': [
    {
      name: 'a schema that contains itself',
      definition: definitions({ A: { properties: { a: { $ref: '#/definitions/A' } } } }),
      found: [],
    },
    {
      name: 'to itself',
      definition: definitions({ A: { $ref: '#/definitions/A' } }),
      found: ['/definition/definitions/A/$ref'],
    },
    {
      name: 'around a corner',
      definition: definitions({ A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } }),
      found: ['/definition/definitions/A/$ref', '/definition/definitions/B/$ref'],
    },
  ],
};
