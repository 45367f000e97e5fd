import fc, { type Arbitrary } from 'fast-check';
import { members, mostly, named, oddValue, sentence, some, words } from './odd.ts';
import { byName, byShape, secretName } from './secrets.ts';

const text = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '1',
      'a',
      '',
      '{{id}}',
      'a b',
      'true',
      '{{$guid}}',
      '{{vault:x}}',
      '2024-01-01',
      '{{a}}-{{b}}',
    ),
  },
  { weight: 1, arbitrary: byShape },
);
const key = fc.oneof(words, fc.constantFrom('limit', 'Content-Type', 'Accept', 'X-Trace', 'q', '{{id}}'));
const plainRow = members({ key, value: text, description: fc.oneof(sentence, fc.record({ content: sentence, type: fc.constant('text/plain') })), disabled: fc.boolean() }, ['key', 'value']); // prettier-ignore
const secretRow = fc.record({ key: secretName, value: byName });
const row = fc.oneof({ weight: 6, arbitrary: plainRow }, { weight: 1, arbitrary: secretRow });
const fileRow = members({
  key,
  src: fc.constantFrom('a.txt', null, ['a', 'b']),
  type: fc.constant('file'),
  contentType: fc.constant('image/png'),
});
const json = fc.constantFrom(
  '{"id":1,"tags":["a"],"when":"2024-01-01T00:00:00Z"}', '{"id":{{id}},"name":"{{name}}"}', '[{"a":1},{"a":null,"b":"x"}]', '{ // note\n "a": 1, }',
  'not json', '"text"', '', '[]', '{"a":{"b":{"c":[[1]]}}}', '{"password":"canary-in-body"}', '<a>1</a>', '{"__proto__":{"x":1},"constructor":1}',
); // prettier-ignore
const url = (raw: boolean): Arbitrary<unknown> => {
  const whole = fc.constantFrom(
    'https://api.example/v1/pets', 'https://api.example/v1/pets/:id?limit=1&limit=2', '{{baseUrl}}/pets/{{petId}}', 'https://api.example/v1/pets/12', 'api.example/x',
    'http://other.example:8080/y?z', '{{baseUrl}}', '', '   ', 'https://user:canary-pw@api.example/a', 'https://api.example/v1/{{id}}.json#frag', 'ftp://x.example/y',
    'https://api.example/v1/pets?api_key=canary-query', '//api.example//a//b/', '/only/a/path', 'https://{{host}}.example/a b/é', 'https://api.example/v1/pets/:petId',
  ); // prettier-ignore
  const parts = members({
    raw: whole,
    protocol: fc.constantFrom('https', 'http'),
    host: fc.constantFrom(['api', 'example'], 'api.example', ['{{baseUrl}}']),
    path: fc.oneof(fc.array(fc.oneof(fc.constantFrom('v1', 'pets', ':id', '{{petId}}', '', '12', 'a b', '{{id}}.json'), oddValue), { maxLength: 3 }), fc.constant('/v1/pets')),
    port: fc.constantFrom('443', 80),
    query: some(row),
    hash: fc.constant('frag'),
    variable: some(members({ key: fc.constantFrom('id', 'petId'), id: fc.constant('id'), value: text, description: sentence }), 2),
  }); // prettier-ignore
  return raw ? whole : fc.oneof({ weight: 1, arbitrary: whole }, { weight: 3, arbitrary: parts });
};

const authMembers: Readonly<Record<string, Arbitrary<Readonly<Record<string, unknown>>>>> = {
  basic: fc.record({ username: text, password: byName }),
  bearer: fc.record({ token: byName }),
  apikey: fc.record({ key: fc.constantFrom('X-Key', 'key', '{{name}}', ''), value: byName, in: fc.constantFrom('header', 'query') }, { requiredKeys: ['value'] }),
  oauth2: fc.record({ accessToken: byName, clientSecret: byName, clientId: text, authUrl: fc.constantFrom('https://login.example/a', ''), accessTokenUrl: fc.constantFrom('https://login.example/t', '{{x}}'), grant_type: fc.constantFrom('authorization_code', 'client_credentials', 'password_credentials'), addTokenTo: fc.constantFrom('header', 'queryParams'), scope: text }, { requiredKeys: ['accessToken'] }),
  awsv4: fc.record({ accessKey: byName, secretKey: byName }),
  oauth1: fc.record({ consumerSecret: byName, tokenSecret: byName }),
  digest: fc.record({ username: text, password: byName }),
}; // prettier-ignore

