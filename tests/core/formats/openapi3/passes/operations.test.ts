import { describe, expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { openapi3 } from '#core/formats/openapi3/index.ts';
import { readDocument } from '#core/formats/reading/read-document.ts';
import { fileOf, importChosen, importText, importValue } from '../read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;
const ok = { 200: { description: 'OK' } };
const get = (more: Loose = {}): Loose => ({ get: { summary: 'Get', responses: ok, ...more } });

describe('recognising', () => {
  it.each([
    { text: '{"openapi":"3.0.0"}', format: 'openapi-3.0' },
    { text: 'openapi: 3.0.3', format: 'openapi-3.0' },
    { text: 'openapi: 3.1.0', format: 'openapi-3.1' },
    { text: '{"openapi":3.1}', format: 'openapi-3.1' },
    { text: 'openapi: 3.2.0', format: 'openapi-3.1' },
    { text: '{"openapi":"4.0.0"}', format: undefined },
    { text: '{"openapi":"30"}', format: undefined },
    { text: '{"swagger":"2.0"}', format: undefined },
  ])('$text', ({ text, format }) => {
    expect(openapi3.detect([readDocument({ bytes: new TextEncoder().encode(text) })])?.format).toBe(format);
  });
});

describe('ids and summaries', () => {
  it.each<{ name: string; operation: Loose; path?: string; becomes: readonly string[]; codes: readonly string[] }>([
    {
      name: 'kept',
      operation: { operationId: 'listPets', summary: 'List pets' },
      becomes: ['listPets', 'List pets'],
      codes: [],
    },
    {
      name: 'made of letters and digits',
      operation: { operationId: 'get_order-lines', summary: 'x.' },
      becomes: ['GetOrderLines', 'x'],
      codes: ['id-changed'],
    },
    {
      name: 'made of the path',
      operation: { description: 'Lines of an order. And more.' },
      path: '/orders/{id}/lines',
      becomes: ['GetOrdersByIdLines', 'Lines of an order'],
      codes: ['id-made', 'summary-made'],
    },
    {
      name: 'made of the id',
      operation: { operationId: 'ListOpenOrders' },
      becomes: ['ListOpenOrders', 'List open orders'],
      codes: ['summary-made'],
    },
    {
      name: 'cut',
      operation: { operationId: 'A', summary: `${'word '.repeat(20)}end` },
      becomes: ['A', 'word '.repeat(16).trim()],
      codes: ['summary-cut'],
    },
  ])('$name', async ({ operation, path = '/a', becomes, codes }) => {
    const parameters = path.includes('{id}')
      ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
      : [];
    const imported = await importValue(
      fileOf({ paths: { [path]: { get: { responses: ok, parameters, ...operation } } } }),
    );
    const found = imported.definition.paths?.[path]?.get;
    expect([found?.operationId, found?.summary]).toEqual(becomes);
    expect(imported.codes).toEqual(codes);
  });

  it('of two equal ids the second gets a number', async () => {
    const paths = { '/a': get({ operationId: 'getIt' }), '/b': get({ operationId: 'GetIt' }) };
    const { definition, codes } = await importValue(fileOf({ paths }));
    expect(definition.paths?.['/b']?.get?.operationId).toBe('GetIt2');
    expect(codes).toEqual(['id-repeated']);
  });
});

describe('paths', () => {
  it('a query becomes parameters, twins get a path of their own and a policy', async () => {
    const paths = {
      '/a?kind=x': get({ operationId: 'A' }),
      '/a': get({ operationId: 'B' }),
      '/c#one': get({ operationId: 'C' }),
      '/c#two': get({ operationId: 'D' }),
    };
    const { definition, properties, codes } = await importValue(fileOf({ paths }));
    expect(Object.keys(definition.paths ?? {})).toEqual(['/a', '/a/A', '/c', '/c/Two']);
    expect(definition.paths?.['/a/A']?.get?.parameters).toMatchObject([
      { name: 'kind', in: 'query', required: true, enum: ['x'], default: 'x' },
    ]);
    expect(properties.properties?.policyTemplateInstances).toMatchObject([
      {
        templateId: 'routerequesttoendpoint',
        parameters: { 'x-ms-apimTemplateParameter.newPath': '/a', 'x-ms-apimTemplate-operationName': ['A'] },
      },
      {
        templateId: 'routerequesttoendpoint',
        parameters: { 'x-ms-apimTemplateParameter.newPath': '/c', 'x-ms-apimTemplate-operationName': ['D'] },
      },
    ]);
    expect(codes).toEqual(['path-query', 'path-shared', 'path-shared']);
  });

  describe('that differ only in capitals and names of variables', () => {
    const components = {
      parameters: { Pet: { name: 'petId', in: 'path', required: true, schema: { type: 'string' } } },
    };
    const alike = fileOf({
      paths: {
        '/pets/{id}': get({ operationId: 'A', 'x-first': true }),
        '/Pets/{petId}': {
          put: { operationId: 'B', responses: ok, parameters: [{ $ref: '#/components/parameters/Pet' }] },
        },
      },
      components,
    });
    const choice = 'path-merged:/paths/~1Pets~1{petId}/put';

    it('become one', async () => {
      const { definition, properties, changes } = await importValue(alike);
      expect(Object.keys(definition.paths ?? {})).toEqual(['/pets/{id}']);
      expect(definition.paths?.['/pets/{id}']?.put?.parameters).toMatchObject([{ name: 'id', in: 'path' }]);
      expect(properties.properties?.policyTemplateInstances).toBeUndefined();
      expect(changes.filter(({ code }) => code === 'openapi3/path-merged')).toMatchObject([
        {
          pointer: '/paths/~1Pets~1{petId}/put',
          result: '/definition/paths/~1pets~1{id}/put',
          choice: { id: `openapi3/${choice}` },
        },
      ]);
    });

    it('or are told apart by a policy', async () => {
      const { definition, properties } = await importChosen(alike, { [choice]: 'policy' });
      expect(Object.keys(definition.paths ?? {})).toEqual(['/pets/{id}', '/Pets/{petId}/B']);
      expect(properties.properties?.policyTemplateInstances).toMatchObject([
        { parameters: { 'x-ms-apimTemplateParameter.newPath': '/Pets/{petId}' } },
      ]);
    });
  });

  it('a variable that is there twice has two names', async () => {
    const { definition } = await importValue(fileOf({ paths: { '/a/{id}/b/{id}': get({ operationId: 'A' }) } }));
    expect(definition.paths?.['/a/{id}/b/{id2}']?.get?.parameters).toMatchObject([{ name: 'id' }, { name: 'id2' }]);
  });

  it('a path item elsewhere in the file is read, one outside is skipped', async () => {
    const paths = {
      '/a': { $ref: '#/components/pathItems/A' },
      '/b': { $ref: 'b.yaml' },
      '/c': { get: { $ref: 'c.yaml' } },
    };
    const { conversion, definition, codes } = await importValue(
      fileOf({ paths, components: { pathItems: { A: get({ operationId: 'A' }) } } }),
    );
    expect(Object.keys(definition.paths ?? {})).toEqual(['/a']);
    expect(
      conversion?.ledger.entries.map(({ label, outcome, source }) => `${label} ${outcome} ${source.pointer}`),
    ).toEqual([
      'GET /a operation /components/pathItems/A/get',
      '/b skipped /paths/~1b/$ref',
      'GET /c skipped /paths/~1c/get',
    ]);
    expect(codes).toEqual(['reference-outside', 'reference-outside']);
  });
});

describe('the ledger', () => {
  const file = fileOf({
    paths: {
      '/a': {
        ...get({ operationId: 'A' }),
        trace: {},
        post: {
          operationId: 'Hook',
          summary: 'Hook',
          responses: ok,
          callbacks: { on: { '{$request.body#/url}': { post: { responses: ok } } } },
        },
      },
      b: get({ operationId: 'B' }),
      'x-ignored': get(),
    },
    webhooks: { arrived: { post: { responses: ok } } },
  });

  it('has everything, events among it', async () => {
    const { conversion, codes } = await importValue(file);
    expect(conversion && isBalanced(conversion.ledger)).toBe(true);
    expect(conversion?.ledger.in).toBe(6);
    expect(conversion?.ledger.entries.map(({ outcome, label }) => `${outcome} ${label}`)).toEqual([
      'operation GET /a',
      'skipped TRACE /a',
      'operation POST /a',
      'skipped GET b',
      'skipped Callback "on" of POST /a: POST',
      'skipped Webhook "arrived": POST',
    ]);
    expect(codes).toEqual(['events-left-out']);
  });

  it('with a choice, the rest is skipped and only what the chosen need is converted', async () => {
    const schemas = { A: { type: 'string', format: 'odd' }, B: { type: 'object', not: {} } };
    const answer = (name: string): Loose => ({
      200: { description: 'OK', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
    });
    const paths = {
      '/a': get({ operationId: 'A', responses: answer('A'), tags: ['a'] }),
      '/b': get({ operationId: 'B', responses: answer('B'), tags: ['b'] }),
    };
    const { conversion, definition, codes } = await importValue(
      fileOf({ paths, components: { schemas }, tags: [{ name: 'a' }, { name: 'b' }] }),
      ['GET /a'],
    );
    expect(conversion?.ledger.out).toEqual({ operation: 1, merged: 0, skipped: 1 });
    expect(Object.keys(definition.definitions ?? {})).toEqual(['A']);
    expect(definition.tags).toEqual([{ name: 'a' }]);
    expect(codes).toEqual(['format-unknown']);
  });
});

it.each([
  { name: 'nothing in it', text: 'openapi: 3.0.0', code: 'nothing-described' },
  { name: 'no paths', text: 'openapi: 3.0.0\ninfo: {title: A}', code: 'no-operations' },
  { name: 'only webhooks', text: 'openapi: 3.1.0\nwebhooks: {a: {post: {}}}', code: 'webhooks-only' },
  {
    name: 'only references out of the file',
    text: 'openapi: 3.1.0\npaths: {/a: {$ref: a.yaml}}',
    code: 'nothing-usable',
  },
])('$name: refused', async ({ text, code }) => {
  const { conversion, diagnostics } = await importText(text);
  expect(conversion).toBeUndefined();
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: `openapi3/${code}` }]);
});

