import { describe, expect, it } from 'vitest';
import { valueAt } from '#core/document/pointer.ts';
import { importDescription } from '#core/formats/import-description.ts';
import type { LedgerChange } from '#core/ledger/ledger.ts';
import { refuseMends } from './refuse-mends.ts';

type Json = Readonly<Record<string, unknown>>;

const responses = { 200: { description: 'OK' } };
const get = (more: Json = {}): Json => ({ operationId: 'ListPets', summary: 'List pets', responses, ...more });
const withGet = (more: Json): Json => ({ paths: { '/pets': { get: get(more) } } });
const withPost = (more: Json): Json => ({ paths: { '/pets': { post: get(more) } } });
const withSchema = (schema: unknown): Json => ({ definitions: { Pet: schema } });
const whole = (part: Json): Json => ({
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  host: 'api.pets.example',
  paths: {},
  ...part,
});

async function mend(
  text: string,
  choices: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly mends: readonly LedgerChange[]; readonly properties: unknown }> {
  const outcome = await importDescription({ bytes: new TextEncoder().encode(text) }, { choices });
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
  const mends = outcome.ledger.changes.filter(({ choice }) => choice?.taken === 'mend');
  return { text: outcome.connector.definition, mends, properties: JSON.parse(outcome.connector.properties) };
}

/** `at` and `is`: what stands in the connector then; `is` absent for what has gone. */
interface Case {
  readonly code: string;
  readonly name: string;
  readonly part: Json;
  readonly at: string;
  readonly is?: unknown;
}

const list = { name: 'ids', in: 'query', type: 'array', items: { type: 'string' } };
const id = { name: 'id', in: 'path', required: true, type: 'string' };

