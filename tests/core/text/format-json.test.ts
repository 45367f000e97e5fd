import { expect, it } from 'vitest';
import { formatJson } from '#core/text/format-json.ts';

it.each([
  {
    name: 'an object',
    text: '{"a":1,"b":[true,null]}',
    laidOut: '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}',
  },
  { name: 'what is empty', text: '{"a":{ },"b":[\n]}', laidOut: '{\n  "a": {},\n  "b": []\n}' },
  { name: 'a single value', text: '  "x" ', laidOut: '"x"' },
  {
    name: 'numbers no double can hold',
    text: '[12345678901234567890,1.0,1e400]',
    laidOut: '[\n  12345678901234567890,\n  1.0,\n  1e400\n]',
  },
  { name: 'repeated keys', text: '{"a":1,"a":2}', laidOut: '{\n  "a": 1,\n  "a": 2\n}' },
  {
    name: 'signs and escapes inside strings',
    text: String.raw`{"a:{,":"\"}\\"}`,
    laidOut: `{\n  ${String.raw`"a:{,": "\"}\\"`}\n}`,
  },
])('$name', ({ text, laidOut }) => {
  expect(formatJson(text)).toBe(laidOut);
});

it('agrees with the language on what both can write', () => {
  const value = { list: [1, -2.5, 'x\n"y"', { deep: [[], {}, [[null]]] }], '': false };
  expect(formatJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
});

it('takes a string of ten megabytes', () => {
  const long = 'x'.repeat(10_000_000);
  expect(formatJson(`["${long}"]`)).toHaveLength(long.length + 8);
});
