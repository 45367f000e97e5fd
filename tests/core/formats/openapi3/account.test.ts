import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { child } from '#core/document/pointer.ts';
import { openapi3 } from '#core/formats/openapi3/index.ts';
import { readDocument } from '#core/formats/reading/read-document.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { openContext } from '../open-context.ts';
import { corpus, readBytes } from '../reading/files.ts';
import { faultOf } from '../postman/read-collection.ts';
import { asking, fileOf, importChosen, importValue, sending } from './read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

const seen = { 200: { description: 'OK' } };
const get = (more: Loose = {}): Loose => ({ get: { operationId: 'A', summary: 'A', responses: seen, ...more } });
const text = { schema: { type: 'string' } };

/** What is not in the connector is in the ledger, at its own place. */
it.each<{ name: string; file: Loose; at: readonly string[]; kind?: string }>([
  {
    name: 'shared parts that nothing uses',
    file: fileOf({
      components: {
        parameters: { P: { name: 'p', in: 'query', ...text } },
        responses: { R: { description: 'R' } },
        requestBodies: { B: { content: {} } },
        schemas: { S: {}, T: {} },
      },
    }),
    at: ['/components/parameters/P', '/components/responses/R', '/components/requestBodies/B', '/components/schemas'],
  },
  {
    name: 'a header of the platform, wherever it is referred to',
    file: asking([{ $ref: '#/components/parameters/A' }], '/a', {
      components: { parameters: { A: { name: 'accept', in: 'header', ...text } } },
    }),
    at: ['/components/parameters/A', '/paths/~1a/get/parameters/0'],
  },
  {
    name: 'a parameter that leads nowhere',
    file: asking([{ $ref: '#/components/parameters/A' }]),
    at: ['/paths/~1a/get/parameters/0'],
  },
  {
    name: 'a parameter of the path that is not in it',
    file: fileOf({ paths: { '/a': { ...get(), parameters: [{ name: 'id', in: 'path', ...text }] } } }),
    at: ['/paths/~1a/parameters/0'],
  },
  {
    name: 'a field of an object that has the name of a parameter',
    file: asking([
      { name: 'o', in: 'query', schema: { type: 'object', properties: { a: { type: 'string' } } } },
      { name: 'a', in: 'query', ...text },
    ]),
    at: ['/paths/~1a/get/parameters/1'],
  },
  {
    name: 'a body that cannot be sent, by a reference',
    file: fileOf({
      paths: { '/a': get({ requestBody: { $ref: '#/components/requestBodies/B' } }) },
      components: { requestBodies: { B: { content: { 'application/json': {} } } } },
    }),
    at: ['/paths/~1a/get/requestBody'],
  },
  {
    name: 'an answer for a range whose code is taken',
    file: fileOf({
      paths: { '/a': get({ responses: { 200: { description: 'OK' }, '2XX': { description: 'Too' } } }) },
    }),
    at: ['/paths/~1a/get/responses/2XX'],
  },
  {
    name: 'ways to sign in that are not used, cannot be, or are not described',
    file: fileOf({
      paths: {
        '/a': get({ security: [{ key: [] }] }),
        '/b': { put: { ...(get()['get'] as Loose), operationId: 'B', security: [{ gone: [] }] } },
      },
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          basic: { type: 'http', scheme: 'basic' },
          wire: { type: 'mutualTLS' },
        },
      },
    }),
    at: ['/components/securitySchemes/basic', '/components/securitySchemes/wire', '/paths/~1b/put/security'],
  },
  {
    name: 'what a connector does not say of itself',
    file: fileOf({
      info: { title: 'A', version: '1', license: { name: 'MIT', identifier: 'MIT' }, summary: 'S', description: 'D' },
      jsonSchemaDialect: 'x',
    }),
    at: ['/info/license/identifier', '/info/summary', '/jsonSchemaDialect'],
  },
  {
    name: 'samples beyond the first, or without a place',
    file: fileOf({
      paths: {
        '/a': {
          post: {
            operationId: 'A',
            requestBody: {
              description: 'The form',
              content: {
                'application/x-www-form-urlencoded': {
                  schema: { type: 'object', properties: { a: { type: 'string' } } },
                  example: { a: 'b' },
                },
              },
            },
            responses: {
              200: {
                description: 'OK',
                content: { 'application/json': { schema: {}, examples: { one: { value: 1 }, two: { value: 2 } } } },
              },
            },
          },
        },
      },
    }),
    at: [
      '/paths/~1a/post/requestBody/description',
      '/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/example',
      '/paths/~1a/post/responses/200/content/application~1json/examples',
    ],
  },
  {
    name: 'a document in an extension of the file',
    file: fileOf({ 'x-webhooks': { a: { post: {} } }, 'x-logo': { url: 'https://a.example' } }),
    at: ['/x-webhooks'],
  },
])('$name', async ({ file, at }) => {
  const { changes, conversion, definition } = await importValue(file);
  expect(conversion && isBalanced(conversion.ledger)).toBe(true);
  expect(await faultOf(definition)).toBeUndefined();
  const left = changes.filter(({ kind }) => kind === 'left-out').map(({ pointer }) => pointer);
  expect(left).toEqual(expect.arrayContaining([...at]));
});