/** Version 2.1 keeps the members of an auth as a list, the others as an object. */
const auth = (asList: boolean): Arbitrary<unknown> => {
  const known = fc.constantFrom(...Object.keys(authMembers)).chain((type) =>
    (authMembers[type] ?? fc.constant({})).map((values) => ({
      type,
      [type]: asList ? Object.entries(values).map(([name, value]) => ({ key: name, value, type: 'string' })) : values,
    })),
  );
  return fc.oneof(
    { weight: 5, arbitrary: known },
    { weight: 2, arbitrary: fc.constantFrom({ type: 'noauth' }, null, { type: 'odd' }, { type: 'basic' }) },
  );
};

const body2 = members({
  mode: fc.constantFrom('raw', 'urlencoded', 'formdata', 'file', 'graphql', 'odd'),
  raw: json,
  urlencoded: some(row),
  formdata: some(fc.oneof(row, fileRow)),
  file: fc.constantFrom({ src: 'a.bin' }, { content: 'x' }, null),
  graphql: fc.record({ query: fc.constantFrom('query Pets { pets { id } }', '', 'mutation ($id: ID!) { drop(id: $id) }'), variables: json }),
  options: fc.constantFrom({ raw: { language: 'json' } }, { raw: { language: 'xml' } }, null),
  disabled: fc.boolean(),
}, ['mode']); // prettier-ignore
const headers = fc.oneof({ weight: 5, arbitrary: some(row) }, { weight: 1, arbitrary: fc.constantFrom('X-A: 1\n//X-B: 2\nAccept: text/plain\nAuthorization: Bearer canary-line-0000', '', null) }); // prettier-ignore
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'get', 'PURGE', 'HEAD', '');
const code = fc.constantFrom(200, 201, 404, 500, null, '200', 0, 99);
const events = fc.array(fc.constantFrom({ listen: 'prerequest', script: { exec: ['pm.request.headers.add({key:"x",value:"canary-script"})'] } }, { listen: 'test', script: { exec: 'tests' } }, null), { maxLength: 1 }); // prettier-ignore
const variables = some(members({ key: fc.constantFrom('baseUrl', 'petId', 'id', 'token', 'host', 'a'), value: fc.oneof(fc.constantFrom('https://api.example/v2', '{{host}}', '7', 'x', '{{a}}'), byShape), type: fc.constantFrom('secret', 'string') })); // prettier-ignore

const request2 = (asList: boolean): Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: members({ method, url: url(false), header: headers, body: body2, auth: auth(asList), description: sentence }, ['method', 'url']) },
    { weight: 1, arbitrary: url(true) },
  ); // prettier-ignore
const response2 = (asList: boolean): Arbitrary<unknown> =>
  members({ name: words, code, status: fc.constant('OK'), header: headers, body: fc.oneof(json, fc.constant(null)), originalRequest: request2(asList), _postman_previewlanguage: fc.constantFrom('json', 'text', 'xml'), cookie: fc.constant([{ name: 'sid', value: 'canary-cookie' }]) }); // prettier-ignore

