import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { applyPatch, patchDocument, type Edit } from '#core/document/patch.ts';
import type { JsonNode } from '#core/text/json-node.ts';

const connectorOf = (definition: string): Connector => ({ definition, properties: '{"properties":{}}' });
const edit = (definition: string, ...edits: readonly Edit[]) =>
  patchDocument(openDocument(connectorOf(definition)), { title: 'Test', edits });

const set = (pointer: string, value: unknown): Edit => ({ kind: 'set', pointer: `/definition${pointer}`, value });
const remove = (pointer: string): Edit => ({ kind: 'remove', pointer: `/definition${pointer}` });

/** A definition with its whole tree, however its nodes were made. */
const shown = ({ definition: { text, root, value, problems } }: ConnectorDocument): unknown => ({
  text,
  value,
  problems,
  start: root?.start,
  tree: root && plain(root.node),
});

function plain(node: JsonNode): unknown {
  const { kind, length, value } = node;
  if (node.kind === 'scalar') return { kind, length, value };
  const entries = node.entries.map((entry) => ({ ...entry, node: plain(entry.node) }));
  return { kind, length, value, entries };
}

const pretty = '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  },\n  "d": [\n    1,\n    2\n  ]\n}';

describe('an edit changes only the lines it is about', () => {
  it.each([
    { name: 'replaces a value', before: pretty, edits: [set('/b/c', 'y')], after: pretty.replace('"x"', '"y"') },
    {
      name: 'adds a member',
      before: pretty,
      edits: [set('/b/e', true)],
      after: pretty.replace('"x"', '"x",\n    "e": true'),
    },
    {
      name: 'adds a nested member with its containers',
      before: pretty,
      edits: [set('/b/e/f', [1])],
      after: pretty.replace('"x"', '"x",\n    "e": {\n      "f": [\n        1\n      ]\n    }'),
    },
    { name: 'appends to a list', before: pretty, edits: [set('/d/-', 3)], after: pretty.replace('2\n', '2,\n    3\n') },
    {
      name: 'removes the last member',
      before: pretty,
      edits: [remove('/d')],
      after: '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  }\n}',
    },
    {
      name: 'removes the first member',
      before: pretty,
      edits: [remove('/a')],
      after: pretty.replace('"a": 1,\n  ', ''),
    },
    {
      name: 'removes the only member',
      before: pretty,
      edits: [remove('/b/c')],
      after: pretty.replace('{\n    "c": "x"\n  }', '{}'),
    },
    { name: 'removes what is not there', before: pretty, edits: [remove('/x/y')], after: pretty },
    {
      name: 'renames in place',
      before: pretty,
      edits: [{ kind: 'rename', pointer: '/definition/b', key: 'B"' }],
      after: pretty.replace('"b"', '"B\\""'),
    },
    {
      name: 'moves a member with its layout',
      before: pretty,
      edits: [{ kind: 'move', pointer: '/definition/d', to: 0 }],
      after: '{\n  "d": [\n    1,\n    2\n  ],\n  "a": 1,\n  "b": {\n    "c": "x"\n  }\n}',
    },
    {
      name: 'sets an object member by member',
      before: '{"o": {"keep" :  1,"old":2}, "z": 0}',
      edits: [set('/o', { keep: 1, new: 3 })],
      after: '{"o": {"keep" :  1,"new": 3}, "z": 0}',
    },
    {
      name: 'fills an empty object',
      before: '{\r\n\t"a": {}\r\n}',
      edits: [set('/a/b', 1)],
      after: '{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}',
    },
    {
      name: 'keeps a file on one line',
      before: '{"a":{}}',
      edits: [set('/a/b', { c: [1, 2] })],
      after: '{"a":{"b":{"c":[1,2]}}}',
    },
    { name: 'keeps a byte order mark', before: '\ufeff{"a": 1}', edits: [set('/a', 2)], after: '\ufeff{"a": 2}' },
    {
      name: 'writes nothing for an equal value',
      before: '{"a": {"x":1.0}}',
      edits: [set('/a', { x: 1 })],
      after: '{"a": {"x":1.0}}',
    },
    { name: 'shortens a list', before: '{"d": [1, 2, 3]}', edits: [set('/d', [1, 3])], after: '{"d": [1, 3]}' },
    {
      name: 'keeps a __proto__ key',
      before: '{"__proto__": {}}',
      edits: [set('/__proto__/a', 1)],
      after: '{"__proto__": {"a": 1}}',
    },
  ] satisfies readonly { name: string; before: string; edits: readonly Edit[]; after: string }[])(
    '$name',
    ({ before, edits, after }) => {
      const { value, inverse } = edit(before, ...edits);
      expect(value.connector.definition).toBe(after);
      expect(shown(value)).toEqual(shown(openDocument(connectorOf(after))));
      expect(patchDocument(value, inverse).value.connector.definition).toBe(before);
    },
  );
});

it('reads typed text again, and keeps what does not read', () => {
  const typed = edit('{"a": 1}', { kind: 'splice', part: 'definition', start: 7, end: 8, text: '}, "b": ' });
  expect(typed.value.definition.problems.map(({ code }) => code)).toEqual(['json/text-after-end']);
  expect(patchDocument(typed.value, typed.inverse).value.connector.definition).toBe('{"a": 1}');
});