it.each<{ name: string; file: Loose; code: string; at: string; result: string }>([
  {
    name: 'the only answer is for any code',
    file: fileOf({ paths: { '/a': get({ responses: { default: { description: 'D' } } }) } }),
    code: 'response-default',
    at: '/paths/~1a/get/responses/default',
    result: '/definition/paths/~1a/get/responses/200',
  },
  {
    name: 'an id that is made',
    file: fileOf({ paths: { '/a': get({ operationId: undefined }) } }),
    code: 'id-made',
    at: '/paths/~1a/get',
    result: '/definition/paths/~1a/get/operationId',
  },
  {
    name: 'a place within a body',
    file: sending({ allOf: [{ type: 'object', properties: { a: { type: ['string', 'null'] } } }, { title: 'T' }] }),
    code: 'nullable',
    at: '/paths/~1a/post/requestBody/content/application~1json/schema/allOf/0/properties/a',
    result: '/definition/paths/~1a/post/parameters/0/schema/properties/a/x-nullable',
  },
  {
    name: 'an address of its own',
    file: fileOf({ paths: { '/a': get({ servers: [{ url: 'https://other.example' }] }) } }),
    code: 'operation-host',
    at: '/paths/~1a/get/servers/0/url',
    result: '/properties/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.urlTemplate',
  },
])('$name is pointed at where it is now', async ({ file, code, at, result }) => {
  const { changes } = await importValue(file);
  const [told] = changes.filter((change) => change.code === `openapi3/${code}`);
  expect([told?.pointer, told?.result]).toEqual([at, result]);
});

it.each([
  { path: '/{}', becomes: '/{value}' },
  { path: '/odd/{id', becomes: '/odd/%7Bid' },
  { path: '/a/{id:[0-9]+}', becomes: '/a/{id}' },
  { path: '/a/{id?}', becomes: '/a/{id}' },
  { path: '/files/*', becomes: '/files/{wildcard}' },
  { path: '/a?b={c}', becomes: '/a' },
])('$path is written $becomes, and needs no mending after that', async ({ path, becomes }) => {
  const first = await importDescription({
    bytes: new TextEncoder().encode(JSON.stringify(fileOf({ paths: { [path]: get() } }))),
  });
  if (!first.ok) throw new Error(first.diagnostics[0]?.message);
  expect(first.ledger.entries[0]).toMatchObject({
    label: `GET ${path}`,
    result: child('/definition/paths', becomes, 'get'),
  });
  const again = await importDescription({ bytes: new TextEncoder().encode(first.connector.definition) });
  expect(again.ok && again.connector.definition).toBe(first.connector.definition);
});

it('values that the type of another part does not allow are taken out', async () => {
  const { definition } = await importValue(sending({ allOf: [{ type: 'object' }, { enum: [1, 'a'], default: 'a' }] }));
  expect(definition.paths?.['/a']?.post?.parameters?.[0]).toMatchObject({ schema: { type: 'object' } });
  expect(JSON.stringify(definition)).not.toMatch(/"(?:enum|default)"/);
});

it('what several operations share is told once', async () => {
  const paths = {
    '/a/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: ['string', 'null'] } }],
      get: { responses: seen },
      put: { responses: seen },
    },
  };
  const { changes } = await importValue(fileOf({ paths }));
  expect(changes.filter(({ code }) => code === 'openapi3/nullable')).toHaveLength(1);
});

it('each secret is one change, and the maker is told each name once', async () => {
  const property = { type: 'string', example: 'hunter2-hunter2' };
  const { changes, diagnostics } = await importValue(
    sending({
      type: 'object',
      properties: { password: property, inner: { type: 'object', properties: { password: property } } },
    }),
  );
  const secrets = changes.filter(({ kind }) => kind === 'secret').map(({ pointer }) => pointer);
  const schema = '/paths/~1a/post/requestBody/content/application~1json/schema/properties';
  expect(secrets).toEqual([`${schema}/password/example`, `${schema}/inner/properties/password/example`]);
  expect(diagnostics.filter(({ code }) => code === 'openapi3/secret-kept-out')).toHaveLength(1);
});

