import { describe, expect, it } from 'vitest';
import type { Operation, Parameter } from '#core/definition/openapi2.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { openContext } from '../open-context.ts';
import { collectionOf, faultOf, importValue, type Imported } from './read-collection.ts';

const host = 'https://pets.example';
const request = (name: string, method: string, url: unknown, more: object = {}): object => ({
  name,
  request: { method, url, ...more },
});

async function importItems(items: readonly unknown[], more?: Readonly<Record<string, unknown>>): Promise<Imported> {
  const imported = await importValue(collectionOf(items, more));
  expect(imported.conversion && isBalanced(imported.conversion.ledger)).toBe(true);
  expect(await faultOf(imported.definition)).toBeUndefined();
  return imported;
}

const operationAt = ({ definition }: Imported, path: string, method: 'get' | 'post' | 'put'): Operation | undefined =>
  definition.paths?.[path]?.[method];

const parametersOf = (operation: Operation | undefined): readonly Parameter[] =>
  (operation?.parameters ?? []).filter((parameter): parameter is Parameter => !('$ref' in parameter));

describe('host, scheme and base path', () => {
  it.each([
    { name: 'one request', urls: ['https://a.example/v1/pets'], found: ['a.example', '/v1', ['/pets']] },
    {
      name: 'common part',
      urls: ['https://a.example/x/pets', 'https://a.example/x/shops/1'],
      found: ['a.example', '/x', ['/pets', '/shops/{shopId}']],
    },
    { name: 'root', urls: ['https://a.example', 'https://a.example/pets'], found: ['a.example', '/', ['/', '/pets']] },
    { name: 'port, capitals', urls: ['http://A.example:8080/pets/x'], found: ['a.example:8080', '/', ['/pets/x']] },
    { name: 'no scheme', urls: ['a.example/pets'], found: ['a.example', '/', ['/pets']] },
    {
      name: 'no variable in the base',
      urls: ['https://a.example/{{t}}/x', 'https://a.example/{{t}}/y'],
      found: ['a.example', '/', ['/{t}/x', '/{t}/y']],
    },
    {
      name: 'most used',
      urls: ['https://b.example/x', 'https://a.example/pets', 'https://a.example/shops'],
      found: ['a.example', '/', ['/pets', '/shops']],
    },
    { name: 'unknown host', urls: ['{{base}}/pets', '{{base}}/shops'], found: [undefined, '/', ['/pets', '/shops']] },
  ])('$name', async ({ name, urls, found }) => {
    const { definition } = await importItems(
      urls.map((url, index) => request(`r${index}`, 'GET', url)),
      name === 'unknown host' ? {} : { variable: [{ key: 'base', value: 'https://a.example/rest/v3' }] },
    );
    expect([definition.host, definition.basePath, Object.keys(definition.paths ?? {})]).toEqual(found);
  });

  it('names an unknown host as the variable it is', async () => {
    const { diagnostics } = await importItems([request('a', 'GET', '{{Base_Url}}/pets')]);
    expect(diagnostics.find(({ code }) => code === 'postman/host-unknown')?.message).toContain('{{Base_Url}}');
  });
});

it.each([
  { url: 'http://[::1]:3000/a', says: /a connector cannot have/ },
  { url: '{{base}}/a', says: /not known here/ },
  { url: '/a', says: /name no host/ },
])('says why $url gives no host', async ({ url, says }) => {
  const { definition, diagnostics } = await importItems([request('a', 'GET', url)]);
  expect(definition.host).toBeUndefined();
  expect(diagnostics.find(({ code }) => code === 'postman/host-unknown')?.message).toMatch(says);
});

