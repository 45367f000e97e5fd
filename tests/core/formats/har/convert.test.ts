import { describe, expect, it } from 'vitest';
import { judgeEntry } from '#core/formats/har/judge-entry.ts';
import { importSource, operationsOf, type ImportedSource } from '../requests/import-source.ts';

interface Call {
  readonly url: string;
  readonly method?: string;
  readonly status?: number;
  readonly answer?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly postData?: unknown;
}

const importCalls = (calls: readonly Call[], operations?: readonly string[]): Promise<ImportedSource> => {
  const entries = calls.map(({ url, method = 'GET', status = 200, answer = {}, headers = {}, postData }) => ({
    request: {
      method,
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      ...(postData !== undefined && { postData }),
    },
    response: { status, content: { mimeType: 'application/json', text: JSON.stringify(answer) } },
  }));
  return importSource(JSON.stringify({ log: { version: '1.2', entries } }), 'calls.har', operations);
};

const paths = (...urls: readonly string[]): Promise<readonly string[]> =>
  importCalls([
    { url: 'https://a.example/health' },
    { url: 'https://a.example/' },
    ...urls.map((url) => ({ url: `https://a.example${url}` })),
  ]).then(({ definition }) => Object.keys(definition.paths ?? {}).filter((path) => path !== '/health' && path !== '/'));

describe('what is no call of an API', () => {
  const answered = (mimeType: string, status = 200, more: object = {}): unknown => ({
    request: {},
    response: { status, content: { mimeType } },
    ...more,
  });

  it.each([
    ['no request', {}, 'GET', '', 'empty'],
    ['no address', answered(''), 'GET', '', 'empty'],
    ['data:', answered('image/png'), 'GET', 'data:image/png;base64,x', 'address'],
    ['blob:', answered(''), 'GET', 'blob:https://a.example/1', 'address'],
    ['an extension', answered(''), 'GET', 'chrome-extension://x/y.js', 'address'],
    ['a web socket', answered(''), 'GET', 'wss://a.example/', 'address'],
    ['no host', answered(''), 'GET', 'https://', 'address'],
    ['a preflight', answered(''), 'OPTIONS', 'https://a.example/x', 'preflight'],
    ['a redirect', answered('text/html', 302), 'POST', 'https://a.example/login', 'redirect'],
    ['a page', answered('text/html; charset=utf-8'), 'GET', 'https://a.example/x', 'page'],
    ['a style', answered('text/css'), 'GET', 'https://a.example/x', 'asset'],
    [
      'a script by its header',
      { request: {}, response: { status: 200, headers: [{ name: 'Content-Type', value: 'text/javascript' }] } },
      'GET',
      'https://a.example/x',
      'asset',
    ],
    ['a picture by its ending', answered('x-unknown', 0), 'GET', 'https://a.example/a.PNG?v=2', 'asset'],
    ['a font', answered('application/font-woff2'), 'GET', 'https://a.example/f', 'asset'],
    [
      'a picture a script fetched',
      answered('image/svg+xml', 200, { _resourceType: 'fetch' }),
      'GET',
      'https://a.example/i',
      'asset',
    ],
    ['a beacon', answered('', 204, { _resourceType: 'ping' }), 'GET', 'https://a.example/b', 'asset'],
    ['JSON', answered('application/json'), 'GET', 'https://a.example/x.js', undefined],
    ['a form sent', answered('text/html'), 'POST', 'https://a.example/x', undefined],
    ['a picture made', answered('image/png'), 'POST', 'https://a.example/render', undefined],
    ['nothing known', answered(''), 'GET', 'https://a.example/x', undefined],
  ])('%s', (_, entry, method, address, kind) => {
    expect(judgeEntry(entry, method, address)?.kind).toBe(kind);
  });
});

describe('paths learned from the traffic', () => {
  it.each([
    ['numbers', ['/orders/1', '/orders/22/lines/3'], ['/orders/{orderId}', '/orders/{orderId}/lines/{lineId}']],
    ['one number is enough', ['/orders/7'], ['/orders/{orderId}']],
    ['UUIDs', ['/users/6f9619ff-8b86-d011-b42d-00c04fc964ff'], ['/users/{userId}']],
    ['hashes', ['/commits/9fceb02d0ae598e95dc970b74767f19372d61af8'], ['/commits/{commitId}']],
    ['codes', ['/orders/ORD-10042'], ['/orders/{orderId}']],
    ['dates', ['/rates/2024-05-06'], ['/rates/{date}']],
    ['addresses', ['/users/ann%40a.example'], ['/users/{email}']],
    ['endings', ['/orders/7.json'], ['/orders/{orderId}.json']],
    ['not the number of a version', ['/rest/api/2/issues', '/v1/x'], ['/rest/api/2/issues', '/v1/x']],
    ['two of a kind', ['/orders/1/orders/2'], ['/orders/{orderId}/orders/{orderId2}']],
    ['words that do not vary', ['/orders/recent', '/orders/7'], ['/orders/recent', '/orders/{orderId}']],
    ['lists beside each other', ['/api/users', '/api/orders'], ['/api/users', '/api/orders']],
    [
      'categories',
      ['/categories/5', '/boxes/5', '/status/5'],
      ['/categories/{categoryId}', '/boxes/{boxId}', '/status/{statusId}'],
    ],
  ])('%s', async (_, urls, expected) => {
    expect(await paths(...urls)).toEqual(expected);
  });

  it.each([
    [
      'slugs with answers of one shape',
      ['blue-chair', 'red-lamp'],
      { name: 'x', price: 1 },
      ['/products/{productName}'],
    ],
    ['words: two might be two things', ['ann', 'bob'], { name: 'x', mail: 'y' }, ['/products/ann', '/products/bob']],
    ['words: three are one', ['ann', 'bob', 'eve'], { name: 'x', mail: 'y' }, ['/products/{productName}']],
    ['answers that say nothing', ['blue-chair', 'red-lamp'], [], ['/products/blue-chair', '/products/red-lamp']],
  ])('%s', async (_, words, answer, expected) => {
    const { definition } = await importCalls([
      { url: 'https://a.example/health' },
      ...words.map((word) => ({ url: `https://a.example/products/${word}`, answer })),
    ]);
    expect(Object.keys(definition.paths ?? {}).filter((path) => path !== '/health')).toEqual(expected);
  });
});