it('what is no object anywhere does no harm', async () => {
  for (const odd of [null, 1, 'x', [], [null], { x: null }]) {
    for (const key of ['info', 'servers', 'components', 'security', 'tags', 'webhooks', 'externalDocs']) {
      const { conversion } = await importValue(fileOf({ [key]: odd }));
      expect(conversion && isBalanced(conversion.ledger)).toBe(true);
    }
    for (const key of [
      'parameters',
      'requestBody',
      'responses',
      'security',
      'tags',
      'servers',
      'callbacks',
      'summary',
      'operationId',
      'externalDocs',
    ]) {
      const { conversion } = await importValue(fileOf({ paths: { '/a': { post: { [key]: odd }, get: {} } } }));
      expect(conversion && isBalanced(conversion.ledger)).toBe(true);
    }
    for (const key of [
      'type',
      'properties',
      'items',
      'required',
      'allOf',
      'oneOf',
      'anyOf',
      'enum',
      'default',
      'discriminator',
      'additionalProperties',
      'patternProperties',
      'format',
      'example',
      'examples',
      'xml',
      'externalDocs',
      '$ref',
      'prefixItems',
      '$defs',
      'minimum',
    ]) {
      const content = { 'application/json': { schema: { [key]: odd } } };
      const { conversion } = await importValue(
        fileOf({ paths: { '/a': { post: { requestBody: { content }, responses: ok } } } }),
      );
      expect(conversion && isBalanced(conversion.ledger)).toBe(true);
    }
  }
});
