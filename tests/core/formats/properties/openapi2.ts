import fc, { type Arbitrary } from 'fast-check';
import { members, named, sentence, some, words } from './odd.ts';
import { schemaNames, schemasIn } from './openapi-schemas.ts';
import { byName } from './secrets.ts';

const schema = schemasIn('#/definitions', false);
const value = fc.constantFrom<unknown>(1, 'a', null, [1, 2], true, '');
const mediaTypes = fc.array(
  fc.constantFrom('application/json', 'multipart/form-data', 'application/x-www-form-urlencoded', 'text/xml', 'odd'),
  { maxLength: 2 },
);
const parameter: Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: members(
      {
        name: fc.oneof(words, fc.constantFrom('id', 'petId', 'x', 'y', 'Accept')),
        in: fc.constantFrom('query', 'query', 'header', 'path', 'formData', 'odd'),
        required: fc.boolean(),
        type: fc.constantFrom('string', 'integer', 'array', 'file', 'object', 'odd'),
        format: fc.constantFrom('int32', 'date', 'odd'),
        items: schema,
        collectionFormat: fc.constantFrom('csv', 'multi', 'pipes', 'odd'),
        default: value,
        enum: fc.array(value, { maxLength: 2 }),
        description: sentence,
        'x-ms-summary': sentence,
      },
      ['name', 'in'],
    ),
  },
  {
    weight: 3,
    arbitrary: members(
      { name: words, in: fc.constant('body'), schema, required: fc.boolean(), type: fc.constant('object') },
      ['name', 'in'],
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('P', 'Missing').map((name) => ({ $ref: `#/parameters/${name}` })) },
);
const response = fc.oneof(
  {
    weight: 6,
    arbitrary: members({
      description: sentence, schema, headers: named(fc.constantFrom('X-Rate', 'a b'), members({ type: fc.constantFrom('string', 'odd') }), 1),
      examples: named(fc.constantFrom('application/json', 'odd'), value, 1),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('R', 'Missing').map((name) => ({ $ref: `#/responses/${name}` })) },
); // prettier-ignore
const schemeNames = fc.constantFrom('basic', 'key', 'oauth', 'missing');
const security = fc.array(named(schemeNames, fc.array(fc.constantFrom('read', 'write'), { maxLength: 2 }), 2), {
  maxLength: 2,
});
const operation = members({
  operationId: fc.oneof(words, fc.constantFrom('ListPets', 'ListPets', 'get_pets')),
  summary: sentence, description: sentence, tags: fc.array(words, { maxLength: 2 }), parameters: some(parameter),
  responses: named(fc.constantFrom('200', '201', '404', 'default', '2XX'), response, 2),
  consumes: mediaTypes, produces: mediaTypes, schemes: fc.array(fc.constantFrom('https', 'http', 'ws'), { maxLength: 2 }),
  security, deprecated: fc.boolean(), 'x-ms-visibility': fc.constant('advanced'),
}); // prettier-ignore
const pathItem = members({
  get: operation, post: operation, put: operation, delete: operation, parameters: some(parameter, 2),
  $ref: fc.constantFrom('#/paths/~1pets', 'other.yaml#/x'), 'x-a': fc.constant(1),
}); // prettier-ignore
const scheme = members({
  type: fc.constantFrom('basic', 'apiKey', 'oauth2', 'odd'), in: fc.constantFrom('header', 'query', 'cookie'), name: fc.constantFrom('X-Key', 'key', ''),
  flow: fc.constantFrom('accessCode', 'implicit', 'password', 'application'), authorizationUrl: fc.constantFrom('https://a.example/auth', ''),
  tokenUrl: fc.constant('https://a.example/token'), scopes: named(fc.constantFrom('read', 'write'), sentence, 2),
  'x-client-secret': byName,
}); // prettier-ignore

/** OpenAPI 2.0 descriptions, mostly sound, with odd things here and there. */
export const openapi2: Arbitrary<unknown> = members(
  {
    swagger: fc.constant('2.0'),
    info: members({ title: sentence, version: fc.constantFrom('1', 1, '1.0'), description: sentence }),
    host: fc.constantFrom('api.example', 'api.example:8080', 'https://api.example', '{{host}}', ''),
    basePath: fc.constantFrom('/', '/v1', 'v1', '/v1/'),
    schemes: fc.array(fc.constantFrom('https', 'http', 'ws'), { maxLength: 3 }),
    consumes: mediaTypes,
    produces: mediaTypes,
    paths: named(
      fc.constantFrom('/pets', '/Pets', '/pets/', '/pets/{id}', '/pets/{petId}', '/a/{x}/b/{y}', '/q?x=1', '/f#frag', '/', 'nopath', '/odd/{id', '/{a}{b}'),
      pathItem,
      4,
    ),
    definitions: named(schemaNames, schema, 3),
    parameters: named(fc.constant('P'), parameter, 1),
    responses: named(fc.constant('R'), response, 1),
    securityDefinitions: named(schemeNames, scheme, 3),
    security,
    tags: some(members({ name: words, description: sentence })),
  },
  ['swagger', 'info', 'paths'],
).filter((one) => typeof one === 'object' && one !== null && 'swagger' in one && one.swagger === '2.0'); // prettier-ignore
