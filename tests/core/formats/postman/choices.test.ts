import { describe, expect, it } from 'vitest';
import type { Parameter } from '#core/definition/openapi2.ts';
import { choiceOf, importWith, operationOf, type Chosen } from './import-choices.ts';
import { collectionOf } from './read-collection.ts';

const host = 'https://pets.example';
const request = (name: string, method: string, url: unknown, more: object = {}): object => ({
  name,
  request: { method, url, ...more },
});
const raw = (text: string): object => ({ body: { mode: 'raw', raw: text } });
const parametersOf = (chosen: Chosen, operation: string): readonly Parameter[] =>
  (operationOf(chosen, operation)?.parameters ?? []).filter((one): one is Parameter => !('$ref' in one));
const policiesOf = ({ properties }: Chosen): readonly string[] =>
  (properties.policyTemplateInstances ?? []).map(({ templateId = '', parameters }) =>
    [templateId, ...Object.values(parameters ?? {}).map(String)].join(' '),
  );

describe('GraphQL (P-17)', () => {
  const query = (name: string, text: string, variables = ''): object =>
    request(name, 'POST', `${host}/graphql`, { body: { mode: 'graphql', graphql: { query: text, variables } } });
  const items = [
    query('Orders', 'query OrderList($n: Int) { orders(first: $n) { id } }', '{"n": 5}'),
    query('One order', 'query Order($id: ID!) { order(id: $id) { id } }', '{"id": "a"}'),
    query('Orders again', 'query OrderList($n: Int) { orders(first: $n) { id } }', '{"all": true}'),
  ];

  it('gives each query an operation and a policy', async () => {
    const chosen = await importWith([collectionOf(items)]);
    expect(chosen.operations).toEqual(['POST /graphql/OrderList', 'POST /graphql/Order']);
    expect(policiesOf(chosen)).toEqual(['routerequesttoendpoint /graphql @Request.OriginalHTTPMethod Orders,OneOrder']);
    const [body] = parametersOf(chosen, 'POST /graphql/OrderList');
    expect(body).toMatchObject({
      required: true,
      schema: {
        required: ['query'],
        properties: {
          query: { type: 'string', default: expect.stringContaining('OrderList'), 'x-ms-visibility': 'internal' },
          variables: { properties: { n: { type: 'integer' }, all: { type: 'boolean' } } },
        },
      },
    });
    expect(chosen.ledger.out).toEqual({ operation: 2, merged: 1, skipped: 0 });
  });

  it('makes one operation that asks for the query, by choice', async () => {
    const first = await importWith([collectionOf(items)]);
    const chosen = await importWith([collectionOf(items)], choiceOf(first, 'graphql-queries', 'merge'));
    expect(chosen.operations).toEqual(['POST /graphql']);
    expect(policiesOf(chosen)).toEqual([]);
    expect(parametersOf(chosen, 'POST /graphql')[0]?.schema).not.toHaveProperty('properties.query.default');
  });

  it('leaves a query that stands alone at its path', async () => {
    const chosen = await importWith([collectionOf(items.slice(0, 1))]);
    expect(chosen.operations).toEqual(['POST /graphql']);
    expect(chosen.changes('graphql-queries')).toEqual([]);
  });
});

