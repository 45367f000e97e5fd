import { describe, expect, it } from 'vitest';
import type { Definition, Operation, Parameter } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { buildRequest, parameterKey, type RequestParts } from '#core/testing/build-request.ts';
import type { ParameterValue } from '#core/testing/request.ts';

interface Case {
  readonly path?: string;
  readonly method?: string;
  readonly parameters?: readonly Parameter[];
  readonly operation?: Operation;
  readonly definition?: Definition;
  readonly values?: Readonly<Record<string, ParameterValue>>;
  readonly security?: RequestParts['security'];
  readonly credentials?: RequestParts['credentials'];
}

function build(parts: Case) {
  const {
    path = '/a',
    method = 'get',
    parameters = [],
    values = {},
    security = { kind: 'none' },
    credentials = {},
  } = parts;
  const definition: Definition = {
    host: 'api.example',
    basePath: '/v1/',
    schemes: ['https'],
    paths: { [path]: { [method]: { parameters, ...parts.operation } } },
    ...parts.definition,
  };
  const [operation] = operationsOf(definition);
  if (!operation) throw new Error('The case has no operation');
  return buildRequest({ definition, operation, values, security, credentials });
}

function built(parts: Case) {
  const result = build(parts);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const codes = (parts: Case) => build(parts).diagnostics.map(({ code }) => code);
const query = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  type: 'string',
  ...more,
});
const inPath = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  ...more,
});
const list = (collectionFormat?: string): Partial<Parameter> => ({
  type: 'array',
  items: { type: 'string' },
  ...(collectionFormat && { collectionFormat }),
});

describe('address', () => {
  const cases: readonly { readonly name: string; readonly parts: Case; readonly url: string }[] = [
    { name: 'scheme, host, base URL and path', parts: {}, url: 'https://api.example/v1/a' },
    {
      name: 'no base URL',
      parts: { definition: { basePath: '/', schemes: ['http', 'https'] } },
      url: 'http://api.example/a',
    },
    {
      name: 'base URL without slash, no scheme',
      parts: { definition: { host: 'localhost:8080', basePath: 'x' }, operation: {} },
      url: 'https://localhost:8080/x/a',
    },
    {
      name: 'path values are encoded',
      parts: { path: "/p/{id}/q('{id}')", parameters: [inPath('id')], values: { 'path/id': 'a/b ü?#' } },
      url: "https://api.example/v1/p/a%2Fb%20%C3%BC%3F%23/q('a%2Fb%20%C3%BC%3F%23')",
    },
    {
      name: 'twice where asked',
      parts: {
        path: '/p/{id}',
        parameters: [inPath('id', { 'x-ms-url-encoding': 'double' })],
        values: { 'path/id': 'a/b' },
      },
      url: 'https://api.example/v1/p/a%252Fb',
    },
    {
      name: 'query, names encoded, empty ones left out',
      parts: {
        parameters: [query('$top'), query('q'), query('none')],
        values: { 'query/$top': '5', 'query/q': 'a&b=c', 'query/none': '' },
      },
      url: 'https://api.example/v1/a?%24top=5&q=a%26b%3Dc',
    },
    {
      name: 'an empty value where allowed',
      parts: { parameters: [query('flag', { allowEmptyValue: true })], values: { 'query/flag': '' } },
      url: 'https://api.example/v1/a?flag=',
    },
    {
      name: 'default of a required parameter',
      parts: { parameters: [query('v', { required: true, default: 2 }), query('w', { default: 3 })] },
      url: 'https://api.example/v1/a?v=2',
    },
    {
      name: 'a path that has a query',
      parts: { path: '/a?x=1', parameters: [query('y')], values: { 'query/y': '2' } },
      url: 'https://api.example/v1/a?x=1&y=2',
    },
    ...(
      [
        [undefined, '1,2%2C3'],
        ['csv', '1,2%2C3'],
        ['ssv', '1%202%2C3'],
        ['tsv', '1%092%2C3'],
        ['pipes', '1%7C2%2C3'],
        ['constructor', '1,2%2C3'],
        ['multi', '1&ids=2%2C3'],
      ] as const
    ).map(([format, written]) => ({
      name: `list as ${format}`,
      parts: { parameters: [query('ids', list(format))], values: { 'query/ids': ['1', '2,3'] } },
      url: `https://api.example/v1/a?ids=${written}`,
    })),
    {
      name: 'list in a path',
      parts: { path: '/{ids}', parameters: [inPath('ids', list())], values: { 'path/ids': ['a', 'b'] } },
      url: 'https://api.example/v1/a,b',
    },
  ];
  it.each(cases)('$name', ({ parts, url }) => {
    expect(built(parts).url).toBe(url);
  });

  it('knows parameters of the path and shared ones', () => {
    const definition: Definition = {
      parameters: { lang: query('lang') },
      paths: { '/p/{id}': { parameters: [inPath('id')], get: { parameters: [{ $ref: '#/parameters/lang' }] } } },
    };
    expect(built({ definition, values: { 'path/id': '7', 'query/lang': 'de' } }).url).toBe(
      'https://api.example/v1/p/7?lang=de',
    );
  });
});

