import { describe, expect, it } from 'vitest';
import { mendJson } from '#core/text/mend-json.ts';
import { parseJson } from '#core/text/parse-json.ts';

describe('what is nearly JSON becomes JSON by the smallest changes', () => {
  it.each([
    { name: 'good JSON', text: '{ "a": [1, "x"] }\n', mended: '{ "a": [1, "x"] }\n', repairs: [] },
    { name: 'one byte order mark stays', text: '\uFEFF{"a":1}', mended: '\uFEFF{"a":1}', repairs: [] },
    { name: 'a second one goes', text: '\uFEFF\uFEFF{"a":1}', mended: '\uFEFF{"a":1}', repairs: ['byte-order-mark@1'] },
    {
      name: 'a trailing comma',
      text: '{"a":[1 , ],}',
      mended: '{"a":[1  ]}',
      repairs: ['trailing-comma@8', 'trailing-comma@11'],
    },
    {
      name: 'missing commas',
      text: '{"a":1\n"b":[1 2]}',
      mended: '{"a":1,\n"b":[1, 2]}',
      repairs: ['missing-comma@7', 'missing-comma@14'],
    },
    { name: 'commas too many', text: '[,1,,2]', mended: '[1,2]', repairs: ['comma@1', 'comma@4'] },
    {
      name: 'comments',
      text: '// x\n{"a":1/* y */"b":2} # z',
      mended: '\n{"a":1,"b":2} ',
      repairs: ['comment@0', 'comment@11', 'missing-comma@18', 'comment@25'],
    },
    {
      name: 'other quotes',
      text: "{'a':'it\\'s \"x\"',“b”:`c`}",
      mended: '{"a":"it\'s \\"x\\"","b":"c"}',
      repairs: ['quotes@1', 'quotes@5', 'quotes@17', 'quotes@21'],
    },
    {
      name: 'names without quotes',
      text: '{a:1,x-b:2,200:3}',
      mended: '{"a":1,"x-b":2,"200":3}',
      repairs: ['unquoted-name@1', 'unquoted-name@5', 'unquoted-name@11'],
    },
    {
      name: 'control characters',
      text: '["a\r\nb\tc\u0001"]',
      mended: '["a\\r\\nb\\tc\\u0001"]',
      repairs: ['control-character@3'],
    },
    {
      name: 'escapes',
      text: '["C:\\pets \\x41 \\u12"]',
      mended: '["C:\\\\pets \\u0041 \\\\u12"]',
      repairs: ['escape@4'],
    },
    {
      name: 'numbers',
      text: '[+1,.5,5.,012,0x1F,1e-5]',
      mended: '[1,0.5,5,12,31,1e-5]',
      repairs: ['number@1', 'number@4', 'number@7', 'number@10', 'number@14'],
    },
    {
      name: 'words',
      text: '[NaN,-Infinity,undefined,None,True]',
      mended: '[null,null,null,null,true]',
      repairs: ['word@1', 'word@5', 'word@15', 'word@25', 'word@30'],
    },
    {
      name: 'separators',
      text: '{"a"=1;"b"=>2,"c" {}}',
      mended: '{"a":1,"b":2,"c": {}}',
      repairs: ['separator@4', 'separator@6', 'separator@10', 'separator@18'],
    },
    {
      name: 'a value missing',
      text: '{"a":,"b":}',
      mended: '{"a":null,"b":null}',
      repairs: ['missing-value@5', 'missing-value@10'],
    },
    { name: 'dots', text: '[1,2,...]', mended: '[1,2]', repairs: ['trailing-comma@4', 'ellipsis@5'] },
    {
      name: 'blanks of other kinds',
      text: '{\u00a0"a":\u00a01}',
      mended: '{ "a": 1}',
      repairs: ['blank@1', 'blank@6'],
    },
    {
      name: 'of a repeated name the last',
      text: '{"a":{"x":1,},"b":0,"a":2,\'a\':3}',
      mended: '{"b":0,"a":3}',
      repairs: ['trailing-comma@11', 'duplicate-key@20', 'quotes@26', 'duplicate-key@26'],
    },
    {
      name: 'a repeated name without quotes or comma',
      text: '{a:1 a:2}',
      mended: '{"a":2}',
      repairs: ['unquoted-name@1', 'missing-comma@5', 'unquoted-name@5', 'duplicate-key@5'],
    },
    { name: 'a bracket missing inside', text: '{"a":[1,2}', mended: '{"a":[1,2]}', repairs: ['bracket@9'] },
    {
      name: 'brackets missing at the end',
      text: '{"a":{"b":[1]\n',
      mended: '{"a":{"b":[1]}}\n',
      repairs: ['unclosed@12'],
    },
  ])('$name', ({ text, mended, repairs }) => {
    const mending = mendJson(text);
    if (!mending.ok) throw new Error(mending.problem.message);
    expect(mending.mended.text).toBe(mended);
    expect(mending.repairs.map(({ code, start }) => `${code.slice('json/'.length)}@${start}`)).toEqual(repairs);
    expect(parseJson(mended).problems).toEqual([]);
  });
});

