import fc, { type Arbitrary } from 'fast-check';
import { members, named, oddValue, sentence, some, words } from './odd.ts';
import { schemaNames, schemasIn } from './openapi-schemas.ts';
import { byName, byShape } from './secrets.ts';

const schema = schemasIn('#/components/schemas', true);
const component = (group: string, ...names: readonly string[]): Arbitrary<unknown> =>
  fc.constantFrom(...names).map((name) => ({ $ref: `#/components/${group}/${name}` }));
const value = fc.oneof(fc.constantFrom<unknown>(1, 'a', null, { id: 1 }, [1, 2], true), byShape);
const example = members({ value, summary: sentence, externalValue: fc.constant('http://x.example/a') });
const examples = named(words, example, 2);
const parameterName = fc.oneof(
  words,
  fc.constantFrom('id', 'petId', 'x', 'y', 'a', 'b', 'limit', 'Accept', 'Authorization'),
);

const media = members({
  schema,
  example: value,
  examples,
  encoding: named(
    words,
    members({ contentType: fc.constant('image/png'), headers: fc.constant({}), style: fc.constant('form') }),
    2,
  ),
});
const content = named(
  fc.constantFrom(
    'application/json', 'application/vnd.api+json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', 'application/xml',
    'application/octet-stream', 'image/*', '*/*', 'text/event-stream', 'application/json; charset=utf-8', 'not a type', '',
  ), // prettier-ignore
  media,
  2,
);
const parameter: Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: members(
      {
        name: parameterName,
        in: fc.constantFrom('query', 'query', 'header', 'path', 'cookie', 'body', 'odd'),
        required: fc.boolean(),
        description: sentence,
        deprecated: fc.boolean(),
        allowEmptyValue: fc.boolean(),
        allowReserved: fc.boolean(),
        style: fc.constantFrom(
          'form',
          'simple',
          'matrix',
          'label',
          'spaceDelimited',
          'pipeDelimited',
          'deepObject',
          'odd',
        ),
        explode: fc.boolean(),
        schema,
        content,
        example: value,
        examples,
      },
      ['name', 'in'],
    ),
  },
  { weight: 1, arbitrary: component('parameters', 'P', 'Q', 'Missing') },
);
const header = members({ description: sentence, schema, required: fc.boolean(), example: value });
const link = members({ operationId: words, parameters: named(words, value) });
const response = fc.oneof(
  {
    weight: 6,
    arbitrary: members({
      description: sentence,
      content,
      headers: named(fc.constantFrom('X-Rate', 'Location', 'Content-Type', 'a b'), header, 2),
      links: named(words, link, 1),
    }),
  },
  { weight: 1, arbitrary: component('responses', 'R', 'Missing') },
);
const responses = named(
  fc.constantFrom('200', '201', '204', '404', '2XX', '4XX', '5xx', 'default', 'x-note', '99', '600', 'ok'),
  response,
);
const requestBody = fc.oneof(
  { weight: 6, arbitrary: members({ content, required: fc.boolean(), description: sentence }) },
  { weight: 1, arbitrary: component('requestBodies', 'Body', 'Missing') },
);
const schemeNames = fc.constantFrom('basic', 'key', 'bearer', 'oauth', 'cookie', 'oidc', 'missing', 'a b');
const security = fc.array(named(schemeNames, fc.array(fc.constantFrom('read', 'write'), { maxLength: 2 }), 2), {
  maxLength: 2,
});
const server = members({
  url: fc.constantFrom(
    'https://api.example', 'https://{region}.api.example/v1', '/v2', 'http://a.example:8080/x/', 'https://b.example/y?z=1#q', '{all}', '',
    'ftp://c.example', '//d.example/e', 'https://user:canary-pass@e.example/f', 'http://', 'https://[::1]/g',
  ), // prettier-ignore
  description: sentence,
  variables: named(
    fc.constantFrom('region', 'all'),
    members({ default: fc.constantFrom('eu', ''), enum: fc.constant(['eu', 'us']) }),
    2,
  ),
});
const callback = named(
  fc.constantFrom('{$request.body#/url}', '{$request.query.x}', 'http://x.example'),
  fc.record({ post: members({ requestBody, responses }) }),
  1,
);

