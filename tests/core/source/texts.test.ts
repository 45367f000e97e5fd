import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/text/parse-json.ts';
import { formatJson } from '#core/text/format-json.ts';
import { spliceAll } from '#core/text/splice.ts';
import { rangesAround } from '#core/source/around.ts';
import { formatSplices } from '#core/source/format-text.ts';
import { outlineOf } from '#core/source/outline.ts';
import { convertYaml } from '#core/source/convert-yaml.ts';
import { looksLikeYaml } from '#core/source/pasted-yaml.ts';
import { placeAt } from '#core/source/text-place.ts';
import { definition, properties } from '../definition/edits/parcels.ts';
import { readMark } from './marked-text.ts';

const rootOf = (text: string) => {
  const { root } = parseJson(text);
  if (!root) throw new Error('No JSON');
  return root;
};

describe('a place in a text', () => {
  it.each([
    { text: '|', path: [], slot: 'none' },
    { text: '{"a": {"b": [1, |]}}', path: ['a', 'b', '1'], slot: 'value' },
    { text: '{"a": [{"x": 1}, {|}]}', path: ['a', '1'], slot: 'key' },
    { text: '{"a": "x\\"y", "b": |', path: [], slot: 'value', key: 'b' },
    { text: '{"a": "x|y"}', path: [], slot: 'value', key: 'a', token: 'xy' },
    { text: '{"a|": 1}', path: [], slot: 'key', token: 'a' },
    { text: '{"a": 1, |"b": 2}', path: [], slot: 'key' },
    { text: '{"a" |}', path: [], slot: 'none' },
    { text: '{"a": {"b": 1}\n|"c": 2}', path: [], slot: 'key', lacksComma: true },
    { text: '{"a": {"b": "open\n}, "c": {|}}', path: ['c'], slot: 'key' },
    { text: '{"a": ]}, {"b": 1, |', path: [], slot: 'key' },
    { text: '{"a": [tr|', path: ['a', '0'], slot: 'value', token: 'tr' },
    { text: '\uFEFF{"a": |}', path: [], slot: 'value', key: 'a' },
  ])('$text', ({ text, path, slot, key, token, lacksComma = false }) => {
    const marked = readMark(text);
    const place = placeAt(marked.text, marked.offset);
    expect(place).toMatchObject({ path, slot });
    expect(place.key).toBe(slot === 'value' ? key : undefined);
    expect(place.token?.text).toBe(token);
    expect(place.lacksCommaAt !== undefined).toBe(lacksComma);
  });

  it('takes linear time for a text without an end', () => {
    const text = '{"a":['.repeat(200_000);
    expect(placeAt(text, text.length).path).toHaveLength(400_000);
  });
});

describe('an outline', () => {
  it('has operations by method and path, and shared parts', () => {
    const sections = outlineOf('definition', rootOf(JSON.stringify(definition)));
    const names = (name: string) =>
      sections.find((one) => one.name === name)?.inside.map((one) => [one.name, one.detail, one.kind]);
    expect(names('paths')).toEqual([
      ['GET /depots', 'ListDepots', 'action'],
      ['GET /parcels/{id}', 'GetParcel', 'action'],
      ['DELETE /parcels/{id}', 'CancelParcel', 'action'],
      ['POST /parcels', 'BookParcel', 'action'],
    ]);
    expect(names('definitions')).toEqual([['Parcel', 'object', 'schema']]);
  });

  it('has the policies of the properties, by their titles', () => {
    const sections = outlineOf('properties', rootOf(JSON.stringify(properties)));
    const policies = sections.find(({ name }) => name === 'policyTemplateInstances');
    expect(policies?.inside.map(({ name }) => name)).toEqual(['Depots only', 'Both', 'All']);
  });

  it('has places that are those of the text', () => {
    const text = JSON.stringify(definition, null, 2);
    const [paths] = outlineOf('definition', rootOf(text)).filter(({ name }) => name === 'paths');
    const first = paths?.inside[0];
    expect(first && text.slice(first.nameStart, first.nameEnd)).toBe('"get"');
    expect(first && text.slice(first.start, first.end)).toMatch(/^"get": \{[^]*\}$/);
  });
});

it('widens from the word to the whole', () => {
  const { text, offset } = readMark('{"a": {"b": ["x|y", 1]}}');
  const found = rangesAround(rootOf(text), offset).map(([start, end]) => text.slice(start, end));
  expect(found).toEqual([
    'xy',
    '"xy"',
    '"xy", 1',
    '["xy", 1]',
    '"b": ["xy", 1]',
    '"b": ["xy", 1]',
    '{"b": ["xy", 1]}',
    '"a": {"b": ["xy", 1]}',
    '"a": {"b": ["xy", 1]}',
    text,
  ]);
});

describe('formatting', () => {
  it.each([
    ['one line', '{"a":[1,{"b":"x  y"}],"c":{}}'],
    ['odd spaces', '{ "a" :1 ,\n\n   "b":[ ] }  \n'],
    ['numbers and escapes', '{"n":1.0e+5,"s":"\\u00e9\\" : {"}'],
    ['a byte order mark', '\uFEFF{"a":1}'],
    ['formatted already', formatJson('{"a":{"b":[1,2]}}')],
  ])('%s: only white space changes', (_, text) => {
    const splices = formatSplices(text);
    const formatted = spliceAll(text, splices);
    const [mark, plain] = text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];
    expect(formatted.trimEnd()).toBe(mark + formatJson(plain.trimEnd()));
    for (const splice of splices) expect(text.slice(splice.start, splice.end) + splice.text).toMatch(/^\s*$/);
  });

  it('keeps the line ends of the file', () => {
    expect(spliceAll('{\r\n"a":1}', formatSplices('{\r\n"a":1}'))).toBe('{\r\n  "a": 1\r\n}');
  });
});

describe('pasted YAML', () => {
  it.each([
    { text: 'swagger: "2.0"\ninfo:\n  title: Parcel Desk\n', is: true },
    { text: '# remark\nget:\n  summary: Get parcel\n  tags:\n    - parcels\n', is: true },
    { text: '- name: a\n  in: query\n', is: true },
    { text: '{"swagger": "2.0"}', is: false },
    { text: '[1, 2]', is: false },
    { text: 'Some words about parcels.\nAnd some more of them.', is: false },
    { text: 'host: x', is: false },
    { text: '', is: false },
  ])('$text', ({ text, is }) => {
    expect(looksLikeYaml(text)).toBe(is);
  });

  it('becomes JSON with its texts as texts', () => {
    const found = convertYaml('info:\n  version: 1.10\n  title: Parcel Desk\n');
    expect(found).toEqual({
      ok: true,
      json: '{\n  "info": {\n    "version": "1.10",\n    "title": "Parcel Desk"\n  }\n}',
    });
  });

  it('tells the line of a fault', () => {
    expect(convertYaml('a: 1\nb: [1, 2\nc: 3\n')).toMatchObject({ ok: false, line: expect.any(Number) as number });
  });
});