describe('headers', () => {
  it('carries parameters and what the definition produces', () => {
    const parameters: readonly Parameter[] = [
      { name: 'X-Tenant', in: 'header', type: 'string' },
      { name: 'X-List', in: 'header', ...list('pipes') },
    ];
    const values = { 'header/X-Tenant': 'blue', 'header/X-List': ['a', 'b'] };
    expect(built({ parameters, values, operation: { produces: ['application/json', 'text/csv'] } }).headers).toEqual([
      ['Accept', 'application/json, text/csv'],
      ['X-Tenant', 'blue'],
      ['X-List', 'a|b'],
    ]);
  });

  it('a parameter takes the place of what we would send', () => {
    const parameters: readonly Parameter[] = [
      { name: 'content-type', in: 'header', type: 'string', required: true, default: 'application/vnd.x+json' },
      { name: 'body', in: 'body', schema: {} },
    ];
    expect(built({ method: 'post', parameters, values: { body: '{}' } }).headers).toEqual([
      ['content-type', 'application/vnd.x+json'],
    ]);
  });
});

describe('body', () => {
  const body: Parameter = { name: 'order', in: 'body', schema: { type: 'object' } };
  const field = (name: string, more: Partial<Parameter> = {}): Parameter => ({
    name,
    in: 'formData',
    type: 'string',
    ...more,
  });
  const png = { name: 'a"b.png', mediaType: 'image/png', bytes: new Uint8Array([1, 0, 255]) };

  it.each([
    { name: 'JSON unless said otherwise', consumes: undefined, type: 'application/json' },
    { name: 'JSON among several', consumes: ['application/xml', 'text/json'], type: 'text/json' },
    { name: 'the first', consumes: ['application/xml', 'text/plain'], type: 'application/xml' },
    { name: 'odd lists', consumes: [5, 'x'], type: 'application/json' },
  ])('$name', ({ consumes, type }) => {
    const operation = (consumes ? { consumes } : {}) as Operation;
    const request = built({ method: 'put', parameters: [body], operation, values: { body: '{"a": 1}' } });
    expect(request).toMatchObject({ method: 'PUT', body: '{"a": 1}', headers: [['Content-Type', type]] });
  });

  it('bytes', () => {
    const request = built({ method: 'post', parameters: [body], operation: { consumes: [] }, values: { body: png } });
    expect(request).toMatchObject({ body: png.bytes, headers: [['Content-Type', 'image/png']] });
  });

  it('a form', () => {
    const parameters = [field('a b'), field('ids', list('multi')), field('csv', list())];
    const values = { 'formData/a b': '1 & 2', 'formData/ids': ['x', 'y'], 'formData/csv': ['x', 'y'] };
    expect(built({ method: 'post', parameters, values })).toMatchObject({
      body: 'a+b=1+%26+2&ids=x&ids=y&csv=x%2Cy',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    });
  });

  it('a form with a file', () => {
    const parameters = [field('note'), field('file', { type: 'file' })];
    const values = { 'formData/note': 'ConnectorStudioBoundary1', 'formData/file': png };
    const request = built({ method: 'post', parameters, values });
    expect(request.headers).toEqual([['Content-Type', 'multipart/form-data; boundary=ConnectorStudioBoundary2']]);
    expect(Buffer.from(request.body ?? '').toString('latin1')).toBe(
      [
        '--ConnectorStudioBoundary2',
        'Content-Disposition: form-data; name="note"',
        '',
        'ConnectorStudioBoundary1',
        '--ConnectorStudioBoundary2',
        'Content-Disposition: form-data; name="file"; filename="a%22b.png"',
        'Content-Type: image/png',
        '',
        '\x01\x00\xff',
        '--ConnectorStudioBoundary2--',
        '',
      ].join('\r\n'),
    );
  });

  it('is read back by another implementation', async () => {
    const parameters = [field('note'), field('file', { type: 'file' })];
    const values = { 'formData/note': 'ü\r\nx', 'formData/file': { ...png, name: 'a.png' } };
    const { body: bytes, headers } = built({ method: 'post', parameters, values });
    const form = await new Response(bytes ?? null, {
      headers: Object.fromEntries(headers),
    }).formData();
    expect(form.get('note')).toBe('ü\r\nx');
    const file = form.get('file');
    expect(file instanceof File && [file.name, file.type, ...new Uint8Array(await file.arrayBuffer())]).toEqual([
      'a.png',
      'image/png',
      1,
      0,
      255,
    ]);
  });

  it.each([
    { name: 'not with GET', parts: { parameters: [body], values: { body: '{}' } }, code: 'request/body-not-sent' },
    {
      name: 'not JSON',
      parts: { method: 'post', parameters: [body], values: { body: '{"a":' } },
      code: 'request/body-not-json',
    },
  ])('$name: sent with a warning', ({ parts, code }) => {
    const result = build(parts);
    expect(result).toMatchObject({
      ok: true,
      diagnostics: [{ code, severity: 'warning', pointer: expect.stringMatching(/parameters\/0$/) }],
    });
  });
});