const cases: readonly Case[] = [
  // Address and sign-in
  {
    code: 'host-address',
    name: 'scheme and path',
    part: { host: 'http://api.pets.example/v1' },
    at: '/basePath',
    is: '/v1',
  },
  {
    code: 'host-address',
    name: 'white space',
    part: { host: ' api.pets.example' },
    at: '/host',
    is: 'api.pets.example',
  },
  { code: 'host-empty', name: 'an empty host', part: { host: '' }, at: '/host' },
  { code: 'base-path-slash', name: 'no slash', part: { basePath: 'v1' }, at: '/basePath', is: '/v1' },
  { code: 'schemes-empty', name: 'none', part: { schemes: [] }, at: '/schemes', is: ['https'] },
  { code: 'scheme-unsupported', name: 'ws', part: { schemes: ['ws', 'http'] }, at: '/schemes', is: ['http'] },
  {
    code: 'security-unusable',
    name: 'an empty one',
    part: { securityDefinitions: { b: {} }, security: [{ b: [] }] },
    at: '/security',
    is: [],
  },
  {
    code: 'security-flow',
    name: 'implicit beside a token URL',
    part: {
      securityDefinitions: {
        o: {
          type: 'oauth2',
          flow: 'implicit',
          authorizationUrl: 'https://a.example',
          tokenUrl: 'https://t.example',
          scopes: {},
        },
      },
    },
    at: '/securityDefinitions/o/flow',
    is: 'accessCode',
  },
  {
    code: 'security-bearer',
    name: 'as in OpenAPI 3',
    part: { securityDefinitions: { b: { type: 'http', scheme: 'bearer' } } },
    at: '/securityDefinitions/b',
    is: { type: 'apiKey', name: 'Authorization', in: 'header' },
  },
  // References
  {
    code: 'reference-missing',
    name: 'a schema',
    part: withSchema({ items: { $ref: '#/definitions/Gone' } }),
    at: '/definitions/Gone',
    is: {},
  },
  {
    code: 'reference-missing',
    name: 'a parameter',
    part: withGet({ parameters: [{ $ref: '#/parameters/Gone' }] }),
    at: '/paths/~1pets/get/parameters',
    is: [],
  },
  {
    code: 'reference-missing',
    name: 'a response',
    part: withGet({ responses: { 404: { $ref: '#/responses/Gone' } } }),
    at: '/paths/~1pets/get/responses/404',
    is: { description: 'Not Found' },
  },
  {
    code: 'reference-elsewhere',
    name: 'another file',
    part: withSchema({ properties: { a: { $ref: 'a.json' } } }),
    at: '/definitions/Pet/properties/a',
    is: {},
  },
  {
    code: 'reference-circle',
    name: 'itself',
    part: withSchema({ $ref: '#/definitions/Pet' }),
    at: '/definitions/Pet',
    is: {},
  },
  {
    code: 'reference-corrected',
    name: 'as in Swagger 1.2',
    part: { definitions: { Pet: {}, Dog: { items: { $ref: 'Pet' } } } },
    at: '/definitions/Dog/items/$ref',
    is: '#/definitions/Pet',
  },
  {
    code: 'reference-corrected',
    name: 'with a percent sign of its own',
    part: { definitions: { '100%': {}, Dog: { items: { $ref: '#/definitions/100%' } } } },
    at: '/definitions/Dog/items/$ref',
    is: '#/definitions/100%25',
  },
  {
    code: 'reference-deep',
    name: 'into a schema',
    part: {
      definitions: {
        Pet: { properties: { id: { type: 'string' } } },
        Dog: { $ref: '#/definitions/Pet/properties/id' },
      },
    },
    at: '/definitions/PetId',
    is: { type: 'string' },
  },
  {
    code: 'reference-siblings',
    name: 'beside a schema',
    part: { definitions: { Pet: {}, Dog: { items: { $ref: '#/definitions/Pet', type: 'object' } } } },
    at: '/definitions/Dog/items',
    is: { $ref: '#/definitions/Pet' },
  },
  {
    code: 'example-elsewhere',
    name: 'in an extension',
    part: withGet({ 'x-ms-examples': { a: { $ref: './a.json' } } }),
    at: '/paths/~1pets/get/x-ms-examples',
  },
  // What OpenAPI 2.0 does not know
  {
    code: 'kept-as-extension',
    name: 'a logo',
    part: { info: { title: 'A', version: '1', logo: 'l' } },
    at: '/info/x-logo',
    is: 'l',
  },
  { code: 'kept-as-extension', name: 'anyOf', part: withSchema({ anyOf: [] }), at: '/definitions/Pet/x-anyOf', is: [] },
  {
    code: 'keyword-rewritten',
    name: 'const',
    part: withSchema({ const: 'a' }),
    at: '/definitions/Pet',
    is: { enum: ['a'] },
  },
  {
    code: 'name-corrected',
    name: 'capitals',
    part: withGet({ Description: 'A' }),
    at: '/paths/~1pets/get/description',
    is: 'A',
  },
  {
    code: 'schema-flattened',
    name: 'a schema in the query',
    part: withGet({ parameters: [{ name: 'p', in: 'query', schema: { type: 'integer' } }] }),
    at: '/paths/~1pets/get/parameters/0',
    is: { name: 'p', in: 'query', type: 'integer' },
  },
  {
    code: 'type-corrected',
    name: 'a file in the query',
    part: withGet({ parameters: [{ name: 'p', in: 'query', type: 'file' }] }),
    at: '/paths/~1pets/get/parameters/0/type',
    is: 'string',
  },
  {
    code: 'type-corrected',
    name: 'a file deep inside',
    part: withSchema({ properties: { f: { type: 'file' } } }),
    at: '/definitions/Pet/properties/f',
    is: { type: 'string', format: 'binary' },
  },
  {
    code: 'type-added',
    name: 'no type',
    part: withGet({ parameters: [{ name: 'p', in: 'query' }] }),
    at: '/paths/~1pets/get/parameters/0/type',
    is: 'string',
  },
  {
    code: 'cookie-left-out',
    name: 'a cookie',
    part: withGet({ parameters: [{ name: 'p', in: 'cookie', type: 'string' }] }),
    at: '/paths/~1pets/get/parameters',
    is: [],
  },
  {
    code: 'value-converted',
    name: 'required on a property',
    part: withSchema({ properties: { a: { required: true } } }),
    at: '/definitions/Pet/required',
    is: ['a'],
  },
  {
    code: 'value-left-out',
    name: 'an empty list',
    part: withSchema({ required: [] }),
    at: '/definitions/Pet/required',
  },
  // Values
  {
    code: 'items-added',
    name: 'a list of nothing',
    part: withSchema({ type: 'array' }),
    at: '/definitions/Pet/items',
    is: {},
  },
  {
    code: 'types-united',
    name: 'or null',
    part: withSchema({ type: ['string', 'null'] }),
    at: '/definitions/Pet',
    is: { type: 'string', 'x-nullable': true },
  },
  {
    code: 'default-converted',
    name: 'a number in quotes',
    part: withSchema({ type: 'integer', default: '5' }),
    at: '/definitions/Pet/default',
    is: 5,
  },
  {
    code: 'default-left-out',
    name: 'a word for a number',
    part: withSchema({ type: 'integer', default: 'five' }),
    at: '/definitions/Pet/default',
  },
  {
    code: 'enum-converted',
    name: 'numbers for texts',
    part: withSchema({ type: 'string', enum: [1, 'a'] }),
    at: '/definitions/Pet/enum',
    is: ['1', 'a'],
  },
  {
    code: 'enum-left-out',
    name: 'words for numbers',
    part: withSchema({ type: 'integer', enum: ['a', 1] }),
    at: '/definitions/Pet/enum',
    is: [1],
  },
  {
    code: 'enum-moved',
    name: 'choices of items',
    part: withGet({ parameters: [{ ...list, enum: ['a'] }] }),
    at: '/paths/~1pets/get/parameters/0/items/enum',
    is: ['a'],
  },
  {
    code: 'required-added',
    name: 'a property nobody describes',
    part: withSchema({ type: 'object', required: ['a'] }),
    at: '/definitions/Pet/properties/a',
    is: {},
  },
  // Answers
  {
    code: 'response-text',
    name: 'no description',
    part: withGet({ responses: { 201: {} } }),
    at: '/paths/~1pets/get/responses/201/description',
    is: 'Created',
  },
  {
    code: 'responses-added',
    name: 'no answer',
    part: withGet({ responses: {} }),
    at: '/paths/~1pets/get/responses/200',
    is: { description: 'OK' },
  },
  {
    code: 'response-status',
    name: 'a range',
    part: withGet({ responses: { '2XX': { description: 'A' } } }),
    at: '/paths/~1pets/get/responses',
    is: { 200: { description: 'A' } },
  },
  // Parameters
  {
    code: 'repeated-list',
    name: 'multi',
    part: withGet({ parameters: [{ ...list, collectionFormat: 'multi' }] }),
    at: '/paths/~1pets/get/parameters/0',
    is: list,
  },
  {
    code: 'separated-list',
    name: 'pipes',
    part: withGet({ parameters: [{ ...list, collectionFormat: 'pipes', default: ['a', 'b'] }] }),
    at: '/paths/~1pets/get/parameters/0',
    is: { name: 'ids', in: 'query', type: 'string', default: 'a|b', description: 'Separate several values with "|".' },
  },
  {
    code: 'file-consumes',
    name: 'a file as JSON',
    part: withPost({ parameters: [{ name: 'f', in: 'formData', type: 'file' }] }),
    at: '/paths/~1pets/post/consumes',
    is: ['multipart/form-data'],
  },
  {
    code: 'parameter-repeated',
    name: 'the same twice',
    part: withGet({ parameters: [list, { ...list, type: 'string' }] }),
    at: '/paths/~1pets/get/parameters',
    is: [list],
  },
  {
    code: 'several-bodies',
    name: 'two bodies',
    part: withPost({
      parameters: [
        { name: 'a', in: 'body', schema: {} },
        { name: 'b', in: 'body', schema: {} },
      ],
    }),
    at: '/paths/~1pets/post/parameters/1',
  },
  {
    code: 'body-and-form',
    name: 'a body and a field',
    part: withPost({
      parameters: [
        { name: 'a', in: 'body', schema: {} },
        { name: 'b', in: 'formData', type: 'string' },
      ],
    }),
    at: '/paths/~1pets/post/parameters/1',
  },
  {
    code: 'body-on-get',
    name: 'a body',
    part: withGet({ parameters: [{ name: 'a', in: 'body', schema: {} }] }),
    at: '/paths/~1pets/get/parameters',
    is: [],
  },
  {
    code: 'body-on-get',
    name: 'a body of the path',
    part: {
      paths: {
        '/pets': {
          parameters: [{ name: 'a', in: 'body', schema: {} }],
          get: get(),
          post: get({ operationId: 'AddPet' }),
        },
      },
    },
    at: '/paths/~1pets/post/parameters',
    is: [{ name: 'a', in: 'body', schema: {} }],
  },
  {
    code: 'header-reserved',
    name: 'Authorization',
    part: withGet({ parameters: [{ name: 'Authorization', in: 'header', type: 'string' }] }),
    at: '/securityDefinitions/API Key/name',
    is: 'Authorization',
  },
  {
    code: 'path-parameter-required',
    name: 'an optional one',
    part: { paths: { '/pets/{id}': { get: get({ parameters: [{ ...id, required: false }] }) } } },
    at: '/paths/~1pets~1{id}/get/parameters/0',
    is: id,
  },
  {
    code: 'path-parameter-renamed',
    name: 'capitals',
    part: { paths: { '/pets/{ID}': { get: get({ parameters: [id] }) } } },
    at: '/paths/~1pets~1{ID}/get/parameters/0/name',
    is: 'ID',
  },
  {
    code: 'path-parameter-unused',
    name: 'not in the path',
    part: withGet({ parameters: [id] }),
    at: '/paths/~1pets/get/parameters',
    is: [],
  },
  {
    code: 'path-parameter-added',
    name: 'not described',
    part: { paths: { '/pets/{id}': { get: get() } } },
    at: '/paths/~1pets~1{id}/get/parameters/0/name',
    is: 'id',
  },
  // Paths
  {
    code: 'path-slash',
    name: 'no slash',
    part: { paths: { pets: { get: get() } } },
    at: '/paths/~1pets/get/operationId',
    is: 'ListPets',
  },
  {
    code: 'path-query',
    name: 'a query',
    part: { paths: { '/pets?kind=dog': { get: get() } } },
    at: '/paths/~1pets/get/parameters/0/default',
    is: 'dog',
  },
  {
    code: 'path-fragment',
    name: 'a fragment',
    part: { paths: { '/pets#all': { get: get() } } },
    at: '/paths/~1pets/get/operationId',
    is: 'ListPets',
  },
  {
    code: 'path-wildcard',
    name: 'a star',
    part: { paths: { '/pets/*': { get: get() } } },
    at: '/paths/~1pets~1{wildcard}/get/parameters/0/name',
    is: 'wildcard',
  },
  {
    code: 'path-variable',
    name: 'a pattern',
    part: { paths: { '/pets/{id:[0-9]+}': { get: get({ parameters: [id] }) } } },
    at: '/paths/~1pets~1{id}/get/parameters',
    is: [id],
  },
  {
    code: 'path-braces',
    name: 'half a brace',
    part: { paths: { '/pets/{id': { get: get() } } },
    at: '/paths/~1pets~1%7Bid/get/operationId',
    is: 'ListPets',
  },
  {
    code: 'path-variable-repeated',
    name: 'one name twice',
    part: { paths: { '/a/{id}/b/{id}': { get: get({ parameters: [id] }) } } },
    at: '/paths/~1a~1{id}~1b~1{id2}/get/parameters/1/name',
    is: 'id2',
  },
  {
    code: 'path-merged',
    name: 'other names',
    part: {
      paths: {
        '/a/{id}': { get: get({ parameters: [id] }) },
        '/a/{x}': { put: get({ operationId: 'B', parameters: [{ ...id, name: 'x' }] }) },
      },
    },
    at: '/paths/~1a~1{id}/put/parameters/0/name',
    is: 'id',
  },
  {
    code: 'path-repeated',
    name: 'the same method',
    part: { paths: { '/a': { get: get() }, '/A': { get: get({ operationId: 'B' }) } } },
    at: '/paths/~1A',
  },
  {
    code: 'path-shared',
    name: 'two queries on one path',
    part: { paths: { '/a': { get: get() }, '/a?b=1': { get: get({ operationId: 'B' }) } } },
    at: '/paths/~1a~1B/get/operationId',
    is: 'B',
  },
  {
    code: 'path-reference',
    name: 'a path elsewhere',
    part: { paths: { '/a': { $ref: '#/x-a' } }, 'x-a': { get: get() } },
    at: '/paths/~1a/get/operationId',
    is: 'ListPets',
  },
  {
    code: 'path-reference-lost',
    name: 'a path in no file',
    part: { paths: { '/a': { $ref: 'a.json' } } },
    at: '/paths/~1a',
  },
  {
    code: 'method-case',
    name: 'capitals',
    part: { paths: { '/a': { GET: get() } } },
    at: '/paths/~1a/get/operationId',
    is: 'ListPets',
  },
  { code: 'method-unknown', name: 'trace', part: { paths: { '/a': { trace: get() } } }, at: '/paths/~1a/trace' },
  { code: 'operation-empty', name: 'nothing', part: { paths: { '/a': { get: null } } }, at: '/paths/~1a/get' },
  // Names
  {
    code: 'id-made',
    name: 'no id',
    part: { paths: { '/orders/{id}/lines': { get: get({ operationId: undefined, parameters: [id] }) } } },
    at: '/paths/~1orders~1{id}~1lines/get/operationId',
    is: 'GetOrdersByIdLines',
  },
  {
    code: 'id-repeated',
    name: 'capitals do not count',
    part: { paths: { '/a': { get: get(), put: get({ operationId: 'listpets' }) } } },
    at: '/paths/~1a/put/operationId',
    is: 'listpets2',
  },
  {
    code: 'summary-made',
    name: 'of the description',
    part: withGet({ summary: ' ', description: 'Lists `all` pets. Newest first.' }),
    at: '/paths/~1pets/get/summary',
    is: 'Lists all pets',
  },
  {
    code: 'summary-made',
    name: 'of the id',
    part: withGet({ summary: undefined }),
    at: '/paths/~1pets/get/summary',
    is: 'List pets',
  },
  {
    code: 'summary-cut',
    name: 'too long',
    part: withGet({ summary: `${'word '.repeat(20)}end` }),
    at: '/paths/~1pets/get/summary',
    is: 'word '.repeat(16).trim(),
  },
  {
    code: 'title-filled',
    name: 'an empty title',
    part: { info: { title: '', version: '1' } },
    at: '/info/title',
    is: 'api.pets.example',
  },
];