describe('paths', () => {
  it.each([
    ['/pets/:id', '/pets/{id}'],
    ['/pets/:id.json', '/pets/{id}.json'],
    ['/pets/{{petId}}', '/pets/{petId}'],
    ['/pets/{{petId}}.json', '/pets/{petId}.json'],
    ['/pets/{petId}', '/pets/{petId}'],
    ['/pets/:id/friends/:id', '/pets/{id}/friends/{id2}'],
    ['/pets/{{$guid}}', '/pets/{guid}'],
    ['/pets/{{pet id}}', '/pets/{pet_id}'],
    ['/pets/a b', '/pets/a%20b'],
    ['/pets/}{', '/pets/%7D%7B'],
    ['/pets/', '/pets/'],
    ['/pets/*', '/pets/%2A'],
    ['/pets/:__proto__', '/pets/{__proto__}'],
    ['/pets/:connectionId', '/pets/{connection_id}'],
    [`/hooks/${'aB3dE6gH9kL2'.repeat(3)}`, '/hooks/{hookId}'],
  ])('%s becomes %s', async (written, path) => {
    const { definition } = await importItems([request('a', 'GET', host + written), request('b', 'GET', host)]);
    expect(Object.keys(definition.paths ?? {})[0]).toBe(path);
  });

  it('holds a route under three names for one', async () => {
    const imported = await importItems([
      request('Get', 'GET', `${host}/pets/:id`),
      request('Get again', 'GET', `${host}/pets/{{petId}}`),
      request('Change', 'PUT', `${host}/pets/{pet}`),
    ]);
    expect(Object.keys(imported.definition.paths ?? {})).toEqual(['/pets/{id}']);
    expect(imported.conversion?.ledger.out).toEqual({ operation: 2, merged: 1, skipped: 0 });
  });
});

describe('variables', () => {
  const variable = [
    { key: 'a', value: '{{b}}' },
    { key: 'b', value: '{{a}}' },
    { key: 'base', value: 'https://{{name}}.example' },
    { key: 'name', value: 'pets' },
  ];

  it('are resolved in each other, and circles are named', async () => {
    const { definition, codes } = await importItems([request('x', 'GET', '{{base}}/x?q={{a}}')], { variable });
    expect(definition.host).toBe('pets.example');
    expect(codes).toContain('postman/variable-cycle');
  });

  it('of a folder count before those of the collection', async () => {
    const inner = { name: 'f', variable: [{ key: 'name', value: 'shops' }], item: [request('y', 'GET', '{{base}}/y')] };
    const { definition } = await importItems([inner], { variable });
    expect(definition.host).toBe('shops.example');
  });

  it('without a value are named once, with their count', async () => {
    const { diagnostics } = await importItems([
      request('x', 'GET', `${host}/x?a={{size}}`),
      request('y', 'GET', `${host}/y?b={{size}}`),
    ]);
    const found = diagnostics.filter(({ code }) => code === 'postman/variable-unresolved');
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('"{{size}}"')]);
    expect(found[0]?.message).toContain('2 times');
  });

  it('give a base address without the user and password in it', async () => {
    const secret = 'Corr3ctHorse';
    const address = [{ key: 'base', value: `https://ann:${secret}@pets.example/v2` }];
    const imported = await importItems([request('x', 'GET', '{{base}}/x')], { variable: address });
    expect([imported.definition.host, imported.definition.basePath]).toEqual(['pets.example', '/v2']);
    expect(imported.codes).toContain('postman/secret-kept-out');
    expect(JSON.stringify(imported)).not.toContain(secret);
  });

  it('that grow without end are left alone', async () => {
    const bomb = Array.from({ length: 40 }, (_, index) => ({
      key: `v${index}`,
      value: `{{v${index + 1}}}{{v${index + 1}}}`,
    }));
    const { codes } = await importItems([request('x', 'GET', `${host}/x?q={{v0}}`)], {
      variable: [...bomb, { key: 'v40', value: 'xxxxxxxxxx' }],
    });
    expect(codes.some((code) => code === 'postman/variable-too-long' || code === 'postman/variable-cycle')).toBe(true);
  });
});