describe('what only may be a secret', () => {
  const schema = { type: 'object', properties: { password: { type: 'string', example: 'hunter2-hunter2' } } };
  const place = '/paths/~1a/post/requestBody/content/application~1json/schema/properties/password/example';

  it('is left out, and said by what it belongs to', async () => {
    const { changes, definition } = await importValue(sending(schema));
    expect(changes.filter(({ kind }) => kind === 'secret')).toMatchObject([
      {
        message: expect.stringContaining('The example of "password" in POST /a looks like a secret.'),
        result: '/definition/paths/~1a/post/parameters/0/schema/properties/password',
        choice: { taken: 'leave-out' },
      },
    ]);
    expect(JSON.stringify(definition)).not.toContain('hunter2');
  });

  it('is kept where somebody asks for it, and is no secret in the ledger then', async () => {
    const { changes, definition, diagnostics } = await importChosen(sending(schema), {
      [`secret-kept-out:${place}`]: 'keep',
    });
    expect(JSON.stringify(definition)).toContain('hunter2-hunter2');
    expect(changes.filter(({ kind }) => kind === 'secret')).toEqual([]);
    expect(JSON.stringify([changes.map(({ message }) => message), diagnostics])).not.toContain('hunter2');
  });

  it('is no choice where it is of a known kind', async () => {
    const token = `ghp_${'aB3dE6gH9'.repeat(4)}`;
    const { changes } = await importValue(
      sending({ type: 'object', properties: { a: { type: 'string', example: token } } }),
    );
    expect(changes.filter(({ kind }) => kind === 'secret')).toMatchObject([{ kind: 'secret' }]);
    expect(changes.find(({ kind }) => kind === 'secret')?.choice).toBeUndefined();
  });

  it('points at the answer that shows it where it is an example for several', async () => {
    const content = {
      'application/json': {
        schema: { type: 'object' },
        examples: { a: { $ref: '#/components/examples/new-session' } },
      },
    };
    const { changes } = await importValue(
      fileOf({
        paths: { '/a': get({ responses: { 200: { description: 'A', content } } }) },
        components: { examples: { 'new-session': { value: { token: 'hunter2-hunter2' } } } },
      }),
    );
    expect(changes.filter(({ kind }) => kind === 'secret')).toMatchObject([
      {
        message: expect.stringContaining('The example of "token" in "new-session"'),
        pointer: '/components/examples/new-session/value/token',
        result: '/definition/paths/~1a/get/responses/200',
      },
    ]);
  });

  it('are no ids, commits and states', async () => {
    const example = {
      id: '4aawyAB9vmqN3uQ7FjRGTy',
      before: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
      secret_scanning: 'enabled',
    };
    const { changes, definition } = await importValue(sending({ type: 'object', example }));
    expect(changes.filter(({ kind }) => kind === 'secret')).toEqual([]);
    expect(JSON.stringify(definition)).toContain(JSON.stringify(example).slice(1, -1));
  });
});

it('a secret beside the name of what a property is a list of is found', async () => {
  const { definition } = await importValue(
    sending({
      type: 'object',
      properties: { passwords: { type: 'array', items: { type: 'string', example: 'hunter2-x' } } },
    }),
  );
  expect(JSON.stringify(definition)).not.toContain('hunter2');
});

it('a media type named twice is produced once', async () => {
  const content = { 'application/json': {}, 'application/json; charset=utf-8': {} };
  const { definition } = await importValue(
    fileOf({ paths: { '/a': get({ responses: { 201: { description: 'A', content } } }) } }),
  );
  expect(definition.paths?.['/a']?.get?.produces).toEqual(['application/json']);
});

it('a path item that refers to the whole file is accounted for', async () => {
  const { conversion } = await importValue(fileOf({ paths: { '/a': get(), '/b': { $ref: '#' } } }));
  expect(conversion?.ledger).toMatchObject({ in: 2, out: { operation: 1, skipped: 1 } });
});

it('an operation that is open stays so where the way to sign in is assumed', async () => {
  const components = { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } };
  const { definition } = await importValue(fileOf({ paths: { '/a': get({ security: [] }) }, components }));
  expect(definition.paths?.['/a']?.get?.security).toEqual([]);
});

it('a choice about the address of one path can be taken back', async () => {
  const servers = [{ url: 'https://{r}.api.example', variables: { r: { default: 'eu' } } }];
  const file = fileOf({ paths: { '/a': { ...get(), servers }, '/b': { put: { operationId: 'B', responses: seen } } } });
  const id = 'server-variable:/paths/~1a/servers/0/variables/r';
  const { changes } = await importChosen(file, { [id]: 'ask' });
  expect(changes.find(({ choice }) => choice?.id === `openapi3/${id}`)?.choice?.taken).toBe('ask');
});

it('work on many operations can be stopped between a few of them', async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`/p${index}`, { get: { responses: seen } }]),
  );
  const document = readDocument({ name: '', bytes: new TextEncoder().encode(JSON.stringify(fileOf({ paths }))) });
  let left = 3;
  const { context, changes } = openContext({
    checkpoint: () => ((left -= 1) < 0 ? Promise.reject(new Error('stopped')) : Promise.resolve()),
  });
  const detection = openapi3.detect([document]);
  if (!detection) throw new Error('not recognised as OpenAPI 3');
  await expect(openapi3.convert(detection, context)).rejects.toThrow('stopped');
  expect(changes).toEqual([]);
});

const github = `${corpus}openapi30/github--ghes-rest.json`;

it.skipIf(!existsSync(github))(
  'a few operations of a large file make a small connector (skipped where the corpus is not there)',
  { timeout: 60_000 },
  async () => {
    const bytes = readBytes(github);
    const wanted = ['GET /gists', 'POST /gists', 'GET /gists/{gist_id}'];
    const outcome = await importDescription({ bytes }, { operations: wanted });
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(outcome.ledger.out.operation).toBe(wanted.length);
    expect(outcome.connector.definition.length).toBeLessThan(200_000);
    expect(outcome.connector.definition).not.toContain('#/components');
  },
);