describe('what the service refuses', () => {
  it.each(cases)('$code: $name', async ({ code, part, at, is }) => {
    const text = JSON.stringify(whole(part), null, 2);
    const mended = await mend(text);
    expect(mended.mends.map((one) => one.code)).toContain(`swagger2/${code}`);
    const value: unknown = JSON.parse(mended.text);
    expect(valueAt(value, at)).toEqual(is);
    for (const { result } of mended.mends) {
      if (result !== undefined) expect(valueAt({ definition: value }, result)).toBeDefined();
    }

    // Once mended it stays as it is; refused, it is what it was.
    expect((await mend(mended.text)).text).toBe(mended.text);
    expect(await refuseMends(text)).toBe(text);
  });
});

it('what a path says for its operations is not for one that comes to it', async () => {
  const q = { name: 'q', in: 'query', type: 'string' };
  const post = get({ operationId: 'B' });
  const paths = { '/a': { get: get(), parameters: [q] }, '/a#x': { post } };
  const mended: unknown = JSON.parse((await mend(JSON.stringify(whole({ paths })))).text);
  expect(valueAt(mended, '/paths/~1a')).toEqual({ get: { ...get(), parameters: [q] }, post });
});

describe('what the service takes', () => {
  it.each<{ readonly name: string; readonly part: Json }>([
    { name: 'HTTP alone', part: { schemes: ['http'] } },
    { name: 'a base path that ends with a slash', part: { basePath: '/v1/' } },
    {
      name: 'a path with and without a slash at its end',
      part: { paths: { '/a': { get: get() }, '/a/': { get: get({ operationId: 'B' }) } } },
    },
    {
      name: 'texts beside a reference',
      part: {
        definitions: {
          Pet: {},
          Dog: { items: { $ref: '#/definitions/Pet', title: 'A', description: 'B', 'x-ms-summary': 'C' } },
        },
      },
    },
    {
      name: 'the headers Accept and Content-Type',
      part: withGet({
        parameters: [
          { name: 'Accept', in: 'header', type: 'string' },
          { name: 'Content-Type', in: 'header', type: 'string' },
        ],
      }),
    },
    { name: 'ids with other characters', part: withGet({ operationId: 'pets.list_all' }) },
    {
      name: 'an internal operation without a summary',
      part: withGet({ summary: undefined, 'x-ms-visibility': 'internal' }),
    },
    {
      name: 'csv and x-nullable',
      part: withGet({ parameters: [{ ...list, collectionFormat: 'csv', 'x-nullable': true }] }),
    },
    { name: 'a requirement that names nothing', part: { security: [{ gone: [] }] } },
    {
      name: 'an example that holds a reference of the file',
      part: { definitions: { Pet: { example: { $ref: '#/definitions/Pet' } } } },
    },
  ])('$name', async ({ part }) => {
    const text = JSON.stringify(whole(part));
    expect(await mend(text)).toMatchObject({ text, mends: [] });
  });

  it('several schemes, and offers to keep HTTPS', async () => {
    const text = JSON.stringify(whole({ schemes: ['http', 'https'] }));
    expect((await mend(text)).text).toBe(text);
    const chosen = await mend(text, { 'swagger2/several-schemes:/schemes': 'mend' });
    expect(JSON.parse(chosen.text)).toMatchObject({ schemes: ['https'] });
  });

  it('no host, and offers that of the contact only', async () => {
    const text = JSON.stringify(
      whole({ host: undefined, info: { title: 'A', version: '1', contact: { url: 'https://pets.example/help' } } }),
    );
    expect((await mend(text)).text).toBe(text);
    const chosen = await mend(text, { 'swagger2/host-guess:/info/contact/url': 'mend' });
    expect(JSON.parse(chosen.text)).toMatchObject({ host: 'pets.example' });
  });
});