describe('merging', () => {
  it('takes examples of path variables from saved answers, too', async () => {
    const saved = (value: string): object => ({
      originalRequest: {
        url: { raw: `${host}/pets/:id`, variable: [{ key: 'id', value, description: 'Its *number*.' }] },
      },
    });
    const item = { ...request('a', 'GET', `${host}/pets/:id`), response: [saved('{{x}}'), saved('17')] };
    const [id] = parametersOf(operationAt(await importItems([item]), '/pets/{id}', 'get'));
    expect(id).toMatchObject({ 'x-ms-test-value': '17', description: 'Its *number*.' });
  });

  it('unites parameters; what is always there is required', async () => {
    const imported = await importItems([
      request('a', 'GET', `${host}/pets?page=1&kind=dog`),
      request('b', 'GET', `${host}/pets?page=2&size=9`),
    ]);
    const parameters = parametersOf(operationAt(imported, '/pets', 'get'));
    expect(parameters.map(({ name, required }) => [name, required])).toEqual([
      ['page', true],
      ['kind', false],
      ['size', false],
    ]);
  });

  it('unites bodies and answers', async () => {
    const body = (raw: string): object => ({ body: { mode: 'raw', raw } });
    const imported = await importItems([
      {
        ...request('a', 'POST', `${host}/pets`, body('{"name":"x"}')),
        response: [{ code: 201, name: 'Made', body: '{"id":1}' }],
      },
      {
        ...request('b', 'POST', `${host}/pets`, body('{"age":2}')),
        response: [
          { code: 201, body: '{"url":"u"}' },
          { code: '409', body: 'no' },
        ],
      },
    ]);
    const operation = operationAt(imported, '/pets', 'post');
    const [parameter] = parametersOf(operation);
    expect(
      Object.keys(parameter?.schema && 'properties' in parameter.schema ? (parameter.schema.properties ?? {}) : {}),
    ).toEqual(['name', 'age']);
    expect(operation?.responses).toMatchObject({
      201: { description: 'Made', schema: { properties: { id: { type: 'integer' }, url: { type: 'string' } } } },
      409: { schema: { type: 'string' } },
    });
  });
});

describe('auth', () => {
  const bearer = { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] };
  const basic = {
    type: 'basic',
    basic: [
      { key: 'username', value: 'u' },
      { key: 'password', value: '{{p}}' },
    ],
  };
  const apikey = { type: 'apikey', apikey: { key: 'k', value: '{{k}}', in: 'query' } };
  const oauth2 = (more: object): object => ({
    type: 'oauth2',
    oauth2: { authUrl: 'https://id.example/a', accessTokenUrl: 'https://id.example/t', ...more },
  });

  it.each([
    ['none', undefined, {}],
    ['noauth', { type: 'noauth' }, {}],
    ['basic', basic, { 'basic-auth': { type: 'basic' } }],
    ['bearer', bearer, { 'Bearer token': { type: 'apiKey', in: 'header', name: 'Authorization' } }],
    ['apikey', apikey, { 'API Key': { type: 'apiKey', in: 'query', name: 'k' } }],
    ['oauth2', oauth2({}), { 'oauth2-auth': { type: 'oauth2', flow: 'accessCode' } }],
    ['oauth2 client credentials', oauth2({ grant_type: 'client_credentials' }), { 'Bearer token': { type: 'apiKey' } }],
    ['awsv4', { type: 'awsv4', awsv4: [] }, {}],
  ])('%s', async (_, auth, securityDefinitions) => {
    const { definition } = await importItems([request('a', 'GET', `${host}/a?k=1`)], { auth });
    expect(definition.securityDefinitions).toMatchObject(securityDefinitions);
    expect(Object.keys(definition.securityDefinitions ?? {})).toEqual(Object.keys(securityDefinitions));
  });

  it('is inherited from the folder, stopped by noauth, and sets its own parameter', async () => {
    const imported = await importItems(
      [
        { name: 'f', auth: apikey, item: [request('a', 'GET', `${host}/a?k=1&x=2`), request('b', 'GET', `${host}/b`)] },
        request('c', 'GET', `${host}/c`, { auth: { type: 'noauth' } }),
        request('d', 'GET', `${host}/d`, { auth: null }),
      ],
      { auth: bearer },
    );
    expect(imported.definition.securityDefinitions).toHaveProperty('API Key');
    expect(parametersOf(operationAt(imported, '/a', 'get')).map(({ name }) => name)).toEqual(['x']);
    expect(operationAt(imported, '/c', 'get')?.security).toEqual([]);
    expect(operationAt(imported, '/d', 'get')?.security).toBeUndefined();
    expect(imported.codes).toContain('postman/other-auth');
  });

  it('of the type "inherit" is that of the folder', async () => {
    const { definition, codes } = await importItems([request('a', 'GET', `${host}/a`, { auth: { type: 'inherit' } })], {
      auth: basic,
    });
    expect(Object.keys(definition.securityDefinitions ?? {})).toEqual(['basic-auth']);
    expect(codes).not.toContain('postman/auth-not-supported');
  });

  it('is learned from user and password in the address', async () => {
    const { definition } = await importItems([request('a', 'GET', 'https://ann:Corr3ctHorse@pets.example/a')]);
    expect(Object.keys(definition.securityDefinitions ?? {})).toEqual(['basic-auth']);
  });

  it('is learned from the header Authorization', async () => {
    const header = [{ key: 'Authorization', value: 'Bearer {{token}}' }];
    const { definition } = await importItems([request('a', 'GET', `${host}/a`, { header })]);
    expect(definition.securityDefinitions).toHaveProperty('Bearer token');
  });
});

