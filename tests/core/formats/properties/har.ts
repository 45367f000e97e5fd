import fc, { type Arbitrary } from 'fast-check';
import { members, mostly, some, words } from './odd.ts';
import { byName, byShape, secretName } from './secrets.ts';

const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('1', 'a', '', 'a b', 'é', '2024-01-01') },
  { weight: 1, arbitrary: byShape },
);
const pair = fc.oneof(
  { weight: 6, arbitrary: members({ name: fc.oneof(words, fc.constantFrom('Accept', 'Content-Type', ':authority', 'X-Trace', 'sec-fetch-mode', 'User-Agent')), value: text }, ['name', 'value']) },
  { weight: 1, arbitrary: fc.record({ name: secretName, value: byName }) },
); // prettier-ignore
const url = fc.constantFrom(
  'https://api.example/v1/pets', 'https://api.example/v1/pets/1', 'https://api.example/v1/pets/2?limit=1&x=', 'https://api.example/v1/pets/6b5c619c-359c-44ca-87e2-47e98170c01d',
  'https://cdn.example/a.png', 'https://other.example/x', 'https://api.example/', '', 'data:text/plain,x', 'https://user:canary-pw@api.example/a', 'https://api.example/v1/pets/cat-food-for-all/%20a',
  'https://api.example/v1/pets?token=canary-query', 'wss://api.example/s', '/relative', 'https://api.example/v1/pets/3/photos/4', 'https://api.example/a/${b}?c=${d}',
); // prettier-ignore
const json = fc.constantFrom(
  '{"id":1}',
  '[]',
  '[{"a":null}]',
  'x',
  '',
  '{"password":"canary-in-body"}',
  '{"__proto__":1}',
  '{"query":"query A { a }","variables":{}}',
);
const mimeType = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/html',
  'image/png',
  '',
  'application/json; charset=utf-8',
);
const entry = members(
  {
    request: members(
      {
        method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'get', 'CONNECT', ''),
        url,
        headers: some(pair),
        queryString: some(pair, 2),
        cookies: some(fc.record({ name: words, value: byName }), 1),
        postData: members({ mimeType, text: json, params: some(pair, 2) }),
      },
      ['method', 'url'],
    ),
    response: members({
      status: fc.constantFrom(200, 201, 204, 302, 304, 404, 0, '200', null, 99),
      headers: some(pair, 2),
      content: members({ mimeType, text: json, encoding: fc.constantFrom('base64', undefined), size: fc.constant(1) }),
      cookies: some(fc.record({ name: words, value: byName }), 1),
    }),
    _resourceType: fc.constantFrom('xhr', 'document', 'image'),
    startedDateTime: fc.constant('2024-01-01T00:00:00Z'),
    timings: fc.constant({}),
  },
  ['request'],
);

/** HAR recordings, mostly of one service. */
export const har: Arbitrary<unknown> = fc.record({
  log: fc.record({
    version: fc.constant('1.2'),
    creator: fc.constant({ name: 'x', version: '1' }),
    entries: fc.array(mostly(entry), { maxLength: 5 }),
  }),
});