describe('what would have to be guessed is refused, with its place', () => {
  it.each([
    { name: 'a quote missing', text: '{"a":"x,\n"b":"c"}', problem: 'unterminated@5' },
    { name: 'a quote missing at the end', text: '{"a":"x', problem: 'unterminated@5' },
    { name: 'cut off after a comma', text: '{"a":1,', problem: 'unterminated@0' },
    { name: 'cut off in a number, perhaps', text: '{"a":12', problem: 'unterminated@0' },
    { name: 'cut off deep inside', text: '{"a":{"b":{"c":{}', problem: 'unterminated@10' },
    { name: 'a comment without end', text: '{/* "a":1}', problem: 'unterminated@1' },
    {
      name: 'a bracket missing in the middle, as the indentation shows',
      text: '{\n  "a": {\n    "b": {\n      "c": 1\n  },\n  "d": {}\n}\n',
      problem: 'unterminated@20',
    },
    { name: 'text without quotes', text: '{"a": my pets}', problem: 'unexpected@6' },
    { name: 'an object among the members', text: '{"a":1,\n{"b":2}}', problem: 'unexpected@8' },
    { name: 'a name alone', text: '{"a" 1}', problem: 'unexpected@5' },
    { name: 'no JSON at all', text: 'Dear all', problem: 'unexpected@0' },
    { name: '10,000 levels', text: '['.repeat(10_000), problem: 'too-deep@500' },
  ])('$name', ({ text, problem }) => {
    const mending = mendJson(text);
    expect(mending.ok ? mending.mended.text : `${mending.problem.code.slice(5)}@${mending.problem.start}`).toBe(
      problem,
    );
  });
});

it('every place of the mended text leads to its own in the original, and back', () => {
  const text = '{a: \'x\', /* c */ "b": [1 2,]}';
  const mending = mendJson(text);
  if (!mending.ok) throw new Error(mending.problem.message);
  const { text: mended, originalOf, mendedOf } = mending.mended;
  expect(mended).toBe('{"a": "x",  "b": [1, 2]}');
  for (const part of ['x', '"b"', '[1', '2']) {
    expect(originalOf(mended.indexOf(part))).toBe(text.indexOf(part));
    expect(mendedOf(text.indexOf(part))).toBe(mended.indexOf(part));
  }
});

it('text made to tire it takes no longer than other text', () => {
  const texts = [
    '{"a":[1},'.repeat(60_000),
    '{"a":1 "a":1 '.repeat(200),
    `{${'"a":1,'.repeat(60_000)}}`,
    `[${'1 '.repeat(60_000)}]`,
    `["${'\\q'.repeat(60_000)}"]`,
    '/**/'.repeat(60_000),
    `[${' '.repeat(500_000)}`,
    `[${'\u00a0 '.repeat(60_000)}]`,
    `{${'a'.repeat(500_000)}`,
    `[0.${'9'.repeat(500_000)}]`,
  ];
  for (const text of texts) {
    const mending = mendJson(text);
    if (mending.ok) expect(parseJson(mending.mended.text).problems).toEqual([]);
  }
});
