import { describe, expect, it } from 'vitest';
import { readDocument } from '#core/formats/reading/read-document.ts';
import type { SourceDocument } from '#core/formats/format.ts';

const read = (text: string, name = 'x'): SourceDocument =>
  readDocument({ name, bytes: new TextEncoder().encode(text) });

describe('the syntax of a file is told by its content', () => {
  it.each([
    { text: '{"a": 1}', syntax: 'json' },
    { text: '\uFEFF  [1]', syntax: 'json' },
    { text: '// made by hand\n{"a": 1}', syntax: 'json' },
    { text: '/* a */ {"a": 1}', syntax: 'json' },
    { text: 'null', syntax: 'json' },
    { text: '"text"', syntax: 'json' },
    { text: '12', syntax: 'json' },
    { text: 'swagger: "2.0"', syntax: 'yaml' },
    { text: '"swagger": "2.0"', syntax: 'yaml' },
    { text: '# made by hand\n\n---\na: 1', syntax: 'yaml' },
    { text: '{swagger: "2.0", paths: {}}', syntax: 'json' },
    { text: "{'swagger': '2.0'}", syntax: 'json' },
    { text: '{swagger: "2.0", info: {title: My pets}}', syntax: 'yaml' },
    { text: 'export default {"a": 1};', syntax: 'text' },
    { text: 'export default {"swagger": "2.0"};', syntax: 'json' },
    { text: 'using System;\npublic class Script : ScriptBase\n{\n}', syntax: 'text' },
    { text: '// a script\npublic class Script : ScriptBase { }', syntax: 'text' },
    { text: '<!DOCTYPE html><html></html>', syntax: 'text' },
    { text: 'curl https://api.example.com/pets', syntax: 'text' },
    { text: 'Dear all: here it is', syntax: 'text' },
  ])('$syntax: $text', ({ text, syntax }) => {
    expect(read(text).syntax).toBe(syntax);
  });

  it('an image is binary and has no text', () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    expect(readDocument({ name: 'a.json', bytes })).toMatchObject({ syntax: 'binary', text: '', value: undefined });
  });
});

describe('a description inside other text is found', () => {
  const json = '{"openapi":"3.0.0","info":{}}';
  it.each([
    {
      name: 'a fence',
      text: `# My API\n\nHere it is:\n\`\`\`json\n${json}\n\`\`\`\nThanks`,
      codes: ['reading/text-before', 'reading/text-after'],
    },
    {
      name: 'a fence around all',
      text: `\`\`\`\n${json}\n\`\`\`\n`,
      codes: ['reading/text-before', 'reading/text-after'],
    },
    { name: 'a fence with YAML', text: '```yaml\nopenapi: 3.0.0\ninfo: {}\n```\n', codes: ['reading/text-before'] },
    {
      name: 'the second fence',
      text: `\`\`\`\n{"id": 1}\n\`\`\`\n\`\`\`\n${json}\n\`\`\``,
      codes: ['reading/text-before', 'reading/text-after'],
    },
    { name: 'a module', text: `export default ${json};\n`, codes: ['reading/text-before', 'reading/text-after'] },
    {
      name: 'a script',
      text: `// generated\nvar spec = ${json};`,
      codes: ['reading/text-before', 'reading/text-after'],
    },
    { name: 'a callback', text: `callback(${json});`, codes: ['reading/text-before', 'reading/text-after'] },
    {
      name: 'a log',
      text: `[12:00:01] starting\n${json}\n[12:00:02] done`,
      codes: ['reading/text-before', 'reading/text-after'],
    },
    {
      name: 'an answer with its headers',
      text: `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}`,
      codes: ['reading/text-before'],
    },
    {
      name: 'a shell',
      text: `$ curl https://api.example.com/openapi.json\n${json}\n$ `,
      codes: ['reading/text-before', 'reading/text-after'],
    },
    { name: 'a letter', text: 'Dear all: here it is\n\nopenapi: 3.0.0\ninfo: {}\n', codes: ['reading/text-before'] },
    { name: 'a bracket too many', text: `${json}}\n`, codes: ['reading/text-after'] },
  ])('$name', ({ text, codes }) => {
    const { value, diagnostics } = read(text);
    expect(value).toEqual({ openapi: '3.0.0', info: {} });
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    for (const { range } of diagnostics) expect(range).toBeDefined();
  });

  it.each([
    { name: 'a web page', text: `<script>var spec = ${json}</script>` },
    { name: 'other JSON', text: 'var pet = {"name": "Rex"};' },
    { name: 'a script of commands', text: `curl a.example\ncurl b.example -d '\n${json}'` },
  ])('$name is left alone', ({ text }) => {
    expect(read(text)).toMatchObject({ syntax: 'text', value: undefined });
  });

  it.each([
    { name: 'two documents', text: `${json}\n${json}`, code: 'reading/second-document', line: 2 },
    {
      name: 'a bracket closed too early',
      text: '{"openapi":"3.0.0"},\n"info":{}}',
      code: 'reading/ends-early',
      line: 1,
    },
    {
      name: 'two documents of YAML',
      text: 'openapi: 3.0.0\n---\nopenapi: 3.0.0\n',
      code: 'yaml/multiple-docs',
      line: 2,
    },
  ])('$name: $code', ({ text, code, line }) => {
    expect(read(text).diagnostics).toEqual([
      expect.objectContaining({ code, severity: 'error', range: expect.objectContaining({ line }) }),
    ]);
  });
});

