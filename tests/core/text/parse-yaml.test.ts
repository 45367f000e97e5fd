import { describe, expect, it } from 'vitest';
import { specPlaces } from '#core/formats/reading/spec-places.ts';
import { parseYaml, type ParsedYaml } from '#core/text/parse-yaml.ts';

const parse = (text: string): ParsedYaml => parseYaml(text, specPlaces);
const told = (text: string): readonly string[] => {
  const { problems } = parse(text);
  return problems.map(({ code, severity, start }) => `${severity} ${code} ${text.slice(0, start).split('\n').length}`);
};

describe('values', () => {
  it.each([
    {
      name: 'the order of the keys, numbers among them',
      text: 'x: {default: a, 200: b, 100: c}',
      json: '{"x":{"default":"a","200":"b","100":"c"}}',
    },
    {
      name: 'numbers as they are written',
      text: 'x: [1.10, 12345678901234567890, 1e400, -0]',
      json: '{"x":[1.10,12345678901234567890,1e400,-0]}',
    },
    { name: 'numbers JSON writes otherwise', text: 'x: [0x1F, +1, 012]', json: '{"x":[31,1,12]}' },
    {
      name: 'words that are no booleans any more',
      text: 'x: [NO, on, 1:30, 2024-01-01, ~, true]',
      json: '{"x":["NO","on","1:30","2024-01-01",null,true]}',
    },
    { name: 'a key that is a version', text: 'x: {1.10: a, true: b}', json: '{"x":{"1.10":"a","true":"b"}}' },
    { name: 'empty values and containers', text: 'a:\nb: {}\nc: []', json: '{"a":null,"b":{},"c":[]}' },
    { name: 'an alias', text: 'a: &x {k: 1}\nb: *x', json: '{"a":{"k":1},"b":{"k":1}}' },
    { name: 'an anchor that is set again', text: 'a: &x 1\nb: *x\nc: &x 2\nd: *x', json: '{"a":1,"b":1,"c":2,"d":2}' },
    {
      name: 'a merge key, the own key first',
      text: 'a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}',
      json: '{"a":{"k":1,"l":2},"b":{"k":1,"l":3}}',
    },
    {
      name: 'merge keys of several',
      text: 'a: &x {k: 1}\nc: &y {k: 2, m: 3}\nb: {<<: [*x, *y]}',
      json: '{"a":{"k":1},"c":{"k":2,"m":3},"b":{"k":1,"m":3}}',
    },
    { name: 'block text', text: 'a: |\n  one\n  two\n', json: '{"a":"one\\ntwo\\n"}' },
  ])('$name', ({ text, json }) => {
    const parsed = parse(text);
    expect(parsed.problems).toEqual([]);
    // JSON.stringify would put number keys first and round the numbers, so the text itself is compared.
    expect(parsed.json?.replaceAll(/\n\s*|(?<=[:,]) /g, '')).toBe(json);
    expect(parsed.value).toEqual(JSON.parse(json));
  });

  it('writes two spaces a level', () => {
    expect(parse('a:\n  - b: 1\n    c: x').json).toBe(JSON.stringify({ a: [{ b: 1, c: 'x' }] }, null, 2));
  });

  it('keeps text where the specification wants text, and only there', () => {
    const { value, problems } = parse(
      [
        'swagger: 2.0',
        'info: {title: 1, version: 1.10}',
        'paths:',
        '  /a:',
        '    get:',
        '      tags: [1, two]',
        '      parameters: [{name: 5, in: query, type: string, required: true, default: 1.0, enum: [1.0, true]}]',
        '      responses: {200: {description: 404, examples: {a: 1}}}',
        'definitions: {Pet: {required: [1], type: integer, default: 5, properties: {version: {maximum: 2}}, example: {version: 1}}}',
      ].join('\n'),
    );
    expect(value).toEqual({
      swagger: '2.0',
      info: { title: '1', version: '1.10' },
      paths: {
        '/a': {
          get: {
            tags: ['1', 'two'],
            parameters: [
              { name: '5', in: 'query', type: 'string', required: true, default: '1.0', enum: ['1.0', 'true'] },
            ],
            responses: { 200: { description: '404', examples: { a: 1 } } },
          },
        },
      },
      definitions: {
        Pet: {
          required: ['1'],
          type: 'integer',
          default: 5,
          properties: { version: { maximum: 2 } },
          example: { version: 1 },
        },
      },
    });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['yaml/kept-as-text']));
  });
});

describe('faults', () => {
  it.each([
    { name: 'a repeated key with plain values', text: 'a: 1\nb: 2\na: 3', found: ['warning yaml/duplicate-key 3'] },
    { name: 'a repeated key with an object', text: 'a: {b: 1}\na: {c: 1}', found: ['warning yaml/duplicate-key 2'] },
    { name: 'a tab', text: 'a:\n\tb: 1', found: ['error yaml/tab-as-indent 2'] },
    { name: 'two documents', text: 'a: 1\n---\na: 2', found: ['error yaml/multiple-docs 2'] },
    { name: 'a quote that is not closed', text: 'a: "b\nc: 1\n', found: ['error yaml/missing-char 3'] },
    { name: 'lists without end', text: `a: ${'['.repeat(20_000)}`, found: ['error yaml/too-deep 1'] },
    { name: 'objects without end', text: `"a": ${'\n{"a":'.repeat(20_000)}`, found: ['error yaml/too-deep 502'] },
    { name: 'lists in one line', text: '- '.repeat(20_000), found: ['error yaml/too-deep 1'] },
    { name: 'a tag', text: 'a: !!js/function "x"', found: ['warning yaml/tag 1'] },
    { name: 'an alias without an anchor', text: 'a: 1\nb: *x', found: ['error yaml/unknown-alias 2'] },
    { name: 'an alias in what it refers to', text: 'a: &x\n  b: *x', found: ['warning yaml/recursion 2'] },
    { name: 'a merge key in what it takes over', text: 'a: &x\n  b: {<<: *x}', found: ['error yaml/recursion 2'] },
    { name: 'a list as a key', text: '? [a, b]\n: 1', found: ['error yaml/odd-key 1'] },
    { name: 'infinity', text: 'x: .inf', found: ['warning yaml/not-a-number 1'] },
  ])('$name', ({ text, found }) => {
    expect(told(text)).toEqual(found);
  });

  it('refuses aliases that unfold without measure, soon', () => {
    const lines = Array.from(
      { length: 12 },
      (_, level) => `a${level}: &a${level} [${level === 0 ? 'x' : `*a${level - 1},`.repeat(9)}]`,
    );
    expect(told(lines.join('\n'))).toEqual([expect.stringContaining('error yaml/alias-bomb')]);
  });

  it.each(['['.repeat(600) + ']'.repeat(600), '['.repeat(20_000) + ']'.repeat(20_000)])(
    'refuses what is nested too deep',
    (list) => {
      expect(told(`a: ${list}`)).toEqual([expect.stringContaining('error yaml/too-deep')]);
    },
  );

  it('finds repeated keys among very many in time', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n');
    expect(told(`${text}\nkey0: 2`)).toEqual(['warning yaml/duplicate-key 20001']);
  });
});

it('finds places behind aliases and merge keys', () => {
  const text = 'a: &x\n  k: 1\nb:\n  <<: *x\n  l: [2, {m: 3}]\n';
  const { locate } = parse(text);
  const found = ['/b/k', '/b/l/1/m', '/b/none'].map((pointer) => {
    const place = locate(pointer);
    return place && text.slice(place.start, place.end);
  });
  expect(found).toEqual(['k: 1', 'm: 3', undefined]);
});