const operation = members({
  operationId: fc.oneof(words, fc.constantFrom('listPets', 'ListPets', 'get_order-lines')),
  summary: sentence,
  description: sentence,
  tags: fc.array(words, { maxLength: 2 }),
  parameters: some(parameter),
  requestBody,
  responses,
  security,
  servers: some(server, 1),
  deprecated: fc.boolean(),
  callbacks: named(words, callback, 1),
  externalDocs: fc.constant({ url: 'https://x.example' }),
  'x-code-samples': fc.constant([{ lang: 'curl' }]),
});
const pathItem = members({
  get: operation, post: operation, put: operation, delete: operation, trace: operation,
  parameters: some(parameter, 2), summary: sentence, servers: some(server, 1),
  $ref: fc.constantFrom('#/components/pathItems/Item', '#/paths/~1pets', 'other.yaml#/x', '#/nowhere'),
}); // prettier-ignore
const pathNames = fc.constantFrom(
  '/pets', '/Pets', '/pets/', '/pets/{id}', '/pets/{petId}', '/a/{x}/b/{y}', '/{a}{b}', '/{a}/{a}', '/q?x=1&y', '/f#frag', '/f', '/', '//', 'nopath',
  'x-note', '/a b/{id}.json', '/odd/{id', '/odd/id}', '/{}', '/*', '/名/{名}', '/pets/{id}/{id}', '/__proto__', '',
); // prettier-ignore
const scheme = members({
  type: fc.constantFrom('http', 'apiKey', 'oauth2', 'openIdConnect', 'mutualTLS', 'odd'),
  scheme: fc.constantFrom('basic', 'bearer', 'digest', 'Basic'),
  in: fc.constantFrom('header', 'query', 'cookie', 'odd'),
  name: fc.constantFrom('X-Key', 'key', 'a b', 'Authorization'),
  description: sentence,
  bearerFormat: fc.constant('JWT'),
  openIdConnectUrl: fc.constant('https://login.example/.well-known'),
  flows: named(
    fc.constantFrom('authorizationCode', 'implicit', 'password', 'clientCredentials'),
    members({ authorizationUrl: fc.constantFrom('https://a.example/auth', '/auth', ''), tokenUrl: fc.constantFrom('https://a.example/token', 'x'), refreshUrl: fc.constant('https://a.example/r'), scopes: named(fc.constantFrom('read', 'write'), sentence, 2) }),
    2,
  ),
}); // prettier-ignore

/** OpenAPI 3.0 and 3.1 descriptions, mostly sound, with odd things here and there. */
export const openapi3: Arbitrary<unknown> = members(
  {
    openapi: fc.constantFrom('3.0.0', '3.0.3', '3.1.0'),
    info: members({
      title: sentence,
      version: fc.constantFrom('1', 1, '', '1.0'),
      description: fc.oneof(sentence, byShape),
      summary: sentence,
      contact: members({
        name: sentence,
        email: fc.constantFrom('a@b.example', 'x'),
        url: fc.constantFrom('https://x.example', 'x'),
      }),
      license: members({ name: sentence, identifier: words }),
      termsOfService: sentence,
    }),
    servers: some(server, 2),
    paths: named(pathNames, pathItem, 3),
    security,
    tags: some(members({ name: words, description: sentence })),
    webhooks: named(words, fc.record({ post: operation }), 1),
    externalDocs: fc.oneof(oddValue, fc.constant({ url: 'https://x.example' })),
    components: members({
      schemas: named(schemaNames, schema, 3),
      parameters: named(fc.constantFrom('P', 'Q'), parameter, 2),
      responses: named(fc.constant('R'), response, 1),
      requestBodies: named(fc.constant('Body'), requestBody, 1),
      pathItems: named(fc.constant('Item'), pathItem, 1),
      securitySchemes: named(schemeNames, scheme, 3),
      examples: named(words, fc.record({ value: fc.record({ password: byName }) }), 1),
      headers: named(words, header, 1),
    }),
  },
  ['openapi', 'info', 'paths'],
).filter((one) => mostlyRight(one));

/** An odd value at the top makes it another kind of file, which is no concern here. */
const mostlyRight = (one: unknown): boolean =>
  typeof one === 'object' &&
  one !== null &&
  'openapi' in one &&
  /^3\.[01]/.test(String(one.openapi)) &&
  'paths' in one &&
  typeof one.paths === 'object';