describe('places', () => {
  it('a pointer leads to its line and column, in JSON and in YAML, also behind a byte order mark', () => {
    const json = read('\uFEFF{\n  "a": {\n    "b/c": 1\n  }\n}');
    expect(json.locate('/a/b~1c')).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 13 });
    const yaml = read('\uFEFFa:\n  b/c: 1\n');
    expect(yaml.locate('/a/b~1c')).toEqual({ line: 2, column: 3, endLine: 2, endColumn: 9 });
    expect(yaml.locate('/a/none')).toBeUndefined();
  });

  it('a fault of the text has a pointer and a range', () => {
    expect(read('{"a": {"b": [1, 2,]}}', 'f.json').diagnostics).toEqual([
      expect.objectContaining({
        code: 'json/trailing-comma',
        file: 'f.json',
        pointer: '/a/b/1',
        range: { line: 1, column: 18, endLine: 1, endColumn: 19 },
      }),
    ]);
  });

  it('a fault that was mended too, and the text with it mended is there', () => {
    const document = read('{a: [1 2],\n "b": 3}');
    expect(document.json).toBe('{"a": [1, 2],\n "b": 3}');
    expect(document.diagnostics.map(({ code, pointer, range }) => [code, pointer, range?.line, range?.column])).toEqual(
      [
        ['json/unquoted-name', '/a', 1, 2],
        ['json/missing-comma', '/a/1', 1, 8],
      ],
    );
    expect(document.locate('/b')).toMatchObject({ line: 2, column: 2, endColumn: 8 });
    expect(document.locate('/a')).toMatchObject({ line: 1, column: 2, endColumn: 10 });
  });

  it('many faults are counted, not listed, but all of them are for the ledger', () => {
    const { diagnostics, repairs } = read(`{"a": [${'1 '.repeat(1_000)}]}`);
    expect(diagnostics).toHaveLength(21);
    expect(repairs).toHaveLength(999);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'reading/more-faults',
      message: expect.stringContaining('979 more'),
    });
  });
});

describe('what is found out about a text', () => {
  it.each([
    { name: 'nothing', bytes: Buffer.from(''), code: 'reading/empty', severity: 'error' },
    { name: 'a mark and nothing', bytes: Buffer.from('\uFEFF'), code: 'reading/empty', severity: 'error' },
    { name: 'blanks', bytes: Buffer.from(' \n\t'), code: 'reading/empty', severity: 'error' },
    { name: 'UTF-16', bytes: Buffer.from('{"a":1}', 'utf16le'), code: 'reading/encoding', severity: 'info' },
    { name: 'Latin-1', bytes: Buffer.from('{"a":"é"}', 'latin1'), code: 'reading/encoding', severity: 'warning' },
  ])('$name: $code', ({ bytes, code, severity }) => {
    const { diagnostics } = readDocument({ bytes: new Uint8Array(bytes) });
    expect(diagnostics.map((found) => [found.code, found.severity])).toEqual([[code, severity]]);
  });
});

describe('__proto__ is a key like any other', () => {
  it.each(['{"a": {"__proto__": {"polluted": true}}}', 'a:\n  __proto__:\n    polluted: true\n'])('%s', (text) => {
    const { value } = read(text);
    expect(JSON.stringify(value)).toBe('{"a":{"__proto__":{"polluted":true}}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
