import { expect, it } from 'vitest';
import { brokenPromises } from './check-import.ts';
import { subjects } from './subjects.ts';

const schema21 = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const collection = (...item: readonly unknown[]): unknown => ({ info: { name: 'n', schema: schema21 }, item });
const collection1 = (request: object): unknown => ({
  id: 'c',
  name: 'n',
  order: [],
  requests: [{ id: 'r', ...request }],
});
const recording = (request: object, response: object = {}): unknown => ({
  log: {
    version: '1.2',
    entries: [{ request: { method: 'GET', url: 'https://api.example/a', ...request }, response }],
  },
});
const swagger = (paths: unknown, more: object = {}): unknown => ({ swagger: '2.0', info: {}, paths, ...more });
const openapi = (paths: unknown, more: object = {}): unknown => ({ openapi: '3.1.0', info: {}, paths, ...more });
const answers = (responses: unknown): unknown => ({ '/a': { get: { responses } } });

/** What generated sources brought to light, as small as it gets; all of it was wrong once. */
it.each<readonly [string, string, unknown]>([
  ['OpenAPI 3', 'an answer under default alone', openapi(answers({ default: {} }))],
  [
    'OpenAPI 3',
    'one type of media in two ways',
    openapi(answers({ 201: { content: { 'application/json': {}, 'application/json; charset=utf-8': {} } } })),
  ],
  [
    'OpenAPI 2.0',
    'a schema with a schema in it that refers to what it stands in',
    swagger(answers({ 200: { description: 'OK', schema: { $ref: '#/definitions/A' } } }), {
      definitions: {
        A: { type: 'object', properties: { b: { c: 'OK', schema: { $ref: '#/definitions/A' } } } },
        B: { allOf: [{ $ref: '#' }] },
      },
    }),
  ],
  ['OpenAPI 3', 'a path that refers to the whole', openapi({ '/a': { $ref: '#' }, '/b': { put: {} } })],
  [
    'OpenAPI 3',
    'an operation that asks for nothing',
    openapi(
      { '/a': { delete: { security: [] } } },
      { components: { securitySchemes: { b: { type: 'apiKey', in: 'header', name: 'X' } } } },
    ),
  ],
  ['OpenAPI 3', 'a way to sign in that is not described', openapi({ '/a': { delete: { security: [{ basic: [] }] } } })],
  ['OpenAPI 3', 'a variable without a name', openapi({ '/{}': { delete: {} } })],
  ['OpenAPI 3', 'half a brace', openapi({ '/odd/{id': { delete: {} }, '/odd/id}': { delete: {} } })],
  ['OpenAPI 3', 'paths that differ only by capitals', openapi({ '/pets': { post: {} }, '/Pets': { delete: {} } })],
  [
    'OpenAPI 3',
    'paths that differ only by the names of variables',
    openapi({ '/a/{id}': { put: {} }, '/A/{petId}': { get: { parameters: [{ name: 'petId', in: 'path' }] } } }),
  ],
  [
    'OpenAPI 3',
    'a way to sign in that is a list',
    openapi({ '/a': { delete: { security: [[]] } } }, { components: { securitySchemes: { b: { type: 'oauth2' } } } }),
  ],
  [
    'OpenAPI 3',
    'items with places and without',
    openapi({
      '/a': {
        put: {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'array',
                  items: { properties: { a: { type: 'string' } } },
                  prefixItems: [{ properties: { b: { type: 'string' } } }],
                },
              },
            },
          },
        },
      },
    }),
  ],
  [
    'OpenAPI 3',
    'a default that no name of a discriminator is',
    openapi({
      '/a': {
        put: {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  properties: { id: { default: 2.5 } },
                  discriminator: { propertyName: 'id', mapping: { cat: 'A' } },
                },
              },
            },
          },
        },
      },
    }),
  ],
  [
    'OpenAPI 2.0',
    'an operation that comes to a path without any',
    swagger({ '/A': { parameters: [{ name: 'f', in: 'formData' }] }, '/a?q': { get: {} } }),
  ],
  [
    'OpenAPI 2.0',
    'an extension that refers to what it stands in',
    swagger(
      { '/a{b': { post: { parameters: [{ $ref: '#/parameters/P' }] } } },
      { parameters: { P: { in: 'body', schema: { anyOf: [{ $ref: '#' }] } } } },
    ),
  ],
  [
    'OpenAPI 3',
    'a callback that is the whole file',
    openapi({ '/a': { post: { callbacks: { c: { $ref: '#' } } } } }, { components: { $ref: 'other.json#/a' } }),
  ],
  [
    'OpenAPI 2.0',
    'paths that are one, with a parameter of the name that the other has',
    swagger({
      '/a/{id}': {},
      '/a/{ID}': { get: { parameters: [{ name: 'ID', in: 'path' }] }, parameters: [{ name: 'id', in: 'path' }] },
    }),
  ],
  [
    'OpenAPI 2.0',
    'an extension that refers to a path which became one with another',
    swagger({ '/A': {}, 'x-note': { $ref: '#/paths/~1a' }, '/a': { get: {} } }),
  ],
  ['OpenAPI 2.0', 'no parameter, at a path without its slash', swagger({ a: { delete: {}, parameters: [null] } })],
  [
    'OpenAPI 2.0',
    'a form field of GET in place of another',
    swagger({
      '/a': { get: { parameters: [{ name: 'f', in: 'formData' }] }, parameters: [{ name: 'f', in: 'formData' }] },
    }),
  ],
  [
    'OpenAPI 2.0',
    'a body for two, which lacks what it requires',
    swagger({
      a: {
        put: {},
        delete: {},
        parameters: [{ in: 'body', schema: { type: 'object', required: ['__proto__'] } }],
      },
    }),
  ],
  ['OpenAPI 2.0', 'a path that refers to nothing', swagger({ '/a': { $ref: '#/paths/~1b' } }, { host: 'api.example' })],
  ['OpenAPI 2.0', 'a parameter that is the whole file', swagger({ '/a': { get: {}, parameters: [{ $ref: '#' }] } })],
  [
    'OpenAPI 2.0',
    'a scope that looks like a reference',
    swagger(
      {},
      {
        securityDefinitions: {
          a: { type: 'oauth2', flow: 'application', tokenUrl: 'https://a.example', scopes: { $ref: '#/nowhere' } },
        },
      },
    ),
  ],
  ['OpenAPI 2.0', 'a name that every object has', swagger({ '/a': { post: { constructor: null } } })],
  [
    'OpenAPI 2.0',
    'a name that no object may have',
    JSON.parse('{"swagger":"2.0","paths":{},"responses":{"R":{"__proto__":[]}}}'),
  ],
  ['OpenAPI 2.0', 'a fault in what a mend moves', swagger(answers({ '2XX': { schema: { minItems: -1 } } }))],
  ['OpenAPI 2.0', 'a path without its slash', swagger({ nopath: { get: {} } })],
  ['OpenAPI 2.0', 'a number for a reference', swagger({ '/a': { $ref: 0 } })],
  ['OpenAPI 2.0', 'schemes that are no list', swagger({}, { schemes: '\u0000' })],
  ['OpenAPI 2.0', 'two schemes', swagger({}, { schemes: ['http', 'https'] })],
  [
    'OpenAPI 2.0',
    'an address in the contact alone',
    swagger({}, { info: { title: 'a', version: '1', contact: { url: 'https://x.example' } } }),
  ],
  [
    'Postman V1',
    'a file in the query',
    collection1({ url: 'https://x.example/a', queryParams: [{ key: 'a', type: 'file' }] }),
  ],
  [
    'Postman V1',
    'a file in the headers',
    collection1({ url: 'https://x.example/a', headerData: [{ key: 'a', type: 'file' }] }),
  ],
  [
    'Postman V1',
    'a body of an unknown kind',
    collection1({ url: 'https://x.example/a', method: 'POST', dataMode: 'odd', rawModeData: 'x' }),
  ],
  [
    'Postman V1',
    'a header switched off',
    collection1({ url: 'https://x.example/a', headerData: [{ key: 'Content-Type', enabled: false }] }),
  ],
  [
    'Postman V1',
    'a file as the body, switched off',
    collection1({ url: 'https://x.example/a', method: 'POST', dataMode: 'binary', dataDisabled: true }),
  ],
  [
    'Postman V1',
    'a blank body beside a real one',
    collection1({ url: 'https://x.example/a', method: 'POST', data: '{"id":1}', rawModeData: ' ' }),
  ],
  [
    'Postman V1',
    'a helper of an unknown name',
    collection1({ url: 'https://x.example/a', currentHelper: 'odd', helperAttributes: { token: 'canary-helper' } }),
  ],
  [
    'Postman V2.1',
    'a path beside an address without one',
    collection({ request: { url: { raw: '{{baseUrl}}', path: [':id'] } } }),
  ],
  [
    'Postman V2.1',
    'a part of a path that is null',
    collection({ request: { url: { host: ['{{baseUrl}}'], path: [':id', null] } } }),
  ],
  [
    'Postman V2.1',
    'an empty query beside an address with one',
    collection({ request: { url: { raw: 'https://x.example/y?z', host: ['x', 'example'], path: ['y'], query: '' } } }),
  ],
  [
    'Postman V2.1',
    'a row without a name',
    collection({ request: { url: { raw: 'https://x.example/y', query: [{ value: 'a' }] } } }),
  ],
  [
    'Postman V2.1',
    'secrets inside texts',
    collection({
      request: {
        method: 'POST',
        url: 'https://x.example/y?api_key=canary-query',
        body: { mode: 'raw', raw: '{"password":"canary-in-body"}' },
      },
      event: [{ listen: 'prerequest', script: { exec: ['sign("canary-script")'] } }],
    }),
  ],
  [
    'Postman V2.1',
    'JSON in the place of names',
    collection({
      request: {
        method: 'POST',
        url: { raw: 'https://x.example/y', query: [{ key: '{"password":"canary-in-name"}', value: 'a' }] },
        body: { mode: 'urlencoded', urlencoded: [{ key: '{"password":"canary-in-body"}', value: '' }] },
      },
    }),
  ],
  [
    'HAR',
    'cookies without names',
    recording({ headers: [{ name: 'Cookie', value: 'Canary9Word' }], cookies: [{ value: 'canary hunter2 text' }] }),
  ],
  ['HAR', 'an answer that says nothing changed', recording({}, { status: 304 })],
  ['HAR', 'rows without names', recording({ headers: [{ value: 'a' }], postData: { params: [{ value: 'a' }] } })],
  [
    'HAR',
    'JSON that is sent as a form',
    recording({
      method: 'PUT',
      postData: { mimeType: 'application/x-www-form-urlencoded', text: '{"password":"canary-in-body"}' },
    }),
  ],
  [
    'HAR',
    'JSON that is sent as a form, as recorders list it',
    recording({
      method: 'PUT',
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        params: [{ name: '%7B%22password%22%3A%22canary-in-body%22%7D', value: '' }],
      },
    }),
  ],
  [
    'HAR',
    'a blank text beside fields',
    recording({ method: 'POST', postData: { text: ' ', params: [{ name: 'a', value: '1' }] } }),
  ],
  [
    'HAR',
    'a host with calls of unknown methods alone',
    {
      log: {
        version: '1.2',
        entries: [
          { request: { method: 'GET', url: 'https://api.example/a' } },
          { request: { method: 'PURGE', url: 'https://cdn.example/a' } },
        ],
      },
    },
  ],
  [
    'HAR',
    'a credential in the place of the host',
    {
      log: {
        version: '1.2',
        entries: [
          {
            request: {
              method: 'GET',
              url: '/relative',
              headers: [{ name: ':authority', value: 'ghp_CANARYiTuT5pYdUA7AvfW996b2wVsoHxkDNg' }],
            },
          },
          { request: { method: 'GET', url: 'https://api.example/a' } },
        ],
      },
    },
  ],
  ['cURL', 'JSON in the query', `curl -G -d '{"password":"canary-in-body"}' https://api.example/a`],
  ['cURL', 'JSON with a sign in it in the query', `curl -G -d '{"password":"canary=in&body"}' https://api.example/a`],
  [
    'cURL',
    'JSON that is sent as a form',
    `curl -d '{"password":"canary=in-body"}' -H 'Content-Type: application/x-www-form-urlencoded' https://api.example/a`,
  ],
  [
    'cURL',
    'JSON in the name of one field of several',
    `curl -d '%7B%22password%22%3A%22canary-in-name%22%7D=1&b=2' https://api.example/a`,
  ],
  ['cURL', 'an address in quotes', "curl 'localhost'"],
  ['cURL', 'an address of the command prompt', 'curl ^"https://api.example/v1/pets/^{^{id^}^}^"'],
  ['cURL', 'a cookie without a name', "curl -H 'Cookie: canary text' https://api.example/a"],
  ['cURL', 'data without a name', `curl https://api.example/a --data-urlencode '{"password":"canary-in-body"}'`],
  ['cURL', 'a kind of password before the user', 'curl --digest --user u:p https://api.example/a'],
  [
    'cURL',
    'two passwords beside a token',
    'curl --oauth2-bearer canary-7f3a -u u:canary-one -u u:canary-two https://api.example/a',
  ],
  ['cURL', 'nothing to encode before the data', `curl --data-urlencode '' -d '{"id":1}' https://api.example/a`],
  ['cURL', 'no data before the data of a HEAD', `curl -d '' -d 'a=1' -I https://api.example/a`],
  ['cURL', 'a file beside no data', `curl -T a.bin -d '' https://api.example/a`],
  ['cURL', 'a form beside a query', 'curl -G -d a=1 -F b=2 https://api.example/a'],
  ['cURL', 'a query out of a file', 'curl -G -d @query.txt https://api.example/a'],
  ['cURL', 'a dash beside a variable in quotes', `curl -d a=1 - '$BASE/pets/\${ID}'`],
  [
    'cURL',
    'an apostrophe in the command prompt',
    `curl -d "it's" ^\n  "https://api.example/a"\ncurl ^\n  "https://api.example/b"`,
  ],
  [
    'cURL',
    'an apostrophe and a line end in the command prompt',
    `curl ^"-d^" ^"it's^\n\nso^" ^\n  ^"https://api.example/a^"\ncurl ^"https://api.example/b^"`,
  ],
  [
    'cURL',
    'a backtick in quotes of PowerShell',
    'curl.exe `\n "-HX-Quote: `"so" `\n "https://api.example/a"\ncurl.exe https://api.example/b',
  ],
])('%s: %s', async (format, _, source) => {
  const subject = subjects.find(({ name }) => name === format);
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  const { count = () => [], isConverted = true } = subject ?? {};
  for (const pick of [0, 1, 2, 65_535]) expect(await brokenPromises(text, { count, isConverted, pick })).toEqual([]);
});