describe('an operation out of several calls', () => {
  it('has statuses, what is always sent as required, and no values of keys', async () => {
    const { definition, ledger, everything } = await importCalls([
      {
        url: 'https://a.example/x/1?a=1&b=2',
        answer: { id: 1 },
        headers: { 'X-Api-Key': 'kept-out-77Az', 'sec-ch-ua': 'x' },
      },
      { url: 'https://a.example/x/2?a=3', answer: { id: 2, n: null }, headers: { 'X-Api-Key': 'kept-out-77Az' } },
      { url: 'https://a.example/x/3?a=3', status: 404, answer: { error: 'x' } },
    ]);
    const operation = definition.paths?.['/x/{xId}']?.get ?? definition.paths?.['/{id}']?.get;
    expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '404']);
    const names = (operation?.parameters ?? []).map((parameter) =>
      'name' in parameter ? `${parameter.name} ${parameter.required}` : '',
    );
    expect(names.slice(1)).toEqual(['a true', 'b false']);
    expect(definition.securityDefinitions).toMatchObject({ 'API Key': { in: 'header', name: 'X-Api-Key' } });
    expect(ledger?.out).toEqual({ operation: 1, merged: 2, skipped: 0 });
    expect(everything).not.toContain('kept-out-77Az');
  });

  it.each([
    ['JSON', { mimeType: 'application/json', text: '{"a":1}' }, 'body', 'body'],
    ['JSON in base64', { mimeType: 'application/json', text: 'eyJhIjoxfQ==', encoding: 'base64' }, 'body', 'body'],
    [
      'a form with escapes',
      { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a%5B1%5D', value: 'x' }] },
      'formData',
      'a[1]',
    ],
    ['a form in text', { mimeType: 'application/x-www-form-urlencoded', text: 'a%5B1%5D=x' }, 'formData', 'a[1]'],
    [
      'multipart in text',
      {
        mimeType: 'multipart/form-data; boundary=q',
        text: '--q\r\nContent-Disposition: form-data; name="a[1]"\r\n\r\nx\r\n--q--',
      },
      'formData',
      'a[1]',
    ],
    ['a file', { mimeType: 'application/octet-stream', text: 'x' }, 'body', 'body'],
  ])('reads a body: %s', async (_, postData, place, name) => {
    const { definition } = await importCalls([{ url: 'https://a.example/x', method: 'POST', postData }]);
    expect(definition.paths?.['/x']?.post?.parameters).toMatchObject([{ in: place, name }]);
  });
});

describe('hosts', () => {
  it('takes the one of most calls that carry data, and names the others', async () => {
    const { definition, codes, ledger } = await importCalls([
      { url: 'https://b.example/x' },
      { url: 'https://a.example/x' },
      { url: 'https://a.example/y' },
    ]);
    expect(definition.host).toBe('a.example');
    expect(codes).toEqual(expect.arrayContaining(['har/other-hosts', 'har/left-out']));
    expect(ledger?.entries[0]?.reason).toContain('b.example');
  });
});

it.each([
  ['nothing recorded', { log: { entries: [] } }, 'har/nothing-recorded'],
  ['entries of no kind', { log: { entries: [null, 1, 'x', {}] } }, 'har/no-api-calls'],
  ['no list', { log: { entries: {} } }, 'har/nothing-recorded'],
])('refuses %s', async (_, value, code) => {
  const { ok, codes } = await importSource(JSON.stringify(value));
  expect([ok, codes]).toEqual([false, [code]]);
});

it('brings only what is picked', async () => {
  const { definition, ledger } = await importCalls(
    [{ url: 'https://a.example/x' }, { url: 'https://a.example/y' }],
    ['GET /y'],
  );
  expect(operationsOf(definition)).toEqual(['get /y']);
  expect(ledger?.out).toEqual({ operation: 1, merged: 0, skipped: 1 });
});

it('takes a time that one is used to from JSON', async () => {
  const entries = Array.from({ length: 800 }, (_, index) => ({
    url: `https://a.example/things/${index}?page=${index}`,
    answer: { id: index, name: `Thing ${index}`, tags: ['a', 'b'], inner: { x: 1.5, y: null, text: 'x'.repeat(200) } },
    headers: { accept: 'application/json', 'user-agent': 'Mozilla/5.0', 'x-tenant': 'north' },
  }));
  await importCalls(entries);
  await importCalls(entries);
});