describe('signing in', () => {
  const apiKey = { kind: 'apiKey', label: 'Key', name: 'X-Key', in: 'header' } as const;
  const oauth2 = {
    kind: 'oauth2',
    clientId: '',
    authorizationUrl: '',
    tokenUrl: '',
    refreshUrl: '',
    scope: '',
    redirectMode: 'Global',
  } as const;
  const basic = { kind: 'basic', usernameLabel: 'User', passwordLabel: 'Password' } as const;
  const cases: readonly {
    readonly name: string;
    readonly parts: Case;
    readonly headers: unknown;
    readonly query?: string;
  }[] = [
    {
      name: 'basic, in UTF-8',
      parts: { security: basic, credentials: { username: 'ü', password: 'p:w' } },
      headers: [['Authorization', `Basic ${Buffer.from('ü:p:w').toString('base64')}`]],
    },
    {
      name: 'basic without password',
      parts: { security: basic, credentials: { username: 'key' } },
      headers: [['Authorization', 'Basic a2V5Og==']],
    },
    {
      name: 'key in a header',
      parts: { security: apiKey, credentials: { api_key: ' abc ' } },
      headers: [['X-Key', 'abc']],
    },
    {
      name: 'key in the query',
      parts: { security: { ...apiKey, in: 'query' }, credentials: { api_key: 'a b' } },
      headers: [],
      query: '?X-Key=a%20b',
    },
    {
      name: 'token',
      parts: { security: oauth2, credentials: { token: 'Bearer t' } },
      headers: [['Authorization', 'Bearer t']],
    },
    {
      name: 'not where the operation wants none',
      parts: { security: apiKey, operation: { security: [] } },
      headers: [],
    },
    {
      name: 'in place of a parameter of the same name',
      parts: {
        security: apiKey,
        credentials: { api_key: 'abc' },
        parameters: [{ name: 'x-key', in: 'header', type: 'string' }],
        values: { 'header/x-key': 'other' },
      },
      headers: [['X-Key', 'abc']],
    },
  ];
  it.each(cases)('$name', ({ parts, headers, query: written = '' }) => {
    expect(built(parts)).toMatchObject({ headers, url: `https://api.example/v1/a${written}` });
  });

  it('names where the secrets went', () => {
    expect(built({ security: apiKey, credentials: { api_key: 'x' } }).secrets).toEqual({
      headers: ['x-key'],
      query: [],
    });
    expect(built({ security: { ...apiKey, in: 'query' }, credentials: { api_key: 'x' } }).secrets).toEqual({
      headers: [],
      query: ['X-Key'],
    });
  });

  it.each([
    { security: apiKey, code: 'request/credentials-missing', ok: false },
    { security: basic, code: 'request/credentials-missing', ok: false },
    { security: oauth2, code: 'request/credentials-missing', ok: false },
    { security: { kind: 'other', reason: 'Gateway.' } as const, code: 'request/security-not-applied', ok: true },
  ])('without credentials: $security.kind', ({ security, code, ok }) => {
    expect(build({ security })).toMatchObject({ ok, diagnostics: [{ code }] });
  });
});

