import type * as Monaco from 'monaco-editor/editor';
import type { TextPart } from '#core/document/connector.ts';
import type { Edit } from '#core/document/patch.ts';
import { indexLines } from '#core/text/line-index.ts';
import { diffSplice, spliceAll, type Splice } from '#core/text/splice.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';

/** What is used of a model. */
export type BoundModel = Pick<
  Monaco.editor.ITextModel,
  'onDidChangeContent' | 'getValue' | 'getValueLength' | 'getPositionAt' | 'getOffsetAt' | 'applyEdits'
>;
type Change = Monaco.editor.IModelContentChange;

export interface ModelBinding {
  /** Brings the model up to the connector's text after a change made elsewhere: in a form, by undo. */
  readonly pull: () => void;
  /** Hands over what was typed and still waits for its turn, so that the connector has the text of the model. */
  readonly flush: () => void;
  /** Changes model and connector as one step of undo with a title. Splices in the order of the text. */
  readonly edit: (title: string, splices: readonly Splice[]) => void;
  /** Where in the connector's text a place of the model is. */
  readonly offsetAt: (position: Monaco.IPosition) => number;
  /** The range of `[start, end)` of the connector's text in the model. */
  readonly rangeOf: (start: number, end: number) => Monaco.IRange;
  readonly dispose: () => void;
}

const titles: Readonly<Record<TextPart, string>> = {
  definition: 'Edit the definition’s text',
  properties: 'Edit the properties’ text',
  script: 'Edit the script',
};

/**
 * Longer than this, the editor’s work on a key press and what follows from it are tasks of their own, so that neither holds
 * the other up. In characters.
 */
const largeText = 200_000;

/**
 * Keeps a Monaco model and one part of a connector the same text: typing becomes patches, patches from elsewhere become
 * edits of the model. Monaco leaves out a byte order mark and makes mixed line ends one; the connector keeps both.
 */
export function bindModel(
  model: BoundModel,
  workspace: Pick<Workspace, 'connector' | 'apply'>,
  part: TextPart,
): ModelBinding {
  let isPulling = false;
  let known = workspace.connector[part] ?? '';
  /** What was typed and is not handed over yet. */
  let waiting: Edit[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const markLength = (): number => known.length - withoutMark(known).length;
  /** Line ends are of one kind, so that offsets are the same in both but for the mark. */
  const isAligned = (length: number): boolean => length + markLength() === known.length;

  function splicesOf(changes: readonly Change[], aligned: boolean): readonly Splice[] {
    const mark = markLength();
    const lines = aligned ? undefined : indexLines(known);
    const offset = (line: number, column: number): number =>
      (lines?.offsetOf(line, column) ?? 0) + (line === 1 ? mark : 0);
    return changes
      .toSorted((a, b) => a.rangeOffset - b.rangeOffset)
      .map(({ range, rangeOffset, rangeLength, text }) =>
        aligned
          ? { start: mark + rangeOffset, end: mark + rangeOffset + rangeLength, text }
          : {
              start: offset(range.startLineNumber, range.startColumn),
              end: offset(range.endLineNumber, range.endColumn),
              text,
            },
      );
  }

  const listener = model.onDidChangeContent(({ changes, isEolChange }) => {
    if (isPulling || isEolChange) return;
    const growth = changes.reduce((sum, { text, rangeLength }) => sum + text.length - rangeLength, 0);
    const splices = splicesOf(changes, isAligned(model.getValueLength() - growth));
    known = spliceAll(known, splices);
    waiting.push(...editsOf(splices, part));
    if (known.length < largeText) flush();
    else timer ??= setTimeout(flush, 0);
  });

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const edits = waiting;
    waiting = [];
    workspace.apply({ title: titles[part], edits });
  }

  /** Shows the splices in the model; the connector has them already, or gets them from who asks. */
  function show(splices: readonly Splice[]): void {
    isPulling = true;
    model.applyEdits(splices.map((splice) => ({ range: rangeOf(splice.start, splice.end), text: splice.text })));
    isPulling = false;
  }

  function rangeOf(start: number, end: number): Monaco.IRange {
    if (!isAligned(model.getValueLength())) {
      const { line, column, endLine, endColumn } = indexLines(known).rangeOf(start, end);
      return { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn };
    }
    const mark = markLength();
    const from = model.getPositionAt(Math.max(0, start - mark));
    const to = model.getPositionAt(Math.max(0, end - mark));
    return between(from, to);
  }

  return {
    flush,
    pull() {
      flush();
      const text = workspace.connector[part] ?? '';
      if (text === known) return;
      const change = diffSplice(model.getValue(), withoutMark(text));
      known = text;
      if (!change) return;
      const from = model.getPositionAt(change.start);
      const to = model.getPositionAt(change.end);
      isPulling = true;
      model.applyEdits([{ range: between(from, to), text: change.text }]);
      isPulling = false;
    },
    edit(title, splices) {
      if (splices.length === 0) return;
      flush();
      show(splices);
      known = spliceAll(known, splices);
      workspace.apply({ title, edits: editsOf(splices, part) });
    },
    offsetAt(position) {
      if (isAligned(model.getValueLength())) return model.getOffsetAt(position) + markLength();
      return indexLines(known).offsetOf(position.lineNumber, position.column);
    },
    rangeOf,
    dispose() {
      flush();
      listener.dispose();
    },
  };
}

const between = (from: Monaco.IPosition, to: Monaco.IPosition): Monaco.IRange => ({
  startLineNumber: from.lineNumber,
  startColumn: from.column,
  endLineNumber: to.lineNumber,
  endColumn: to.column,
});

/** From the end of the text to its start, so that each one's place still holds. */
const editsOf = (splices: readonly Splice[], part: TextPart): readonly Edit[] =>
  splices.map((splice): Edit => ({ kind: 'splice', part, ...splice })).toReversed();

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