describe('what a definition needs', () => {
  it('makes operation ids that differ, whatever the names', async () => {
    const names = [
      'List',
      'list',
      'LIST',
      '',
      'New Request',
      'https://pets.example/x',
      '宠物',
      '2 things',
      'x'.repeat(300),
    ];
    const imported = await importItems(names.map((name, index) => request(name, 'GET', `${host}/p/x${index}`)));
    const ids = Object.values(imported.definition.paths ?? {}).map(({ get }) => get?.operationId ?? '');
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(names.length);
    for (const id of ids) expect(id).toMatch(/^[A-Z][A-Za-z0-9]{0,80}$/);
    for (const { get } of Object.values(imported.definition.paths ?? {})) {
      expect(get?.summary?.length).toBeGreaterThan(0);
      expect(get?.summary?.length).toBeLessThanOrEqual(80);
    }
  });

  it('leaves bodies of GET out, and says so', async () => {
    const imported = await importItems([request('a', 'GET', `${host}/a`, { body: { mode: 'raw', raw: '{"a":1}' } })]);
    expect(parametersOf(operationAt(imported, '/a', 'get'))).toEqual([]);
    expect(imported.codes).toContain('postman/body-on-get');
  });

  it('takes only what is picked, in terms of the result', async () => {
    const items = [
      request('a', 'GET', `${host}/v1/pets/:id`),
      request('b', 'GET', `${host}/v1/shops`),
      request('c', 'PUT', `${host}/v1/pets/{{x}}`),
    ];
    const { definition, conversion } = await importValue(collectionOf(items), new Set(['PUT /pets/{id}']));
    expect(Object.keys(definition.paths?.['/pets/{id}'] ?? {})).toEqual(['put']);
    expect(definition.basePath).toBe('/v1');
    expect(conversion?.ledger.entries.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['skipped', 'Not picked.'],
      ['skipped', 'Not picked.'],
      ['operation', undefined],
    ]);
  });
});