describe('several requests of one method and path (P-21)', () => {
  const form = { body: { mode: 'urlencoded', urlencoded: [{ key: 'name', value: 'x' }] } };
  const kinds = [
    request('Add', 'POST', `${host}/pets`, raw('{"name":"x"}')),
    request('Add by form', 'POST', `${host}/pets`, form),
    request('List', 'GET', `${host}/pets`),
  ];

  it('are two operations where the kinds of their bodies differ', async () => {
    const chosen = await importWith([collectionOf(kinds)]);
    expect(chosen.operations).toEqual(['POST /pets', 'GET /pets', 'POST /pets/AddByForm']);
    expect(policiesOf(chosen)).toEqual(['routerequesttoendpoint /pets @Request.OriginalHTTPMethod AddByForm']);
    expect(chosen.changes('same-route')[0]).toMatchObject({ source: { pointer: '/item/1/name' } });
    expect(parametersOf(chosen, 'POST /pets/AddByForm').map(({ in: place }) => place)).toEqual(['formData']);
  });

  it.each([
    { value: 'merge', operations: ['POST /pets', 'GET /pets'], out: { operation: 2, merged: 1, skipped: 0 } },
    { value: 'leave-out', operations: ['POST /pets', 'GET /pets'], out: { operation: 2, merged: 0, skipped: 1 } },
  ])('by choice: $value', async ({ value, operations, out }) => {
    const first = await importWith([collectionOf(kinds)]);
    const chosen = await importWith([collectionOf(kinds)], choiceOf(first, 'same-route', value));
    expect([chosen.operations, chosen.ledger.out, policiesOf(chosen)]).toEqual([operations, out, []]);
    expect(chosen.changes('same-route')[0]?.choice?.taken).toBe(value);
    // What the choice is not about stays as it was.
    expect(operationOf(chosen, 'GET /pets')).toEqual(operationOf(first, 'GET /pets'));
    expect(chosen.codes.includes('postman/body-kinds-differ')).toBe(value === 'merge');
  });

  it('are an operation for each action that the query names', async () => {
    const power = (action: string): object => request(`${action} it`, 'POST', `${host}/vm/:vm/power?action=${action}`);
    const chosen = await importWith([
      collectionOf([power('start'), power('stop'), request('vm', 'GET', `${host}/vm`)]),
    ]);
    expect(chosen.operations).toEqual(['POST /vm/{vm}/power', 'POST /vm/{vm}/power/Stop', 'GET /vm']);
    expect(parametersOf(chosen, 'POST /vm/{vm}/power/Stop')).toMatchObject([
      { name: 'vm', in: 'path' },
      { name: 'action', required: true, enum: ['stop'], default: 'stop', 'x-ms-visibility': 'internal' },
    ]);
    expect(policiesOf(chosen)).toEqual(['routerequesttoendpoint /vm/{vm}/power @Request.OriginalHTTPMethod StopIt']);
  });

  it('are one operation where only their samples differ, and two by choice', async () => {
    const items = [request('All', 'GET', `${host}/pets`), request('Dogs', 'GET', `${host}/pets?kind=dog`)];
    const first = await importWith([collectionOf(items)]);
    expect(first.operations).toEqual(['GET /pets']);
    expect(first.changes('merged-request')[0]).toMatchObject({ source: { pointer: '/item/1/name' } });
    const own = await importWith([collectionOf(items)], choiceOf(first, 'merged-request', 'own'));
    expect(own.operations).toEqual(['GET /pets', 'GET /pets/Dogs']);
    expect(parametersOf(own, 'GET /pets')).toEqual([]);
    const without = await importWith([collectionOf(items)], choiceOf(first, 'merged-request', 'leave-out'));
    expect(without.ledger.out).toEqual({ operation: 1, merged: 0, skipped: 1 });
  });

  it('are named with their folders where they have one name, and not twice where they are in one', async () => {
    const login = request('Login', 'GET', `${host}/pets`);
    const folder = (name: string): unknown => ({ name, item: [login] });
    const messagesOf = async (items: readonly unknown[]): Promise<readonly string[]> =>
      (await importWith([collectionOf(items)])).changes('merged-request').map(({ message }) => message);
    expect(await messagesOf([folder('Admin'), folder('Shop')])).toEqual([
      expect.stringContaining('"Shop / Login" has the method and path of "Admin / Login" (GET /pets),'),
    ]);
    expect(await messagesOf([login, login])).toEqual([
      expect.stringContaining('"Login" has the method and path of another request (GET /pets),'),
    ]);
  });

  it('get paths that nothing else has', async () => {
    const items = [
      request('Add', 'POST', `${host}/pets`, raw('{"name":"x"}')),
      request('Form', 'POST', `${host}/pets`, form),
      request('Taken', 'GET', `${host}/pets/form`),
    ];
    const { operations } = await importWith([collectionOf(items)]);
    expect(operations).toEqual(['POST /pets', 'POST /pets/Form2', 'GET /pets/form']);
  });
});