it('sends a twin to its path by a policy', async () => {
  const paths = { '/a': { get: get() }, '/a?b=1': { get: get({ operationId: 'B' }) } };
  const { properties } = await mend(JSON.stringify(whole({ paths })));
  expect(properties).toMatchObject({
    properties: {
      policyTemplateInstances: [
        {
          templateId: 'routerequesttoendpoint',
          parameters: { 'x-ms-apimTemplateParameter.newPath': '/a', 'x-ms-apimTemplate-operationName': ['B'] },
        },
      ],
    },
  });
});

it('mends only what is picked, and names it as the source does', async () => {
  const paths = { pets: { GET: get({ summary: '' }) }, '/other': { get: { responses: {} } } };
  const bytes = new TextEncoder().encode(JSON.stringify(whole({ paths })));
  const outcome = await importDescription({ bytes }, { operations: ['GET pets'] });
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
  expect(outcome.ledger.entries).toMatchObject([
    { label: 'GET pets', operation: 'GET pets', result: '/definition/paths/~1pets/get' },
    { label: 'GET /other', operation: 'GET /other', reason: 'Not picked.' },
  ]);
  expect(outcome.ledger.changes.map(({ code, source }) => `${code} ${source.pointer}`)).toEqual([
    'swagger2/method-case /paths/pets/GET',
    'swagger2/path-slash /paths/pets',
    'swagger2/summary-made /paths/pets/GET/summary',
  ]);
});

/** Thousands of the same: what takes the square of its time does not end in time for this. */
it.each<{ readonly name: string; readonly part: (index: number) => Json }>([
  { name: 'paths with one query', part: (index) => ({ [`/a?b=${index}`]: { get: { operationId: 'a', responses } } }) },
  { name: 'paths that differ in capitals', part: (index) => ({ [`/${capitals(index)}`]: { get: { responses } } }) },
  {
    name: 'operations without anything',
    part: (index) => ({ [`p${index}/{ID}/*`]: { GET: {}, parameters: [{ ...id }] } }),
  },
  { name: 'references to one path', part: (index) => ({ [`/p${index}`]: { $ref: '#/x-item' } }) },
])('a definition of 1,500 $name', async ({ part }) => {
  const paths = Object.assign({}, ...Array.from({ length: 1500 }, (_, index) => part(index))) as Json;
  const { text } = await mend(
    JSON.stringify(whole({ paths, 'x-item': { get: get({ description: 'x'.repeat(5000) }) } })),
  );
  expect(text.length).toBeLessThan(20_000_000);
});

const capitals = (index: number): string =>
  [...'abcdefghijkl'].map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join('');
