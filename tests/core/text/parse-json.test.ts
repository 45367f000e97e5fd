import { describe, expect, it } from 'vitest';
import { locate, parseJson, valueOf } from '#core/text/parse-json.ts';
import { pointerAt } from '#core/text/json-node.ts';
import { indexLines } from '#core/text/line-index.ts';

describe('text that JSON.parse reads too', () => {
  it.each([
    '{}',
    '[]',
    '"a"',
    ' -1.5e3 ',
    'null',
    '{"a":{"b":[1,true,false,null,"x"]},"c":""}',
    '{"a\\"\\u00e9\\n":"\\ud83d\\ude00 \\/ \\b\\f\\r\\t\\\\"}',
    '{"__proto__":{"polluted":true},"constructor":1,"toString":2}',
    '[[[],[{}]],0.0,1E2]',
    `{${Array.from({ length: 20 }, (_, at) => `"k${at}":${at}`).join(',')}}`,
  ])('%s', (text) => {
    const { root, problems } = parseJson(text);
    expect(problems).toEqual([]);
    expect(root && valueOf(root.node)).toEqual(JSON.parse(text));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('text with faults', () => {
  it.each([
    { name: 'a byte order mark', text: '\ufeff{"a":1}', codes: [], value: { a: 1 } },
    { name: 'comments', text: '{// one\n"a":1/* two */}', codes: ['json/comment', 'json/comment'], value: { a: 1 } },
    {
      name: 'a trailing comma',
      text: '{"a":[1,2,],}',
      codes: ['json/trailing-comma', 'json/trailing-comma'],
      value: { a: [1, 2] },
    },
    { name: 'a missing comma', text: '{"a":1 "b":2}', codes: ['json/missing-comma'], value: { a: 1, b: 2 } },
    { name: 'a repeated key', text: '{"a":1,"a":2}', codes: ['json/duplicate-key'], value: { a: 2 } },
    { name: 'a line break in a text', text: '{"a":"x\ny"}', codes: ['json/control-character'], value: { a: 'x\ny' } },
    { name: 'a number without end', text: '[1e999]', codes: ['json/number-too-large'], value: [Infinity] },
    { name: 'nothing', text: ' \n', codes: ['json/empty'], value: undefined },
    { name: 'a cut off file', text: '{"a":{"b":1,', codes: ['json/unterminated'], value: { a: { b: 1 } } },
    { name: 'a cut off text', text: '{"a":"b', codes: ['json/unterminated'], value: {} },
    { name: 'two values', text: '{} {}', codes: ['json/text-after-end'], value: {} },
    { name: 'a missing brace', text: '{"a":{"b":1,{"c":2}}', codes: ['json/unexpected'], value: { a: { b: 1 } } },
    { name: 'a page', text: '<!doctype html>', codes: ['json/unexpected'], value: undefined },
    { name: 'an unknown escape', text: '["\\x"]', codes: ['json/bad-string'], value: [] },
    { name: 'a number with a leading zero', text: '[012]', codes: ['json/unexpected'], value: [] },
    { name: '10,000 levels', text: '['.repeat(10_000), codes: ['json/too-deep'], value: undefined },
  ])('$name', ({ text, codes, value }) => {
    const { root, problems } = parseJson(text);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(root && valueOf(root.node)).toEqual(value);
  });
});

it('finds the place of every value', () => {
  const text = '{\r\n  "a/b": [10, {"~": "x"}]\r\n}';
  const { root } = parseJson(text);
  if (!root) throw new Error('no tree');
  const place = locate(root, '/a~1b/1/~0');
  expect(place && text.slice(place.start, place.end)).toBe('"x"');
  expect(place?.keyStart !== undefined && text.slice(place.keyStart, place.keyEnd)).toBe('"~"');
  expect(pointerAt(root, text.indexOf('"x"') + 1)).toBe('/a~1b/1/~0');
  expect(locate(root, '/a~1b/2')).toBeUndefined();
  expect(indexLines(text).rangeOf(text.indexOf('10'), text.indexOf('10') + 2)).toEqual({
    line: 2,
    column: 11,
    endLine: 2,
    endColumn: 13,
  });
});