describe('hosts (P-05, P-06)', () => {
  const items = [
    request('List', 'GET', 'https://api.pets.example/v1/pets'),
    request('Get', 'GET', 'https://api.pets.example/v1/pets/:id'),
    request('Upload', 'POST', 'https://upload.pets.example/v1/pets'),
    request('List there', 'GET', 'https://upload.pets.example/pets'),
  ];

  it('leaves the requests of another host out, and brings them by choice', async () => {
    const first = await importWith([collectionOf(items)]);
    expect(first.ledger.out).toEqual({ operation: 2, merged: 0, skipped: 2 });
    const chosen = await importWith([collectionOf(items)], choiceOf(first, 'other-host', 'bring'));
    // `/pets` is a path of the connector's own host already, so there it is only a name.
    expect(chosen.operations).toEqual(['GET /pets', 'GET /pets/{id}', 'POST /v1/pets', 'GET /pets/Upload']);
    expect(policiesOf(chosen)).toEqual([
      'dynamichosturl https://upload.pets.example Upload,ListThere',
      'routerequesttoendpoint /pets @Request.OriginalHTTPMethod ListThere',
    ]);
  });

  it('calls another host by choice', async () => {
    const first = await importWith([collectionOf(items)]);
    const chosen = await importWith([collectionOf(items)], choiceOf(first, 'api-host', 'upload.pets.example'));
    expect([chosen.definition.host, chosen.ledger.out.operation]).toEqual(['upload.pets.example', 2]);
  });

  it('offers no policy for a host that is not known', async () => {
    const { changes } = await importWith([collectionOf([...items, request('x', 'GET', '{{elsewhere}}/x')])]);
    expect(changes('other-host').map(({ choice }) => choice?.options.length)).toEqual([2, undefined]);
  });

  it.each([
    {
      name: 'a whole address in a variable',
      url: '{{baseUrl}}/pets',
      variable: [{ key: 'baseUrl', value: 'https://api.pets.example/v2' }],
      template: "https://@connectionParameters('host')/v2",
      fields: ['host'],
    },
    {
      name: 'a part of the host',
      url: 'https://{{region}}.pets.example/pets',
      variable: [{ key: 'region', value: 'eu' }],
      template: "https://@connectionParameters('region').pets.example",
      fields: ['region'],
    },
    {
      name: 'a host that is not known',
      url: 'https://{{tenant}}.pets.example:{{port}}/pets',
      variable: [],
      template: "https://@connectionParameters('tenant').pets.example:@connectionParameters('port')",
      fields: ['tenant', 'port'],
    },
  ])('asks each connection for the host, by choice: $name', async ({ url, variable, template, fields }) => {
    const collection = collectionOf([request('a', 'GET', url), request('b', 'GET', `${url}/b`)], { variable });
    const first = await importWith([collection]);
    expect(policiesOf(first)).toEqual([]);
    const code = variable.length > 0 ? 'host-variable' : 'host-unknown';
    const chosen = await importWith([collection], choiceOf(first, code, 'parameter'));
    expect(policiesOf(chosen)).toEqual([`dynamichosturl ${template}`]);
    expect(Object.keys(chosen.properties.connectionParameters ?? {})).toEqual(fields);
    expect(chosen.definition.paths).toEqual(first.definition.paths);
  });
});

describe('paths (P-08, P-09)', () => {
  it.each([
    { name: 'a version stays', variable: { key: 'version', value: 'v2' }, was: '/{{version}}', before: '/v2', after: '/{version}' },
    { name: 'an id is asked for', variable: { key: 'petId', value: '42' }, was: '/{{petId}}', before: '/{petId}', after: '/42' },
  ])('$name, unless another way is chosen', async ({ variable, was, before, after }) => {
    const collection = collectionOf([request('a', 'GET', `${host}/a${was}/x`), request('b', 'GET', `${host}/b`)], {
      variable: [variable],
    });
    const first = await importWith([collection]);
    expect(first.operations[0]).toBe(`GET /a${before}/x`);
    const [{ choice } = {}] = first.changes('path-variable');
    const other = choice?.options.find(({ value }) => value !== choice.taken)?.value ?? '';
    const chosen = await importWith([collection], choiceOf(first, 'path-variable', other));
    expect(chosen.operations).toEqual([`GET /a${after}/x`, 'GET /b']);
  }); // prettier-ignore

  it.each([
    ['/pets/42', '/pets/{petId}'],
    ['/pets/11111111-2222-3333-4444-555555555555/toys', '/pets/{petId}/toys'],
    ['/pets/507f1f77bcf86cd799439011', '/pets/{petId}'],
    ['/pets/42.json', '/pets/{petId}.json'],
    ['/2/pets', '/2/pets'],
    ['/api/2/pets', '/api/2/pets'],
    ['/pets/v2', '/pets/v2'],
    ['/pets/deadbeef', '/pets/deadbeef'],
  ])('%s is offered as %s', async (path, found) => {
    const collection = collectionOf([request('a', 'GET', host + path), request('b', 'GET', host)]);
    const first = await importWith([collection]);
    expect(first.operations[0]).toBe(`GET ${found}`);
    if (path === found) return expect(first.changes('path-value')).toEqual([]);
    const chosen = await importWith([collection], choiceOf(first, 'path-value', 'text'));
    expect(chosen.operations[0]).toBe(`GET ${path}`);
  });

  it.each([
    ['/Pets', '/pets'],
    ['/pets', '/pets/'],
    ['/pets/:id', '/PETS/{{petId}}/'],
  ])('%s and %s are one path', async (one, two) => {
    const items = [request('a', 'GET', host + one), request('b', 'GET', host + two), request('c', 'PUT', host + two)];
    const chosen = await importWith([collectionOf(items)]);
    expect(Object.keys(chosen.definition.paths ?? {})).toEqual([one.replace(':id', '{id}')]);
    expect(chosen.ledger.out).toEqual({ operation: 2, merged: 1, skipped: 0 });
    expect(chosen.changes('path-alike').map(({ source }) => source.pointer)).toEqual([
      '/item/1/request/url',
      '/item/2/request/url',
    ]);
    expect(chosen.codes).not.toContain('rule/path-alike');
  });
});

