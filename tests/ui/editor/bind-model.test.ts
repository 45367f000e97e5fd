import { expect, it, vi } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import { indexLines } from '#core/text/line-index.ts';
import { bindModel, type BoundModel } from '#ui/editor/bind-model.ts';

type Listener = Parameters<BoundModel['onDidChangeContent']>[0];
type Edits = Parameters<BoundModel['applyEdits']>[0];

/** A model as far as it is used: no mark, line feeds only. */
function modelOf(text: string) {
  let value = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  let listener: Listener | undefined;
  const change = (edits: Edits): void => {
    const lines = indexLines(value);
    const changes = [...edits].map(({ range, text: inserted }) => {
      const start = lines.offsetOf(range.startLineNumber, range.startColumn);
      const end = lines.offsetOf(range.endLineNumber, range.endColumn);
      return { range, rangeOffset: start, rangeLength: end - start, text: inserted ?? '' };
    });
    for (const one of changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset))
      value = value.slice(0, one.rangeOffset) + one.text + value.slice(one.rangeOffset + one.rangeLength);
    // As Monaco does with what is put in.
    value = value.replaceAll('\r\n', '\n');
    const event: Pick<Parameters<Listener>[0], 'changes' | 'isEolChange'> = { changes, isEolChange: false };
    listener?.(event as Parameters<Listener>[0]);
  };
  const model = {
    onDidChangeContent: (told: Listener) => {
      listener = told;
      return { dispose: () => (listener = undefined) };
    },
    getValue: () => value,
    getValueLength: () => value.length,
    getPositionAt: (offset: number) => {
      const { line, column } = indexLines(value).rangeOf(offset, offset);
      return { lineNumber: line, column };
    },
    getOffsetAt: ({ lineNumber, column }: { lineNumber: number; column: number }) =>
      indexLines(value).offsetOf(lineNumber, column),
    applyEdits: change,
  } as unknown as BoundModel;
  /** @param at A 1-based line and column. */
  const type = (line: number, column: number, text: string): void =>
    change([{ range: { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column }, text }]);
  return { model, type, text: () => value };
}

function workspaceOf(definition: string) {
  const titles: string[] = [];
  const workspace = {
    connector: { definition, properties: '{}' } as Connector,
    apply(patch: Patch) {
      titles.push(patch.title);
      workspace.connector = applyPatch(workspace.connector, patch).connector;
    },
  };
  return { workspace, titles };
}

it.each([
  { name: 'line feeds', text: '{\n  "a": 1\n}' },
  { name: 'a byte order mark', text: '\uFEFF{\n  "a": 1\n}' },
  { name: 'Windows line ends', text: '{\r\n  "a": 1\r\n}' },
])('typing and changes from elsewhere keep both the same: $name', ({ text }) => {
  const { model, type, text: shown } = modelOf(text);
  const { workspace } = workspaceOf(text);
  const binding = bindModel(model, workspace, 'definition');
  type(2, 9, '2');
  expect(workspace.connector.definition).toBe(text.replace('1', '12'));
  workspace.apply({ title: 'Form', edits: [{ kind: 'set', pointer: '/definition/a', value: 3 }] });
  binding.pull();
  expect(workspace.connector.definition).toBe(text.replace('1', '3'));
  expect(shown()).toBe('{\n  "a": 3\n}');
  expect(binding.rangeOf(text.indexOf('1'), text.indexOf('1') + 1)).toMatchObject({
    startLineNumber: 2,
    startColumn: 8,
  });
  expect(binding.offsetAt({ lineNumber: 2, column: 8 })).toBe(text.indexOf('1'));
});

it('an edit with a title is one step, in both', () => {
  const { model, text } = modelOf('{"a":1}');
  const { workspace, titles } = workspaceOf('{"a":1}');
  bindModel(model, workspace, 'definition').edit('Format the text', [
    { start: 1, end: 1, text: ' ' },
    { start: 5, end: 5, text: ' ' },
  ]);
  expect(titles).toEqual(['Format the text']);
  expect(text()).toBe('{ "a": 1}');
  expect(workspace.connector.definition).toBe('{ "a": 1}');
});

it('what is typed in a large text is handed over in a task of its own, or when it is asked for', () => {
  vi.useFakeTimers();
  const large = `{"a":"${'x'.repeat(300_000)}"}`;
  const { model, type } = modelOf(large);
  const { workspace, titles } = workspaceOf(large);
  const binding = bindModel(model, workspace, 'definition');
  type(1, 7, 'b');
  type(1, 8, 'c');
  expect(titles).toEqual([]);
  vi.runAllTimers();
  expect(titles).toEqual(['Edit the definition’s text']);
  expect(workspace.connector.definition.slice(0, 10)).toBe('{"a":"bcxx');
  type(1, 9, 'd');
  binding.flush();
  expect(workspace.connector.definition.slice(0, 10)).toBe('{"a":"bcdx');
  vi.useRealTimers();
});