const collection2 = (version: '2.0.0' | '2.1.0'): Arbitrary<unknown> => {
  const asList = version === '2.1.0';
  const item = members({ name: fc.oneof(words, sentence, fc.constantFrom('List pets', 'New Request')), request: request2(asList), response: some(response2(asList), 2), event: events, protocolProfileBehavior: fc.constant({ disableBodyPruning: true }) }, ['name', 'request']); // prettier-ignore
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: item },
      { weight: 1, arbitrary: members({ name: words, item: fc.array(mostly(tie('node')), { maxLength: 3 }), auth: auth(asList), description: sentence, variable: variables, event: events }, ['name', 'item']) },
    ),
  }))['node']; // prettier-ignore
  const schema = `https://schema.getpostman.com/json/collection/v${version}/collection.json`;
  return fc.record(
    {
      info: fc.record({ name: fc.oneof(words, sentence), schema: fc.constant(schema), description: fc.oneof(sentence, fc.constant({ content: 'x' })), version: fc.constantFrom('1.0', { major: 1 }) }, { requiredKeys: ['name', 'schema'] }),
      item: fc.array(mostly(tree), { maxLength: 4 }),
      auth: mostly(auth(asList)),
      variable: mostly(variables),
      event: events,
    },
    { requiredKeys: ['info', 'item'] },
  ); // prettier-ignore
};

export const postman20 = collection2('2.0.0');
export const postman21 = collection2('2.1.0');

const ids = fc.constantFrom('r1', 'r2', 'r3', 'r4', 'gone');
const folders = fc.constantFrom('f1', 'f2', 'gone');
const row1 = fc.oneof(
  { weight: 6, arbitrary: members({ key, value: text, enabled: fc.boolean(), type: fc.constantFrom('text', 'file'), description: sentence, equals: fc.boolean() }, ['key', 'value']) },
  { weight: 1, arbitrary: secretRow },
); // prettier-ignore
const request1 = members({
  name: fc.oneof(words, fc.constant('List pets')),
  method,
  url: url(true),
  description: sentence,
  headers: headers,
  headerData: fc.oneof(some(row1), fc.constant(null)),
  queryParams: some(row1),
  pathVariables: named(fc.constantFrom('id', 'petId'), text, 2),
  pathVariableData: some(members({ key: fc.constantFrom('id', 'petId'), value: text }), 2),
  dataMode: fc.constantFrom('raw', 'urlencoded', 'params', 'binary', 'graphql', null),
  data: fc.oneof(some(row1), json, fc.constant(null)),
  rawModeData: fc.oneof(json, json.map((one) => [one]), fc.constant(null)),
  graphqlModeData: fc.record({ query: fc.constant('query A { a }'), variables: json }),
  dataDisabled: fc.boolean(),
  auth: auth(false),
  currentHelper: fc.constantFrom('basicAuth', 'bearerAuth', 'apikeyAuth', 'oAuth2', 'awsSigV4', 'normal', null),
  helperAttributes: fc.oneof(fc.record({ id: words, username: text, password: byName }), byName.map((one) => JSON.stringify({ token: one })), fc.constant(null)),
  folder: folders,
  collectionId: fc.constant('c'),
  responses: some(members({ id: words, name: words, responseCode: fc.oneof(fc.record({ code, name: words }), fc.constant(null)), headers: some(row1), text: json, language: fc.constantFrom('json', 'text'), request: fc.constantFrom('r1', { url: 'https://api.example/z', headers: 'X-Api-Key: canary-original' }, null) }), 2),
  tests: fc.constant('tests["x"]'),
  preRequestScript: fc.constant('postman.setGlobalVariable("a", "canary-script")'),
}, ['method', 'url']); // prettier-ignore

/** Version 1: requests in a flat list, folders that name them by id, some of which are not there. */
export const postman1: Arbitrary<unknown> = fc
  .record(
    {
      id: fc.constant('c'),
      name: fc.oneof(words, sentence),
      order: fc.array(ids, { maxLength: 4 }),
      folders: some(members({ id: folders, name: words, order: fc.array(ids, { maxLength: 3 }), folders_order: fc.array(folders, { maxLength: 2 }), auth: auth(false), description: sentence, folder: folders }, ['id', 'name']), 3),
      folders_order: fc.array(folders, { maxLength: 2 }),
      requests: fc.array(mostly(request1), { maxLength: 4 }).map((all) => all.map((one, index) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? { id: `r${index + 1}`, ...one } : one))),
      auth: mostly(auth(false)),
      variables: mostly(variables),
    },
    { requiredKeys: ['id', 'name', 'requests', 'order'] },
  ); // prettier-ignore