describe('parameters (P-10 to P-12, P-24)', () => {
  it('types and values of queries, by choice', async () => {
    const items = [
      request('a', 'GET', `${host}/pets?page=1&open=true&code=007&ratio=0.5&name=Rex`),
      request('b', 'GET', `${host}/pets?page=2`),
    ];
    const first = await importWith([collectionOf(items)]);
    expect(parametersOf(first, 'GET /pets').map(({ type, required }) => [type, required])).toEqual([
      ['string', true],
      ['string', false],
      ['string', false],
      ['string', false],
      ['string', false],
    ]);
    const chosen = await importWith([collectionOf(items)], {
      ...choiceOf(first, 'query-types', 'inferred'),
      ...choiceOf(first, 'query-values', 'default'),
    });
    expect(parametersOf(chosen, 'GET /pets').map(({ type, default: value }) => [type, value])).toEqual([
      ['integer', 1],
      ['boolean', true],
      ['string', '007'],
      ['number', 0.5],
      ['string', 'Rex'],
    ]);
  });

  it('a header that all requests send the same can be a policy', async () => {
    const header = [
      { key: 'X-Api-Version', value: '2026-01-01' },
      { key: 'X-Trace', value: '{{$guid}}' },
      { key: 'X-Api-Key', value: 'abcdef-12345' },
    ];
    const items = [
      request('a', 'GET', `${host}/a`, { header }),
      request('b', 'GET', `${host}/b`, { header: [...header, { key: 'X-Own', value: '1' }] }),
    ];
    const first = await importWith([collectionOf(items)]);
    expect(first.changes('constant-header').map(({ source }) => source.pointer)).toEqual(['/item/0/request/header/0']);
    const chosen = await importWith([collectionOf(items)], choiceOf(first, 'constant-header', 'policy'));
    expect(policiesOf(chosen)).toEqual(['setheader X-Api-Version 2026-01-01 override Request']);
    expect(parametersOf(chosen, 'GET /b').map(({ name }) => name)).toEqual(['X-Trace', 'X-Api-Key', 'X-Own']);
  });

  it('what Postman makes up at each call is optional, and has no example', async () => {
    const url = `${host}/pets?id={{$guid}}&key={{vault:mine}}&page=1`;
    const chosen = await importWith([collectionOf([request('a', 'GET', url), request('b', 'GET', url)])]);
    expect(parametersOf(chosen, 'GET /pets')).toMatchObject([
      { name: 'id', required: false },
      { name: 'key', required: false },
      { name: 'page', required: true },
    ]);
    expect(parametersOf(chosen, 'GET /pets')[0]).not.toHaveProperty('x-ms-test-value');
  });
});

describe('signing in (P-22)', () => {
  const bearer = { type: 'bearer', bearer: { token: '{{t}}' } };
  const basic = { type: 'basic', basic: { username: 'u', password: '{{p}}' } };
  const items = [
    request('a', 'GET', `${host}/a`, { auth: bearer }),
    request('b', 'GET', `${host}/b`, { auth: bearer }),
    request('c', 'GET', `${host}/c`, { auth: basic }),
    request('d', 'GET', `${host}/d`, { auth: { type: 'noauth' } }),
  ];

  it.each([
    { value: undefined, found: ['Bearer token'] },
    { value: 'basic', found: ['basic-auth'] },
    { value: 'none', found: [] },
  ])('is the kind most requests use, or the one that is chosen: $value', async ({ value, found }) => {
    const collection = collectionOf(items, { auth: { type: 'hawk', hawk: {} } });
    const first = await importWith([collection]);
    const options = first.changes('sign-in')[0]?.choice?.options ?? [];
    const wanted = options.find((option) => value !== undefined && option.value.startsWith(value))?.value;
    const chosen = wanted === undefined ? first : await importWith([collection], choiceOf(first, 'sign-in', wanted));
    expect(Object.keys(chosen.definition.securityDefinitions ?? {})).toEqual(found);
    expect(chosen.changes('auth-unused').map(({ source }) => source.pointer)).toEqual(['/auth']);
    expect(chosen.changes('auth-none').map(({ source }) => source.pointer)).toEqual(['/item/3/request/auth']);
  });
});
