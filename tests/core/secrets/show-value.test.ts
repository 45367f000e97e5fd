import { expect, it } from 'vitest';
import { showValue, showValueAt } from '#core/secrets/show-value.ts';

it.each([
  ['a word', 'pets', '', '"pets"'],
  ['an object', { a: 1, b: [true, null] }, '', '{ "a": 1, "b": [true, null] }'],
  ['a secret by the name of its member', { api_key: 'hunter2hunter' }, '', '{ "api_key": "***" }'],
  ['a secret by the name of the place', 'hunter2hunter', 'password', '"***"'],
  ['a secret in a row', { key: 'X-Api-Key', value: 'hunter2hunter' }, '', '{ "key": "X-Api-Key", "value": "***" }'],
  ['a secret by its shape', ['a ghp_abcdefghij0123456789abcd b'], '', '["a *** b"]'],
  ['a secret number', { pin_secret: 12 }, '', '{ "pin_secret": "***" }'],
  [
    'the query of an address',
    'https://a.example/x?id=1&api_key=hunter2&b=2#c',
    '',
    '"https://a.example/x?id=1&api_key=***&b=2#c"',
  ],
  ['a form', 'id=1&client_secret=hunter 2', '', '"id=1&client_secret=***"'],
  [
    'JSON inside a text',
    '{"id":1,"password":"hun\\"ter2","b":2}',
    '',
    '"{\\"id\\":1,\\"password\\":\\"***\\",\\"b\\":2}"',
  ],
  ['JSON that is cut off', '{"password":"hunter2', '', '"{\\"password\\":\\"***"'],
  ['header lines', 'Accept: a\nX-Api-Key: hunter2\nB: c', '', '"Accept: a\\nX-Api-Key: ***\\nB: c"'],
  ['a pair within a pair', 'url=https://a.example?token=hunter2', '', '"url=https://a.example?token=***"'],
  [
    'cookies of any name',
    { cookies: [{ name: 'a', value: 'hunter2' }] },
    '',
    '{ "cookies": [{ "name": "a", "value": "***" }] }',
  ],
  ['scripts', { exec: ['sign("hunter2")'] }, '', '{ "exec": ["***"] }'],
  [
    'an example of a secret',
    { name: 'api_key', in: 'query', schema: { default: 'hunter2' } },
    '',
    '{ "name": "api_key", "in": "query", "schema": { "default": "***" } }',
  ],
  [
    'an example under a secret name',
    { password: { type: 'string', examples: ['hunter2'] } },
    '',
    '{ "password": { "type": "string", "examples": ["***"] } }',
  ],
  [
    'texts about a secret',
    { name: 'token', description: 'What you get: a token' },
    '',
    '{ "name": "token", "description": "What you get: a token" }',
  ],
  ['placeholders inside a text', '?token={{token}}&a=1', '', '"?token={{token}}&a=1"'],
  ['a placeholder', { token: '<your token>' }, '', '{ "token": "<your token>" }'],
])('%s', (_, value, name, shown) => {
  expect(showValue(value, name)).toBe(shown);
});

it.each([
  ['/header/0/value', '"***"'],
  ['/header/0', '{ "key": "X-Api-Key", "value": "***" }'],
  ['/header/1/value', '"plain"'],
  ['/cookies/0/value', '"***"'],
  ['/nowhere', undefined],
])('at %s: judged by all that it stands in', (pointer, shown) => {
  const header = [
    { key: 'X-Api-Key', value: 'hunter2' },
    { key: 'X-Trace', value: 'plain' },
  ];
  expect(showValueAt({ header, cookies: [{ name: 'a', value: 'b' }] }, pointer)).toBe(shown);
});

it('takes no quadratic time', () => {
  const text = '"password":"'.repeat(50_000);
  expect(showValue([text, 'token='.repeat(50_000), 'a:'.repeat(50_000)], '', 10_000).length).toBeLessThan(20_000);
});

it('cuts what is long, whatever its size', () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`field${at}`, { type: 'string' }]));
  const shown = showValue({ properties: many });
  expect(shown.length).toBeLessThan(600);
  expect(shown).toMatch(/…/);
});
