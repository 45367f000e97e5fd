import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { judgeEntry } from '#core/formats/har/judge-entry.ts';
import { importSource, operationsOf, type ImportedSource } from '../requests/import-source.ts';

interface Call {
  readonly url: string;
  readonly method?: string;
  readonly status?: number;
  readonly answer?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly postData?: unknown;
  readonly type?: string;
}

const importCalls = (
  calls: readonly Call[],
  operations?: readonly string[],
  choices?: Readonly<Record<string, string>>,
): Promise<ImportedSource> => {
  const entries = calls.map(
    ({ url, method = 'GET', status = 200, answer = {}, headers = {}, postData, type = 'application/json' }) => ({
      request: {
        method,
        url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        ...(postData !== undefined && { postData }),
      },
      response: { status, content: { mimeType: type, text: JSON.stringify(answer) } },
    }),
  );
  return importSource(JSON.stringify({ log: { version: '1.2', entries } }), 'calls.har', operations, choices);
};

const changesOf = ({ ledger }: ImportedSource, code: string): NonNullable<ImportedSource['ledger']>['changes'] =>
  ledger?.changes.filter((change) => change.code === code) ?? [];

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
    ['a web socket', answered(''), 'GET', 'wss://a.example/', 'socket'],
    ['a web socket of Firefox', answered('', 101), 'GET', 'https://a.example/live', 'socket'],
    ['a web socket of Safari', answered('', 0, { _resourceType: 'websocket' }), 'GET', 'https://a.example/', 'socket'],
    ['a tunnel of Fiddler', answered('', 200), 'CONNECT', 'a.example:443', 'tunnel'],
    [
      'what Chrome could not send',
      { request: {}, response: { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' } },
      'POST',
      'https://a.example/x',
      'failed',
    ],
    [
      'what Playwright could not send',
      { request: {}, response: { status: -1, _failureText: 'net::ERR_FAILED' } },
      'GET',
      'https://a.example/x',
      'failed',
    ],
    ['no answer noted', answered('', 0), 'POST', 'https://a.example/x', undefined],
    ['no answer at all', { request: {} }, 'GET', 'https://a.example/x', undefined],
    ['events', answered('text/event-stream'), 'GET', 'https://a.example/x', 'stream'],
    ['events as the answer to a question', answered('text/event-stream'), 'POST', 'https://a.example/x', undefined],
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
      'JSON that was taken for the field of a form',
      { mimeType: 'application/x-www-form-urlencoded', params: [{ name: '%7B%22a%22%3A1%7D', value: '' }] },
      'body',
      'body',
    ],
    ['fields beside a blank text', { text: ' ', params: [{ name: 'a[1]', value: 'x' }] }, 'formData', 'a[1]'],
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

describe('what is offered', () => {
  const page = { url: 'https://a.example/', answer: '<p>', type: 'text/html' };
  const moved = { url: 'https://a.example/old', status: 302, answer: '' };
  const call = { url: 'https://a.example/api/x' };

  it('lists each kind that is left out, once, with a choice that works', async () => {
    const recorded = [call, page, moved, { ...page, url: 'https://a.example/about' }];
    const left = await importCalls(recorded);
    expect(left.ledger?.out).toEqual({ operation: 1, merged: 0, skipped: 3 });
    const changes = changesOf(left, 'har/left-out');
    expect(changes.map(({ kind, message, choice }) => [kind, message.split('.')[0], choice?.taken])).toEqual([
      ['left-out', '2 web pages were left out', 'leave-out'],
      ['left-out', '1 redirect was left out', 'leave-out'],
    ]);
    const id = changes[0]?.choice?.id ?? '';
    expect(id).toBe('har/left-out:/log/entries/1');
    const brought = await importCalls(recorded, undefined, { [id]: 'bring' });
    expect(operationsOf(brought.definition)).toEqual(['get /api/x', 'get /', 'get /about']);
    expect(changesOf(brought, 'har/left-out').map(({ choice }) => [choice?.id, choice?.taken])).toEqual([
      [id, 'bring'],
      ['har/left-out:/log/entries/2', 'leave-out'],
    ]);
  });

  it('brings redirects, preflights and failed calls that were asked for', async () => {
    const recorded = [call, moved, { url: 'https://a.example/api/x', method: 'OPTIONS' }];
    const { definition } = await importCalls(recorded, undefined, {
      'har/left-out:/log/entries/1': 'bring',
      'har/left-out:/log/entries/2': 'bring',
    });
    expect(operationsOf(definition).toSorted()).toEqual(['get /api/x', 'get /old', 'options /api/x']);
  });

  it('offers no choice where a connector cannot make the call', async () => {
    const imported = await importCalls([call, { url: 'wss://a.example/live', status: 101 }]);
    const [change] = changesOf(imported, 'har/left-out');
    expect([change?.message.startsWith('1 WebSocket was left out'), change?.choice]).toEqual([true, undefined]);
  });

  it('takes the parts of paths that are values for fixed text where that is asked', async () => {
    const recorded = [
      call,
      { url: 'https://a.example/api/years/2024/orders/7' },
      { url: 'https://a.example/api/years/2025/orders/8' },
    ];
    const learned = await importCalls(recorded);
    expect(operationsOf(learned.definition)).toEqual(['get /x', 'get /years/{yearId}/orders/{orderId}']);
    const changes = changesOf(learned, 'har/path-value');
    expect(changes.map(({ result, choice }) => [result, choice?.id])).toEqual([
      [
        '/definition/paths/~1years~1{yearId}~1orders~1{orderId}/get/parameters/0',
        'har/path-value:/log/entries/1/request/url/2',
      ],
      [
        '/definition/paths/~1years~1{yearId}~1orders~1{orderId}/get/parameters/1',
        'har/path-value:/log/entries/1/request/url/4',
      ],
    ]);
    expect(changes[0]?.after).toContain('yearId');
    const fixed = await importCalls(recorded, undefined, { [changes[0]?.choice?.id ?? '']: 'text' });
    expect(operationsOf(fixed.definition)).toEqual([
      'get /x',
      'get /years/2024/orders/{orderId}',
      'get /years/2025/orders/{orderId}',
    ]);
    expect(changesOf(fixed, 'har/path-value').map(({ choice }) => [choice?.id, choice?.taken])).toEqual([
      [changes[0]?.choice?.id, 'text'],
      [changes[1]?.choice?.id, 'value'],
    ]);
  });
});

describe('hosts', () => {
  const calls = [{ url: 'https://b.example/x' }, { url: 'https://a.example/x' }, { url: 'https://a.example/y' }];

  it('takes the one of most calls that carry data, and names the others', async () => {
    const { definition, codes, ledger } = await importCalls(calls);
    expect(definition.host).toBe('a.example');
    expect(codes).toContain('har/other-host');
    expect(ledger?.entries[0]?.reason).toContain('b.example');
  });

  it('takes the one that is asked for', async () => {
    const [change] = changesOf(await importCalls(calls), 'har/api-host');
    expect(change?.choice?.options.map(({ value }) => value)).toEqual(['a.example', 'b.example']);
    const { definition } = await importCalls(calls, undefined, { [change?.choice?.id ?? '']: 'b.example' });
    expect([definition.host, operationsOf(definition)]).toEqual(['b.example', ['get /x']]);
  });

  it('brings the calls of another host by a policy where that is asked', async () => {
    const recorded = [
      ...calls,
      { url: 'https://a.example/w' },
      { url: 'https://b.example/z' },
      { url: 'https://c.example/other' },
    ];
    const offered = changesOf(await importCalls(recorded), 'har/other-host').filter(({ choice }) => choice);
    expect(offered.map(({ kind, choice }) => [kind, choice?.id, choice?.taken])).toEqual([
      ['left-out', 'har/other-host:/log/entries/0', 'leave-out'],
      ['left-out', 'har/other-host:/log/entries/5', 'leave-out'],
    ]);
    const { definition, properties } = await importCalls(recorded, undefined, {
      'har/other-host:/log/entries/0': 'bring',
    });
    expect(operationsOf(definition)).toEqual(expect.arrayContaining(['get /z', 'get /y']));
    expect(JSON.stringify(properties)).toContain('"x-ms-apimTemplateParameter.urlTemplate":"https://b.example"');
    expect(JSON.stringify(definition)).not.toContain('other');
  });

  it('finds the host of a path alone in its headers', async () => {
    const { definition } = await importCalls([
      { url: '/v1/x', headers: { ':authority': 'a.example', ':method': 'GET' } },
    ]);
    expect([definition.host, definition.basePath, operationsOf(definition)]).toEqual(['a.example', '/v1', ['get /x']]);
  });
});

it('names what it cannot use of a call that is brought', async () => {
  const { ledger, everything } = await importCalls([
    { url: 'https://a.example/x', status: 304, headers: { '': 'nameless', Cookie: 'Canary9Word' } },
  ]);
  const told = ledger?.changes.map(({ code, source }) => `${code} ${source.pointer}`);
  expect(told).toContain('har/answer-left-out /log/entries/0/response');
  expect(told).toContain('har/row-without-name /log/entries/0/request/headers/0');
  expect(everything).not.toContain('Canary9Word');
});

it('reads bodies that a recording keeps in files beside it', async () => {
  const entry = {
    request: {
      method: 'POST',
      url: 'https://a.example/x',
      postData: { mimeType: 'application/json', _file: 'sent.json' },
    },
    response: { status: 200, content: { mimeType: 'application/json', _file: 'came.json' } },
  };
  const file = (name: string, value: unknown): { name: string; bytes: Uint8Array } => ({
    name: `trace.zip/${name}`,
    bytes: new TextEncoder().encode(JSON.stringify(value)),
  });
  const outcome = await importDescription([
    file('came.json', { answered: 1 }),
    file('har.har', { log: { entries: [entry] } }),
    file('sent.json', { asked: true }),
    file('other.json', { neither: true }),
  ]);
  expect(outcome.ok && outcome.connector.definition).toMatch(/"answered"[^]*"asked"/);
  expect(outcome.diagnostics.filter(({ code }) => code === 'import/left-aside').map(({ file: name }) => name)).toEqual([
    'trace.zip/other.json',
  ]);
});

it('knows GraphQL by its body', async () => {
  const query = (text: string): Call => ({
    url: 'https://a.example/graphql',
    method: 'POST',
    postData: {
      mimeType: 'application/json',
      text: JSON.stringify({ operationName: null, query: text, variables: { id: 7 } }),
    },
  });
  const { definition } = await importCalls([query('query One($id: ID!) { one(id: $id) { name } }'), query('{ all }')]);
  // Inferred from JSON it would ask for nothing.
  expect(JSON.stringify(definition.paths)).toContain('"required":["query"]');
});

it('lists each cookie by its name', async () => {
  const imported = await importCalls([
    { url: 'https://a.example/x', headers: { Cookie: 'session=kept-out-77Az; theme=dark' } },
    { url: 'https://a.example/y', headers: { cookie: 'session=kept-out-77Az' } },
  ]);
  expect(changesOf(imported, 'har/cookie').map(({ kind, message }) => [kind, message.split(':')[0]])).toEqual([
    ['left-out', 'The cookie "session" was left out, in 2 calls'],
    ['left-out', 'The cookie "theme" was left out'],
  ]);
  expect(imported.everything).not.toContain('kept-out-77Az');
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