describe('what stops it', () => {
  const cases: readonly { readonly name: string; readonly parts: Case; readonly found: readonly string[] }[] = [
    { name: 'no host', parts: { definition: { host: ' ' } }, found: ['request/host-missing'] },
    {
      name: 'host of an environment',
      parts: { definition: { host: '@environmentVariables("x_host")' } },
      found: ['request/host-variable'],
    },
    {
      name: 'a required value',
      parts: {
        parameters: [query('a', { required: true }), query('b', { ...list(), required: true })],
        values: { 'query/b': [] },
      },
      found: ['request/parameter-missing', 'request/parameter-missing'],
    },
    { name: 'a variable without parameter', parts: { path: '/{id}' }, found: ['request/path-variable'] },
    {
      name: 'a path parameter left empty, said once',
      parts: { path: '/{id}', parameters: [inPath('id')] },
      found: ['request/parameter-missing'],
    },
    {
      name: 'dots for a path value',
      parts: { path: '/{id}', parameters: [inPath('id')], values: { 'path/id': '..' } },
      found: ['request/path-dots'],
    },
    {
      name: 'a scheme that is none',
      parts: { definition: { schemes: ['wss'] } },
      found: ['request/address-not-valid'],
    },
    { name: 'a host that is none', parts: { definition: { host: 'a b' } }, found: ['request/address-not-valid'] },
    {
      name: 'a line break in a header',
      parts: { parameters: [{ name: 'X-A', in: 'header', type: 'string' }], values: { 'header/X-A': 'a\r\nX-B: c' } },
      found: ['request/header-not-valid'],
    },
  ];
  it.each(cases)('$name', ({ parts, found }) => {
    expect(build(parts).ok).toBe(false);
    expect(codes(parts)).toEqual(found);
  });
});

it.each([
  { type: 'integer', value: '1.5', found: ['request/value-type'] },
  { type: 'integer', value: '-15', found: [] },
  { type: 'number', value: '1e3', found: [] },
  { type: 'number', value: 'x', found: ['request/value-type'] },
  { type: 'boolean', value: 'yes', found: ['request/value-type'] },
  { type: 'toString', value: 'x', found: [] },
])('$value for $type', ({ type, value, found }) => {
  expect(codes({ parameters: [query('n', { type })], values: { 'query/n': value } })).toEqual(found);
});

it('passes odd parameters over', () => {
  const parameters = [null, 5, {}, { name: 'x' }, { $ref: '#/nowhere' }] as unknown as readonly Parameter[];
  expect(built({ parameters, values: { 'query/x': '1' } }).url).toBe('https://api.example/v1/a');
});

it('keys the body without its name', () => {
  expect([parameterKey({ name: 'order', in: 'body' }), parameterKey(query('a'))]).toEqual(['body', 'query/a']);
});
