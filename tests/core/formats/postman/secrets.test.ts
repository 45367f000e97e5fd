import { describe, expect, it } from 'vitest';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import { countSecrets } from '#core/ledger/ledger.ts';
import { collectionOf } from './read-collection.ts';

const host = 'https://pets.example';
/** Nothing gives it away but the name beside it. */
const named = 'Canary-9x7Q-word';
/** Invented; put together so that no scanner takes it for a real one. */
const shaped = `sk_live_${'4eC39HqLyjWDarjtT1'.repeat(2)}`;

const request = (url: unknown, more: object = {}, method = 'GET'): object => ({
  name: 'a',
  request: { method, url, ...more },
});
const post = (body: object): object => request(`${host}/a`, { body }, 'POST');
const answer = (more: object): object => ({ ...request(`${host}/a`), response: [{ name: 'ok', code: 200, ...more }] });
const auth = (type: string, values: object): object => request(`${host}/a`, { auth: { type, [type]: values } });
const script = (text: string, listen = 'prerequest'): object => ({
  ...request(`${host}/a`),
  event: [{ listen, script: { exec: text.split('\n') } }],
});
const json = (value: unknown): object => ({ mode: 'raw', raw: JSON.stringify(value, null, 2) });

const read = (files: readonly unknown[]): Promise<ImportOutcome> =>
  importDescription(
    files.map((file, index) => ({ name: `f${index}.json`, bytes: new TextEncoder().encode(JSON.stringify(file)) })),
  );

/** All that comes out, except what is refused. */
async function everythingOf(files: readonly unknown[]): Promise<string> {
  const outcome = await read(files);
  expect(outcome.ok).toBe(true);
  return JSON.stringify(outcome);
}