describe('secrets', () => {
  // Invented; put together so that no scanner takes it for a real one.
  const secret = `sk_live_${'4eC39HqLyjWDarjtT1'.repeat(2)}`;

  it.each([
    ['a query value', [request('a', 'GET', `${host}/a?token=${secret}`)], {}],
    ['a plain query value', [request('a', 'GET', `${host}/a?filter=${secret}`)], {}],
    ['a query name', [request('a', 'GET', `${host}/a?${secret}`)], {}],
    ['a path', [request('a', 'GET', `${host}/a/${secret}/b`)], {}],
    [
      'a path variable',
      [
        request('a', 'GET', {
          raw: `${host}/a/:x`,
          host: ['pets', 'example'],
          path: ['a', ':x'],
          variable: [{ key: 'x', value: secret }],
        }),
      ],
      {},
    ],
    ['a header', [request('a', 'GET', `${host}/a`, { header: [{ key: 'X-Thing', value: secret }] })], {}],
    ['a description', [request('a', 'GET', `${host}/a`, { description: `Use ${secret} here.` })], {}],
    ['a name', [request(`With ${secret}`, 'GET', `${host}/a`)], {}],
    ['a folder', [{ name: secret, description: secret, item: [request('a', 'GET', `${host}/a`)] }], {}],
    [
      'a body',
      [
        request('a', 'POST', `${host}/a`, {
          body: { mode: 'raw', raw: JSON.stringify({ [secret]: secret, password: secret }) },
        }),
      ],
      {},
    ],
    [
      'a form',
      [
        request('a', 'POST', `${host}/a`, {
          body: { mode: 'urlencoded', urlencoded: [{ key: 'x', value: secret, description: secret }] },
        }),
      ],
      {},
    ],
    [
      'GraphQL',
      [
        request('a', 'POST', `${host}/a`, {
          body: { mode: 'graphql', graphql: { query: `{ me(key: "${secret}") }`, variables: `{"k":"${secret}"}` } },
        }),
      ],
      {},
    ],
    [
      'an answer',
      [
        {
          ...request('a', 'GET', `${host}/a`),
          response: [
            {
              name: secret,
              code: 200,
              body: JSON.stringify({ token: secret, [secret]: 1 }),
              header: [{ key: secret, value: secret }],
            },
          ],
        },
      ],
      {},
    ],
    ['a variable', [request('a', 'GET', `${host}/a?x={{v}}`)], { variable: [{ key: 'v', value: secret }] }],
    ['the host', [request('a', 'GET', `https://user:${secret}@pets.example/a`)], {}],
    [
      'the auth',
      [request('a', 'GET', `${host}/a`)],
      { auth: { type: 'oauth2', oauth2: { clientSecret: secret, clientId: secret, scope: secret } } },
    ],
    [
      'the auth key',
      [request('a', 'GET', `${host}/a`)],
      { auth: { type: 'apikey', apikey: { key: secret, value: secret } } },
    ],
    [
      'the title',
      [request('a', 'GET', `${host}/a`)],
      { info: { name: secret, description: secret, schema: '/collection/v2.1.0/' } },
    ],
  ])('in %s stay out of everything', async (_, items, more) => {
    const { conversion, diagnostics } = await importItems(items, more);
    expect(JSON.stringify([conversion, diagnostics])).not.toContain(secret);
  });

  it('that have no shape are known elsewhere by where they were found', async () => {
    const password = 'Tr0ub4dor&3';
    const { conversion, diagnostics } = await importItems(
      [request('a', 'GET', `${host}/a?remark=${password}`, { description: `The password is ${password}, for now.` })],
      { auth: { type: 'basic', basic: { username: 'u', password } } },
    );
    expect(JSON.stringify([conversion, diagnostics])).not.toContain(password);
    expect(conversion?.connector.definition).toContain('The password is ***, for now.');
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'postman/secret-kept-out', pointer: '/auth' }));
  });

  it('do not take plain values with them', async () => {
    const imported = await importItems([
      request('a', 'GET', `${host}/a?page=1&open=true&name=Rex&id=11111111-2222-3333-4444-555555555555`),
    ]);
    expect(parametersOf(operationAt(imported, '/a', 'get')).map((parameter) => parameter['x-ms-test-value'])).toEqual([
      '1',
      'true',
      'Rex',
      '11111111-2222-3333-4444-555555555555',
    ]);
  });
});