it('half typed and mended, a text shares all that did not change with what was read before', () => {
  const before = openDocument(connectorOf(pretty));
  const type = (document: ConnectorDocument, needle: string, text: string): ConnectorDocument => {
    const start = document.definition.text.indexOf(needle);
    const edits: readonly Edit[] = [{ kind: 'splice', part: 'definition', start, end: start, text }];
    return patchDocument(document, { title: 'Type', edits }).value;
  };
  const opened = type(before, '"c"', '"new');
  const named = type(opened, '"c"', '": ');
  expect(opened.definition.problems).not.toEqual([]);
  expect(named.definition.problems).not.toEqual([]);
  const mended = type(named, '"c"', '1, ');
  expect(mended.definition.problems).toEqual([]);
  expect(shown(mended)).toEqual(shown(openDocument(connectorOf(mended.definition.text))));
  const memberOf = (document: ConnectorDocument, key: string): unknown => Reflect.get(document.definition.value, key);
  expect(memberOf(mended, 'b')).toEqual({ new: 1, c: 'x' });
  expect(memberOf(mended, 'd')).toBe(memberOf(before, 'd'));

  const back = patchDocument(named, {
    title: 'Undo',
    edits: [
      {
        kind: 'splice',
        part: 'definition',
        start: named.definition.text.indexOf('"new'),
        end: named.definition.text.indexOf('"c"'),
        text: '',
      },
    ],
  });
  expect(back.value.definition.value).toBe(before.definition.value);
});

it('gives script and icon back', () => {
  const connector: Connector = { ...connectorOf('{}'), script: 'old' };
  const icon = { bytes: new Uint8Array([1]), mediaType: 'image/png' };
  const { connector: changed, inverse } = applyPatch(connector, {
    title: 'Test',
    edits: [
      { kind: 'remove', pointer: '/script' },
      { kind: 'set', pointer: '/icon', value: icon },
    ],
  });
  expect(changed).toEqual({ ...connectorOf('{}'), icon });
  expect(applyPatch(changed, inverse).connector).toEqual(connector);
});

it('refuses to edit members of a text that does not read, and changes nothing', () => {
  expect(() => edit('{"a": ', set('/a', 1))).toThrow(TypeError);
});

describe('many edits at once come to the same as one after the other', () => {
  const base = '{\n  "a": { "x": 1, "y": [1, 2] },\n  "b": "t",\n  "c": {},\n  "d": []\n}';
  const kinds: readonly (readonly [string, readonly Edit[]])[] = [
    ['places apart', [set('/a/x', 2), set('/b', 'u'), set('/a/y/1', 'z')]],
    ['backwards', [set('/b', 'u'), set('/a/x', 2)]],
    ['new members of several objects', [set('/a/n', 1), set('/c/n', { m: 1 }), set('/n', [])]],
    ['new members of one object', [set('/a/n', 1), set('/a/m', 2), set('/c/k', 1), set('/c/l', 2)]],
    ['a value and what is in it', [set('/a', { x: 5, y: [] }), set('/a/x', 6), set('/a/z', 7)]],
    ['what is made and then filled', [set('/e', {}), set('/e/f', 1), set('/e/g', 2)]],
    ['one place twice', [set('/b', 'u'), set('/b', 'v'), set('/b', 't')]],
    ['appending', [set('/d/-', 1), set('/d/-', 2), set('/d/0', 3)]],
    ['a single value that becomes an object', [set('/b', {}), set('/b/x', 1)]],
    ['other kinds between', [set('/b', 'u'), remove('/a/x'), set('/a/y', 1), set('/b', 'w'), remove('/c')]],
  ];

  it.each(kinds)('%s', (_, edits) => {
    const document = openDocument(connectorOf(base));
    let expected = document;
    for (const one of edits) expected = patchDocument(expected, { title: 'One', edits: [one] }).value;
    const { value, inverse } = patchDocument(document, { title: 'All', edits });
    expect(shown(value)).toEqual(shown(expected));
    expect(shown(value)).toEqual(shown(openDocument(value.connector)));
    const back = patchDocument(value, inverse);
    expect(shown(back.value)).toEqual(shown(document));
    expect(shown(patchDocument(back.value, back.inverse).value)).toEqual(shown(value));
  });

  it('leaves what they are not about the same value', () => {
    const document = openDocument(connectorOf('{"a":{"x":1,"k":{"m":1}},"b":{"x":1},"c":{"x":[1,{"y":2}]}}'));
    const { value } = patchDocument(document, { title: 'All', edits: [set('/a/x', 2), set('/c/x/1/y', 3)] });
    const [before, after] = [document.definition.value, value.definition.value] as unknown as readonly {
      readonly b: object;
    }[];
    expect(after?.b).toBe(before?.b);
  });
});

const corpus = '../shared/corpus/connectors';

describe.skipIf(!existsSync(corpus))('any edit of a published connector', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];
  it.each(names)('%s: keeps the rest and can be undone', (name) => {
    const text = readFileSync(`${corpus}/${name}/apiDefinition.swagger.json`, 'utf8');
    const document = openDocument(connectorOf(text));
    if (document.definition.problems.length > 0) return;
    const { value, inverse } = patchDocument(document, {
      title: 'Test',
      edits: [
        set('/info/title', 'Other'),
        set('/info/x-new/deep', { a: [1] }),
        remove('/host'),
        { kind: 'move', pointer: '/definition/paths', to: 0 },
      ],
    });
    const { host: _, ...rest } = JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>;
    const info = { ...(rest['info'] as object), title: 'Other', 'x-new': { deep: { a: [1] } } };
    expect(value.definition.value).toEqual({ ...rest, info });
    expect(shown(value)).toEqual(shown(openDocument(connectorOf(value.connector.definition))));
    expect(patchDocument(value, inverse).value.connector.definition === text).toBe(true);
  });
});
