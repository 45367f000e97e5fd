import type * as Monaco from 'monaco-editor/editor';
import type { TextPart } from '#core/document/connector.ts';
import type { Edit } from '#core/document/patch.ts';
import { indexLines } from '#core/text/line-index.ts';
import { diffSplice, spliceText } from '#core/text/splice.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';

type Model = Monaco.editor.ITextModel;
type Change = Monaco.editor.IModelContentChange;

export interface ModelBinding {
  /** Brings the model up to the connector's text after a change made elsewhere: in a form, by undo. */
  readonly pull: () => void;
  readonly dispose: () => void;
}

const titles: Readonly<Record<TextPart, string>> = {
  definition: 'Edit the definition’s text',
  properties: 'Edit the properties’ text',
  script: 'Edit the script',
};

/**
 * Keeps a Monaco model and one part of a connector the same text: typing becomes patches, patches from elsewhere become
 * edits of the model. Monaco leaves out a byte order mark and makes mixed line ends one; the connector keeps both.
 */
export function bindModel(model: Model, workspace: Workspace, part: TextPart): ModelBinding {
  let isPulling = false;
  let known = workspace.connector[part] ?? '';

  const listener = model.onDidChangeContent(({ changes, isEolChange }) => {
    if (isPulling || isEolChange) return;
    const edits = editsOf(changes, known, part);
    known = edits.reduce((text, edit) => (edit.kind === 'splice' ? spliceText(text, edit) : text), known);
    workspace.apply({ title: titles[part], edits });
  });

  return {
    pull() {
      const text = workspace.connector[part] ?? '';
      if (text === known) return;
      known = text;
      const change = diffSplice(model.getValue(), withoutMark(text));
      if (!change) return;
      const range = rangeOf(model, change.start, change.end);
      isPulling = true;
      model.applyEdits([{ range, text: change.text }]);
      isPulling = false;
    },
    dispose() {
      listener.dispose();
    },
  };
}

/** Monaco's changes as splices of the connector's text: last one first, so that each one's place still holds. */
function editsOf(changes: readonly Change[], text: string, part: TextPart): readonly Edit[] {
  const lines = indexLines(text);
  const mark = text.length - withoutMark(text).length;
  const offset = (line: number, column: number): number => lines.offsetOf(line, column) + (line === 1 ? mark : 0);
  return changes
    .toSorted((a, b) => b.rangeOffset - a.rangeOffset)
    .map(({ range, text: inserted }) => ({
      kind: 'splice',
      part,
      start: offset(range.startLineNumber, range.startColumn),
      end: offset(range.endLineNumber, range.endColumn),
      text: inserted,
    }));
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

function rangeOf(model: Model, start: number, end: number): Monaco.IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}
