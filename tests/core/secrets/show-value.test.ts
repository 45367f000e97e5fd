import { expect, it } from 'vitest';
import { showValue } from '#core/secrets/show-value.ts';

it.each([
  ['a word', 'pets', '', '"pets"'],
  ['an object', { a: 1, b: [true, null] }, '', '{ "a": 1, "b": [true, null] }'],
  ['a secret by the name of its member', { api_key: 'hunter2hunter' }, '', '{ "api_key": "***" }'],
  ['a secret by the name of the place', 'hunter2hunter', 'password', '"***"'],
  ['a secret in a row', { key: 'X-Api-Key', value: 'hunter2hunter' }, '', '{ "key": "X-Api-Key", "value": "***" }'],
  ['a secret by its shape', ['a ghp_abcdefghij0123456789abcd b'], '', '["a *** b"]'],
  ['a placeholder', { token: '<your token>' }, '', '{ "token": "<your token>" }'],
])('%s', (_, value, name, shown) => {
  expect(showValue(value, name)).toBe(shown);
});

it('cuts what is long, whatever its size', () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`field${at}`, { type: 'string' }]));
  const shown = showValue({ properties: many });
  expect(shown.length).toBeLessThan(600);
  expect(shown).toMatch(/…/);
});