const places: readonly (readonly [string, (secret: string) => readonly unknown[]])[] = [
  ['user and password of the address', (s) => [collectionOf([request(`https://ann:${s}@pets.example/a`)])]],
  ['a query value', (s) => [collectionOf([request(`${host}/a?api_key=${s}&page=1`)])]],
  ['a disabled query row', (s) => [
    collectionOf([request({ raw: `${host}/a`, host: ['pets', 'example'], path: ['a'], query: [{ key: 'token', value: s, disabled: true }] })]),
  ]],
  ['a query value in two requests', (s) => [collectionOf([request(`${host}/a?sig=${s}`), request(`${host}/a?sig=${s}x`)])]],
  ['a header', (s) => [collectionOf([request(`${host}/a`, { header: [{ key: 'X-Api-Key', value: s }] })])]],
  ['a header of all requests', (s) => [
    collectionOf(['/a', '/b'].map((path) => request(host + path, { header: [{ key: 'X-Auth-Token', value: s }] }))),
  ]],
  ['headers in text', (s) => [collectionOf([request(`${host}/a`, { header: `X-Api-Key: ${s}\n// Authorization: Bearer ${s}` })])]],
  ['a cookie header', (s) => [collectionOf([request(`${host}/a`, { header: [{ key: 'Cookie', value: `session=${s}` }] })])]],
  ['a body', (s) => [collectionOf([post(json({ user: 'ann', password: s }))])]],
  ['a body that is no JSON', (s) => [collectionOf([post({ mode: 'raw', raw: `{"password": "${s}",,`, options: { raw: { language: 'json' } } })])]],
  ['a body of GET', (s) => [collectionOf([request(`${host}/a`, { body: json({ client_secret: s }) })])]],
  ['a form', (s) => [collectionOf([post({ mode: 'urlencoded', urlencoded: [{ key: 'client_secret', value: s }] })])]],
  ['a body that is switched off', (s) => [collectionOf([post({ ...json({ password: s }), disabled: true })])]],
  ['a body that is not the chosen one', (s) => [
    collectionOf([post({ mode: 'raw', raw: '{}', urlencoded: [{ key: 'password', value: s }] })]),
  ]],
  ['GraphQL', (s) => [
    collectionOf([post({ mode: 'graphql', graphql: { query: `{ me(password: "${s}") { id } }`, variables: JSON.stringify({ token: s }) } })]),
  ]],
  ['a path variable', (s) => [
    collectionOf([request({ raw: `${host}/a/:token`, host: ['pets', 'example'], path: ['a', ':token'], variable: [{ key: 'token', value: s }] })]),
  ]],
  ['a variable', (s) => [collectionOf([request(`${host}/a/{{token}}?x={{token}}`)], { variable: [{ key: 'token', value: s }] })]],
  ['a variable of the type secret', (s) => [
    collectionOf([request(`${host}/a/{{v}}`, { header: [{ key: 'X-V', value: '{{v}}' }] })], { variable: [{ key: 'v', value: s, type: 'secret' }] }),
  ]],
  ['a variable that is switched off', (s) => [
    collectionOf([request(`${host}/a`, { description: `Use ${s} here.` })], { variable: [{ key: 'token', value: s, disabled: true }] }),
  ]],
  ['a variable that is there twice', (s) => [
    collectionOf([request(`${host}/a`, { description: `Use ${s} here.` })], { variable: [{ key: 'token', value: s }, { key: 'token', value: 'other-0-value' }] }),
  ]],
  ['a variable of a folder, in a name', (s) => [
    collectionOf([{ name: `Folder ${s}`, variable: [{ key: 'secret', value: s }], item: [request(`${host}/a`)] }], { info: { name: `With ${s}`, schema: '/collection/v2.1.0/' } }),
  ]],
  ['an environment', (s) => [
    collectionOf([request('{{base}}/a?q={{key}}', { description: s })]),
    { name: 'e', values: [{ key: 'base', value: host, enabled: true }, { key: 'apiKey', value: s, enabled: true }, { key: 'key', value: s, type: 'secret', enabled: true }], _postman_variable_scope: 'environment' },
  ]],
  ['an environment, switched off', (s) => [
    collectionOf([request(`${host}/a`, { description: s })]),
    { name: 'e', values: [{ key: 'apiKey', value: s, enabled: false }], _postman_variable_scope: 'environment' },
  ]],
  ['globals', (s) => [
    collectionOf([request(`${host}/a?q={{apiKey}}`, { description: s })]),
    { name: 'g', values: [{ key: 'apiKey', value: s, enabled: true }], _postman_variable_scope: 'globals' },
  ]],
  ['a saved answer', (s) => [collectionOf([answer({ body: JSON.stringify({ access_token: s, list: [{ [s]: 1 }] }) })])]],
  ['the headers of a saved answer', (s) => [collectionOf([answer({ header: [{ key: 'Set-Cookie', value: `sid=${s}; HttpOnly` }] })])]],
  ['the cookies of a saved answer', (s) => [collectionOf([answer({ cookie: [{ name: 'session', value: s }] })])]],
  ['the request of a saved answer', (s) => [
    collectionOf([
      answer({
        originalRequest: {
          method: 'POST',
          url: { raw: `${host}/a?token=${s}`, host: ['pets', 'example'], path: ['a'], query: [{ key: 'token', value: s }] },
          header: [{ key: 'X-Api-Key', value: s }],
          body: json({ password: s }),
        },
      }),
    ]),
  ]],
  ['a script', (s) => [collectionOf([script(`pm.environment.set("token", "${s}");\npm.request.headers.add({ key: "X-Api-Key", value: "${s}" });`)])]],
  ['a test', (s) => [collectionOf([script(`const password = '${s}';`, 'test')])]],
  ['a proxy', (s) => [collectionOf([request(`${host}/a`, { proxy: { host: 'p.example', username: 'u', password: s } })])]],
  ['a certificate', (s) => [collectionOf([request(`${host}/a`, { certificate: { name: 'c', passphrase: s } })])]],
  ['basic', (s) => [collectionOf([auth('basic', { username: 'ann', password: s })])]],
  ['bearer', (s) => [collectionOf([auth('bearer', [{ key: 'token', value: s, type: 'string' }])])]],
  ['an API key', (s) => [collectionOf([auth('apikey', { key: 'X-Key', value: s })])]],
  ['OAuth 2.0', (s) => [
    collectionOf([auth('oauth2', { accessToken: s, clientSecret: s, refreshToken: s, password: s, authUrl: 'https://id.example/a', accessTokenUrl: 'https://id.example/t' })]),
  ]],
  ['auths that connectors cannot do', (s) => [
    collectionOf(
      Object.entries({ awsv4: 'secretKey', hawk: 'authKey', oauth1: 'tokenSecret', digest: 'password', edgegrid: 'clientToken', jwt: 'secret', asap: 'privateKey' }).map(
        ([type, member]) => auth(type, { [member]: s }),
      ),
    ),
  ]],
  ['V1 helper attributes in text', (s) => [
    { id: 'c', name: 'n', requests: [{ id: 'r', url: `${host}/a`, currentHelper: 'basicAuth', helperAttributes: JSON.stringify({ id: 'basic', username: 'u', password: s }) }] },
  ]],
  ['V1 headers, scripts and bodies', (s) => [
    {
      id: 'c',
      name: 'n',
      requests: [
        { id: 'r', url: `${host}/a?token=${s}`, method: 'POST', headers: `X-Api-Key: ${s}\n`, preRequestScript: `postman.setEnvironmentVariable("token", "${s}");`, dataMode: 'raw', rawModeData: `{"password":"${s}"}`, responses: [{ id: 'x', responseCode: { code: 200 }, text: `{"token":"${s}"}`, cookies: [{ name: 'session', value: s }] }] },
      ],
    },
  ]],
]; // prettier-ignore