describe('odd and large collections', () => {
  it.each([
    ['null items', [null, 1, 'x', [], request('a', 'GET', `${host}/a`)]],
    [
      'null members',
      [
        {
          name: null,
          request: { method: null, url: `${host}/a`, header: null, body: null, auth: null, description: null },
          response: null,
          event: null,
        },
      ],
    ],
    [
      'numbers as text',
      [
        request('a', 'GET', {
          host: ['pets', 'example'],
          port: 8080,
          path: ['a', 1],
          query: [
            { key: 1, value: 2 },
            { key: null, value: 3 },
          ],
        }),
      ],
    ],
    ['a request that is only an address', [{ request: `${host}/a` }]],
    [
      'an address in parts of objects',
      [request('a', 'GET', { host: 'pets.example', path: [{ type: 'string', value: 'a' }] })],
    ],
    [
      'a folder that is a request too',
      [{ ...request('a', 'GET', `${host}/a`), item: [request('b', 'GET', `${host}/b`)] }],
    ],
    [
      'odd headers and codes',
      [
        {
          ...request('a', 'GET', `${host}/a`, { header: 'x' }),
          response: [null, { code: 0 }, { code: 999, header: 'A: 1' }, { code: null, status: '404 Not Found' }],
        },
      ],
    ],
    [
      'prototype names',
      [
        request('constructor', 'POST', `${host}/__proto__/:constructor?__proto__=1&toString=2`, {
          header: [{ key: '__proto__', value: 'x' }],
          body: { mode: 'raw', raw: '{"__proto__":{"polluted":1}}' },
        }),
      ],
    ],
    ['unknown body', [request('a', 'POST', `${host}/a`, { body: { mode: 'nope' } })]],
    [
      'empty form rows',
      [
        request('a', 'POST', `${host}/a`, {
          body: { mode: 'formdata', formdata: [null, {}, { key: '' }, { key: '{{x}}', value: 1 }] },
        }),
      ],
    ],
    ['long path', [request('a', 'GET', host + '/x'.repeat(3000))]],
  ])('%s', async (_, items) => {
    await importItems(items);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('goes through 10,000 folders inside each other', async () => {
    let item: unknown = request('deep', 'GET', `${host}/deep`);
    for (let level = 0; level < 10_000; level += 1) item = { name: `f${level}`, item: [item] };
    const { postman } = await import('#core/formats/postman/index.ts');
    const document = {
      name: '',
      bytes: new Uint8Array(),
      text: '',
      syntax: 'json' as const,
      value: collectionOf([item]),
      locate: () => undefined,
      diagnostics: [],
    };
    const detection = postman.detect([document]);
    expect(detection).toBeDefined();
    const conversion = detection && (await postman.convert(detection, openContext().context));
    expect(conversion?.ledger.out).toEqual({ operation: 1, merged: 0, skipped: 0 });
  });

  it.each([
    ['5,000 requests', (index: number) => request(`Get ${index}`, 'GET', `${host}/things/${index}`)],
    ['5,000 of one name', (index: number) => request('Get', 'GET', `${host}/things/${index}`)],
    ['5,000 on one path', (index: number) => request('Get', 'GET', `${host}/things?q${index}=1`)],
    [
      '5,000 secrets',
      (index: number) =>
        request('Get', 'GET', `${host}/things/${index}?token=S3cret-${index}-value`, {
          description: `S3cret-${index}-value`,
        }),
    ],
  ])('%s take no more than a moment', { timeout: 30_000 }, async (_, make) => {
    const collection = collectionOf(Array.from({ length: 5000 }, (_value, index) => make(index)));
    const { conversion } = await importValue(collection);
    expect(conversion?.ledger.in).toBe(5000);
    expect(/S3cret-\d+-value/.exec(conversion?.connector.definition ?? '')).toBeNull();
  });

  it('stops when the import is cancelled', async () => {
    const { postman } = await import('#core/formats/postman/index.ts');
    const { documentOf } = await import('./read-collection.ts');
    const items = Array.from({ length: 1000 }, (_, index) => request('a', 'GET', `${host}/${index}`));
    const detection = postman.detect([documentOf(JSON.stringify(collectionOf(items)))]);
    const cancelled = new Error('cancelled');
    expect(detection).toBeDefined();
    if (!detection) return;
    await expect(
      postman.convert(detection, openContext({ checkpoint: () => Promise.reject(cancelled) }).context),
    ).rejects.toBe(cancelled);
  });
});
