import { expect, it } from 'vitest';
import { asking, importValue } from '../read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

const list = { type: 'array', items: { type: 'integer' } };
const box = { type: 'object', required: ['w'], properties: { w: { type: 'integer' }, h: { type: 'integer' } } };

it.each<{
  name: string;
  parameter: Loose;
  becomes: readonly Loose[];
  codes?: readonly string[];
  path?: string;
  at?: string;
}>([
  {
    name: 'a schema is flattened',
    parameter: {
      name: 'page_size',
      in: 'query',
      description: 'How many',
      schema: { type: 'integer', minimum: 1, default: 20 },
    },
    becomes: [
      {
        name: 'page_size',
        in: 'query',
        required: false,
        type: 'integer',
        minimum: 1,
        default: 20,
        'x-ms-summary': 'Page Size',
        description: 'How many',
      },
    ],
  },
  {
    name: 'a path variable',
    parameter: { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'P-1' },
    path: '/a/{id}',
    becomes: [
      {
        name: 'id',
        in: 'path',
        required: true,
        type: 'string',
        'x-ms-summary': 'ID',
        'x-ms-url-encoding': 'single',
        'x-ms-test-value': 'P-1',
      },
    ],
  },
  {
    name: 'a matrix variable',
    parameter: { name: 'id', in: 'path', required: true, style: 'matrix', schema: { type: 'string' } },
    path: '/a/{id}',
    at: '/a/;id={id}',
    becomes: [
      { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'ID', 'x-ms-url-encoding': 'single' },
    ],
  },
  {
    name: 'a repeated list',
    parameter: { name: 'ids', in: 'query', schema: list },
    becomes: [
      { name: 'ids', in: 'query', required: false, type: 'array', items: { type: 'integer' }, 'x-ms-summary': 'IDs' },
    ],
    codes: ['repeated-list'],
  },
  {
    name: 'a list with commas',
    parameter: { name: 'ids', in: 'query', explode: false, schema: list },
    becomes: [
      { name: 'ids', in: 'query', required: false, type: 'array', items: { type: 'integer' }, 'x-ms-summary': 'IDs' },
    ],
  },
  {
    name: 'a list with pipes',
    parameter: { name: 'ids', in: 'query', style: 'pipeDelimited', explode: false, schema: list },
    becomes: [
      {
        name: 'ids',
        in: 'query',
        required: false,
        type: 'string',
        'x-ms-summary': 'IDs',
        description: 'Separate several values with "|".',
      },
    ],
    codes: ['separator'],
  },
  {
    name: 'an object, its properties sent one by one',
    parameter: { name: 'box', in: 'query', required: true, schema: box },
    becomes: [
      { name: 'w', in: 'query', required: true, type: 'integer', 'x-ms-summary': 'W' },
      { name: 'h', in: 'query', required: false, type: 'integer', 'x-ms-summary': 'H' },
    ],
    codes: ['parameter-taken-apart'],
  },
  {
    name: 'a deep object',
    parameter: { name: 'box', in: 'query', style: 'deepObject', schema: { properties: { size: box } } },
    becomes: [
      { name: 'box[size][w]', in: 'query', required: false, type: 'integer', 'x-ms-summary': 'Box Size W' },
      { name: 'box[size][h]', in: 'query', required: false, type: 'integer', 'x-ms-summary': 'Box Size H' },
    ],
    codes: ['parameter-taken-apart'],
  },
  {
    name: 'an object of any fields',
    parameter: { name: 'filter', in: 'query', schema: { type: 'object', additionalProperties: true } },
    becomes: [
      {
        name: 'filter',
        in: 'query',
        required: false,
        type: 'string',
        'x-ms-summary': 'Filter',
        description: 'Enter it as JSON text.',
      },
    ],
    codes: ['parameter-free-form'],
  },
  {
    name: 'JSON in the query',
    parameter: { name: 'filter', in: 'query', content: { 'application/json': { schema: box } } },
    becomes: [
      {
        name: 'filter',
        in: 'query',
        required: false,
        type: 'string',
        'x-ms-summary': 'Filter',
        description: 'Enter it as JSON text.',
      },
    ],
    codes: ['parameter-as-text'],
  },
  {
    name: 'deprecated',
    parameter: { name: 'old', in: 'header', deprecated: true, schema: { type: 'boolean' } },
    becomes: [
      {
        name: 'old',
        in: 'header',
        required: false,
        type: 'boolean',
        'x-ms-summary': 'Old',
        description: '(deprecated)',
        'x-ms-visibility': 'advanced',
      },
    ],
  },
  {
    name: 'a cookie',
    parameter: { name: 'sid', in: 'cookie', schema: { type: 'string' } },
    becomes: [],
    codes: ['cookie-left-out'],
  },
  {
    name: 'a header of the platform',
    parameter: { name: 'accept', in: 'header', schema: { type: 'string' } },
    becomes: [],
    codes: ['reserved-header'],
  },
  { name: 'no place', parameter: { name: 'x', schema: { type: 'string' } }, becomes: [], codes: ['parameter-unfit'] },
  {
    name: 'not in the path',
    parameter: { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    becomes: [],
    codes: ['path-parameter-unused'],
  },
  {
    name: 'a secret for a default',
    parameter: {
      name: 'X-Api-Key',
      in: 'header',
      schema: { type: 'string', default: 'paG0gCeqxr3Dvg' },
      example: 'paG0gCeqxr3Dvg',
    },
    becomes: [{ name: 'X-Api-Key', in: 'header', required: false, type: 'string', 'x-ms-summary': 'X API Key' }],
    codes: ['secret-kept-out'],
  },
])('$name', async ({ parameter, becomes, codes = [], path = '/a', at = path }) => {
  const imported = await importValue(asking([parameter], path));
  expect(imported.definition.paths?.[at]?.get?.parameters).toEqual(becomes);
  expect(imported.codes.filter((code) => code !== 'summary-made')).toEqual(codes);
});

it('parameters of the path item count for each operation, its own first', async () => {
  const shared = { parameters: { Lang: { name: 'lang', in: 'query', schema: { type: 'string' } } } };
  const item = {
    parameters: [{ $ref: '#/components/parameters/Lang' }, { name: 'top', in: 'query', schema: { type: 'string' } }],
    get: {
      operationId: 'GetA',
      parameters: [{ name: 'top', in: 'query', schema: { type: 'integer' } }],
      responses: { 200: { description: 'OK' } },
    },
    delete: { operationId: 'DeleteA', responses: { 204: { description: 'Gone' } } },
  };
  const { definition } = await importValue(asking([], '/a', { paths: { '/a': item }, components: shared }));
  expect(definition.parameters).toMatchObject({ Lang: { name: 'lang', type: 'string' } });
  expect(definition.paths?.['/a']?.get?.parameters).toMatchObject([
    { $ref: '#/parameters/Lang' },
    { name: 'top', type: 'integer' },
  ]);
  expect(definition.paths?.['/a']?.delete?.parameters).toMatchObject([
    { $ref: '#/parameters/Lang' },
    { name: 'top', type: 'string' },
  ]);
});

it('a variable that nobody describes gets a parameter', async () => {
  const { definition, codes } = await importValue(asking([], '/a/{id}'));
  expect(definition.paths?.['/a/{id}']?.get?.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true, type: 'string' },
  ]);
  expect(codes).toContain('path-parameter-added');
});