describe('a secret that its name gives away stays out of everything: in', () => {
  it.each(places)('%s', async (_place, make) => {
    expect(await everythingOf(make(named))).not.toContain(named);
  });
});

describe('a secret that its looks give away stays out of everything: in', () => {
  it.each([
    ...places,
    ['a plain query value', (s: string) => [collectionOf([request(`${host}/a?filter=${s}`)])]] as const,
    ['the path', (s: string) => [collectionOf([request(`${host}/a/${s}/b`)])]] as const,
    ['an action', (s: string) => [collectionOf([request(`${host}/a?action=${s}`), request(`${host}/a?action=x`)])]] as const,
    ['the host', (s: string) => [collectionOf([request(`https://${s}.example/a`), request(`${host}/a`)])]] as const,
    ['a script without a name', (s: string) => [collectionOf([script(`send("${s}")`)])]] as const,
    ['a header of all requests', (s: string) => [
      collectionOf(['/a', '/b'].map((path) => request(host + path, { header: [{ key: 'X-Thing', value: s }] }))),
    ]] as const,
  ])('%s', async (_place, make) => {
    expect(await everythingOf(make(shaped))).not.toContain(shaped);
  }); // prettier-ignore
});

it('the names of paths that are made up hold none', async () => {
  const form = { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b' }] };
  const bodies = [json({ a: 1 }), json({ a: 2 }), form];
  const items = bodies.map((body) => ({ name: `With ${shaped}`, request: { method: 'POST', url: `${host}/a`, body } }));
  const mangled = shaped.replaceAll('_', '').toLowerCase();
  expect((await everythingOf([collectionOf(items)])).replaceAll('_', '').toLowerCase()).not.toContain(mangled);
});

describe('secrets are counted', () => {
  it.each([
    { name: 'bearer', items: [auth('bearer', { token: named })], kept: 1, asParameters: 1 },
    {
      name: 'bearer in a variable',
      items: [auth('bearer', { token: '{{token}}' })],
      more: { variable: [{ key: 'token', value: named }] },
      kept: 1,
      asParameters: 1,
    },
    { name: 'basic', items: [auth('basic', { username: 'ann', password: named })], kept: 1, asParameters: 1 },
    {
      name: 'a header that is the key, and one secret more',
      items: [request(`${host}/a?sig=${named}2`, { header: [{ key: 'Authorization', value: `Bearer ${named}` }] })],
      kept: 2,
      asParameters: 1,
    },
    {
      name: 'one secret in three places',
      items: [
        request(`${host}/a?token=${named}`),
        request(`${host}/b?token=${named}`),
        post(json({ password: named })),
      ],
      kept: 1,
      asParameters: 0,
    },
    {
      name: 'two texts with secrets in one answer',
      items: [answer({ body: JSON.stringify({ a: shaped, b: `ghp_${'aB3dE6gH9k'.repeat(4)}` }) })],
      kept: 2,
      asParameters: 0,
    },
  ])('$name', async ({ items, more = {}, kept, asParameters }) => {
    const outcome = await read([collectionOf(items, more)]);
    if (!outcome.ok) throw new Error('refused');
    expect(countSecrets(outcome.ledger)).toEqual({ kept, asParameters });
    const results = outcome.ledger.changes.flatMap(({ kind, result }) => (kind === 'secret' && result) || []);
    const properties: unknown = JSON.parse(outcome.connector.properties);
    for (const result of results) {
      const [, , , , field = ''] = result.split('/');
      expect(properties).toHaveProperty(['properties', 'connectionParameters', field]);
    }
  });

  it('tells of a secret in an environment at its place there', async () => {
    const environment = {
      name: 'e',
      values: [{ key: 'x', value: 1, enabled: true }, { key: 'apiKey', value: named, enabled: true }],
      _postman_variable_scope: 'environment',
    }; // prettier-ignore
    const outcome = await read([collectionOf([request(`${host}/a`)]), environment]);
    const secrets = outcome.ok ? outcome.ledger.changes.filter(({ kind }) => kind === 'secret') : [];
    expect(secrets.map(({ source }) => [source.file, source.pointer])).toEqual([['f1.json', '/values/1']]);
    expect(secrets[0]?.source.range).toBeDefined();
  });
});
