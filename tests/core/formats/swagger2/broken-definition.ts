import fc from 'fast-check';

const name = fc.constantFrom('id', 'ID', 'page', 'body', 'Authorization', 'filter', '__proto__', 'a/b');
const place = fc.constantFrom('query', 'path', 'header', 'formData', 'body', 'cookie', 'form', undefined, 7);
const type = fc.constantFrom(
  'string',
  'integer',
  'array',
  'file',
  'object',
  'int',
  ['string', 'null'],
  null,
  undefined,
);
const reference = fc.constantFrom(
  '#/definitions/Pet',
  '#/definitions/Gone',
  '#/definitions/Pet/properties/id',
  '#/paths/~1pets/get/responses/200/schema',
  '#/parameters/Page',
  '#/parameters/Gone',
  '#/responses/Fault',
  'other.json#/x',
  'Pet',
  '#',
  '',
  7,
);
const anything = fc.constantFrom<unknown>('5', 5, true, 'true', null, [], {}, ['a'], { a: 1 }, 'text');

const compact = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ $ref: reference, type }, { requiredKeys: ['$ref'] }),
    fc
      .record(
        {
          type,
          items: tie('schema'),
          properties: fc.dictionary(name, tie('schema'), { maxKeys: 2 }),
          required: fc.constantFrom<unknown>(['id', 'gone'], true, [], ['id', 'id']),
          default: anything,
          enum: fc.constantFrom<unknown>([1, '2'], [], ['a'], 'a'),
          nullable: fc.constant(true),
          anyOf: fc.array(tie('schema'), { maxLength: 1 }),
          allOf: fc.array(tie('schema'), { maxLength: 1 }),
          minLength: fc.constantFrom<unknown>(-1, '3', 4),
        },
        { requiredKeys: [] },
      )
      .map(compact),
    anything,
  ),
}));

const parameter = fc.oneof(
  { weight: 1, arbitrary: fc.record({ $ref: reference }) },
  {
    weight: 6,
    arbitrary: fc
      .record(
        {
          name,
          in: place,
          type,
          required: fc.constantFrom<unknown>(true, false, 'true'),
          schema,
          items: schema,
          collectionFormat: fc.constantFrom('multi', 'ssv', 'csv', 'odd'),
          default: anything,
        },
        { requiredKeys: ['name', 'in'] },
      )
      .map(compact),
  },
  { weight: 1, arbitrary: anything },
);

const response = fc.oneof(
  fc.record({ $ref: reference, description: fc.constant('beside') }, { requiredKeys: ['$ref'] }),
  fc.record(
    {
      description: fc.constant('OK'),
      schema,
      headers: fc.dictionary(name, fc.record({ type }).map(compact), { maxKeys: 1 }),
      content: fc.constant({}),
    },
    { requiredKeys: [] },
  ),
  anything,
);

const operation = fc.oneof(
  { weight: 1, arbitrary: anything },
  {
    weight: 8,
    arbitrary: fc.record(
      {
        operationId: fc.constantFrom<unknown>('a', 'A', '', 7, 'list pets'),
        summary: fc.constantFrom<unknown>('', 'Short', 'x'.repeat(100), null),
        description: fc.constantFrom('First. Second.', '*'),
        parameters: fc.oneof(fc.array(parameter, { maxLength: 4 }), anything),
        responses: fc.dictionary(fc.constantFrom('200', '2XX', 'default', '999', 'ok'), response, {
          maxKeys: 2,
        }),
        consumes: fc.constantFrom<unknown>(['application/json'], ['multipart/form-data'], 'application/json'),
        security: fc.constantFrom<unknown>([{ key: [] }], [{ bad: [] }], 'key'),
        tags: fc.constantFrom<unknown>(['a', 'a'], 'a', [1]),
      },
      { requiredKeys: [] },
    ),
  },
);

const path = fc.constantFrom(
  '/pets',
  '/Pets',
  '/pets/',
  '/pets/{id}',
  '/pets/{ID}',
  '/pets/{id}/{id}',
  'pets',
  '/pets?a=1&b',
  '/pets#x',
  '/files/*',
  '/a{b',
  '/{}/{c:[0-9]+}',
  'x-note',
);

const pathItem = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        get: operation,
        post: operation,
        GET: operation,
        trace: operation,
        parameters: fc.array(parameter, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { $ref: fc.constantFrom('#/paths/~1pets', '#/x-a', 'b.json', 7), get: operation },
      { requiredKeys: ['$ref'] },
    ),
  },
  { weight: 1, arbitrary: anything },
);

/** Definitions with everything that can be wrong in one, as text would say it. */
export const brokenDefinition = fc.record(
  {
    swagger: fc.constant('2.0'),
    info: fc.oneof(fc.constant({ title: 'A', version: '1' }), anything, fc.constant({ title: '', logo: 1 })),
    host: fc.constantFrom<unknown>('api.pets.example', 'https://api.pets.example/v1', ' api.pets.example ', 7, ''),
    basePath: fc.constantFrom<unknown>('/v1', 'v1', '/v1/', 7),
    schemes: fc.constantFrom<unknown>(['https'], [], ['ws', 'http'], 'https', ['http', 'https']),
    paths: fc.dictionary(path, pathItem, { maxKeys: 5 }),
    definitions: fc.dictionary(fc.constantFrom('Pet', 'Dog', 'a/b'), schema, { maxKeys: 3 }),
    parameters: fc.dictionary(fc.constantFrom('Page', 'Other'), parameter, { maxKeys: 2 }),
    responses: fc.dictionary(fc.constantFrom('Fault'), response, { maxKeys: 1 }),
    securityDefinitions: fc.dictionary(
      fc.constantFrom('key', 'bad'),
      fc.constantFrom<unknown>(
        {},
        null,
        { type: 'http', scheme: 'bearer' },
        { type: 'apiKey', in: 'header', name: 'K' },
        { type: 'apikey', in: 'header', name: 'K' },
        { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://a.example', tokenUrl: 'https://b.example' },
        { type: 'oauth2', flow: 'accessCode', scopes: [] },
      ),
      { maxKeys: 2 },
    ),
    tags: fc.constantFrom<unknown>([{ name: 'a' }, { name: 'a' }], ['a'], [{}]),
    'x-a': fc.constantFrom<unknown>({ get: { responses: {} } }, { $ref: '#/gone' }, 7),
  },
  { requiredKeys: ['swagger', 'paths'] },
);
