import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { composePlainYaml } from '#core/text/compose-plain-yaml.ts';

/** A node as what it says and where: the library is the judge. */
function shown(node: unknown): unknown {
  if (isMap(node)) {
    return { at: node.range?.slice(0, 2), map: node.items.map(({ key, value }) => [shown(key), shown(value)]) };
  }
  if (isSeq(node)) return { at: node.range?.slice(0, 2), list: node.items.map(shown) };
  if (!isScalar(node)) return null;
  const isText = typeof node.value === 'string';
  return {
    at: node.range?.slice(0, 2),
    value: node.value,
    source: isText ? '' : (node.source ?? ''),
    isPlain: node.type === 'PLAIN',
  };
}

/** The same without the places: where nothing stands is a matter of opinion. */
const saidBy = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(shown(node), (key, value: unknown) => (key === 'at' ? undefined : value)));

function judge(text: string): { readonly contents: Node | null; readonly isGood: boolean } {
  const { contents, errors, warnings } = parseDocument(text, {
    schema: 'core',
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  return { contents, isGood: errors.length + warnings.length === 0 };
}

const typical = `# made by hand
openapi: 3.0.3
info:
  title: "Pets: all of them"   # quoted
  version: 1.10
  description: |-
    First line
      further in

    # no comment
  summary: >
    folded
    text

    and more
tags: [a, 'b', {name: c, x: -1}]
servers:
- url: https://api.example.com
  description: several words
    over two lines
-
  url: /v2
paths:
  /pets/{id}:
    get:
      responses: {}
      parameters: []
      deprecated: true
      x-nothing:
      x-list:
        - - 1
          - .5
        - "two
          lines

          and a half"
        - ~
  "/quoted": {'200': {description: OK}}
`;

describe('what is plain is read as the library reads it', () => {
  it.each([
    { name: 'a typical file', text: typical },
    { name: 'with other line ends', text: typical.replaceAll('\n', '\r\n') },
    { name: 'behind a mark', text: `---\n${typical}` },
    { name: 'without a line end', text: 'a: b' },
    { name: 'a list', text: '- a\n- b: 1\n  c: 2\n- [x]\n' },
    {
      name: 'values of all kinds',
      text: 'a: ~\nb: null\nc: True\nd: FALSE\ne: -1\nf: 1e3\ng: 1.\nh: +2\ni: 1_000\nj: 2020-01-01\nk: NO\nl: 0123\n',
    },
    { name: 'colons and signs inside', text: 'a: b:c\nb: http://x#y\n-c: d\n?e: f\n"g h": i\nj: a - b\nk: "#"\n' },
    { name: 'nothing at the end', text: 'a:\n  b:\n' },
    { name: 'a key twice', text: 'a: 1\na: 2\n' },
  ])('$name', ({ text }) => {
    const node = composePlainYaml(text);
    expect(node).toBeDefined();
    const { contents, isGood } = judge(text);
    expect(isGood).toBe(true);
    expect(shown(node)).toEqual(shown(contents));
  });
});

describe('the rest is left to the library', () => {
  it.each([
    '',
    'text',
    'a: &x 1\nb: *x\n',
    'a: !!str 1\n',
    '<<: {a: 1}\n',
    '%YAML 1.2\n---\na: 1\n',
    'a: 1\n---\nb: 2\n',
    'a: 1\n...\n',
    'a:\n\tb: 1\n',
    'a: b: c\n',
    'a: 1\n  b: 2\n',
    'a:\n    b: 1\n  c: 2\n',
    'a: [1,\n  2]\n',
    'a: "x\n',
    'a: "\u0015"\n',
    'a: "x\n  \u0015"\n',
    'a: "x\r  y"\n',
    '{a: "\u0000"}\n',
    'a: "\\x41"\n',
    'a: |2\n   x\n',
    'a: |+\n  x\n\n',
    '? a\n: b\n',
    'a: 0x1F\n',
    'a: .inf\n',
    'a: {b}\n',
    'a: @x\n',
    'a: x # y\n  z\n',
    `a: ${'['.repeat(1000)}`,
    '- '.repeat(1000),
  ])('%j', (text) => {
    expect(composePlainYaml(text)).toBeUndefined();
  });
});

it('small changes to a file never make it read anything else than the library does', () => {
  const bits = [
    ' ',
    '\n',
    '"',
    "'",
    '#',
    ' #',
    ':',
    ': ',
    '- ',
    '|',
    '>',
    '[',
    ']',
    '{',
    '}',
    ',',
    '\\',
    '&a ',
    '!',
    '?',
    '~',
    '\r\n',
    '---\n',
    '\n\n',
    '@',
  ];
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 0x7fffffff;
    return seed % limit;
  };
  let read = 0;
  for (let round = 0; round < 800; round += 1) {
    const at = below(typical.length);
    const text = typical.slice(0, at) + (bits[below(bits.length)] ?? '') + typical.slice(at + below(3));
    const node = composePlainYaml(text);
    if (!node) continue;
    read += 1;
    const { contents, isGood } = judge(text);
    expect([isGood, saidBy(node)], text).toEqual([true, saidBy(contents)]);
  }
  expect(read).toBeGreaterThan(150);
});

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const files = existsSync(corpus)
  ? ['openapi30', 'openapi31', 'swagger2'].flatMap((folder) =>
      readdirSync(corpus + folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => `${folder}/${name}`),
    )
  : [];

describe.skipIf(files.length === 0)('published files (skipped where the corpus is not there)', () => {
  it('those up to 60 KB are the same, and most need no library', () => {
    let plain = 0;
    let all = 0;
    for (const name of files) {
      const text = readFileSync(corpus + name, 'utf8').replace(/^\uFEFF/, '');
      if (text.length > 60_000) continue;
      all += 1;
      const node = composePlainYaml(text);
      if (!node) continue;
      plain += 1;
      expect(shown(node), name).toEqual(shown(judge(text).contents));
    }
    expect(plain / all).toBeGreaterThan(0.8);
  });
});
