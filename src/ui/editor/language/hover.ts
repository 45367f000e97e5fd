import type * as Monaco from 'monaco-editor/editor';
import { describeAt, type NoteLine } from '#core/source/describe.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { contextOf, jsonContextOf, questionAt } from '../model-context.ts';
import { markerOwner } from '../open-models.svelte.ts';
import { asMarkdown, codeBlock, markdown } from './markdown.ts';

/** Says what the word under the pointer means, and why a finding there matters. */
export function registerHover({ languages, editor }: typeof Monaco): void {
  const provider: Monaco.languages.HoverProvider = {
    async provideHover(model, position) {
      const context = contextOf(model);
      if (!context) return undefined;
      const contents = (await reasonsAt(editor, model, position, context.workspace)).map((why) =>
        markdown(asMarkdown(why)),
      );
      const json = jsonContextOf(model);
      const note = json && describeAt(questionAt(json, position));
      if (note) contents.push(...note.lines.map((line) => markdown(written(line))));
      if (contents.length === 0) return undefined;
      return { contents, ...(note && { range: context.rangeOf(note.start, note.end) }) };
    },
  };
  languages.registerHoverProvider(['json', 'csharp'], provider);
}

function written({ kind, text }: NoteLine): string {
  switch (kind) {
    case 'title':
      return `**${asMarkdown(text)}**`;
    case 'text':
      return asMarkdown(text);
    case 'code':
      return codeBlock(text);
  }
}

const reasons = new WeakMap<Workspace, Promise<ReadonlyMap<string, string>>>();

/** Why the rules behind the findings at a place exist. */
async function reasonsAt(
  editor: typeof Monaco.editor,
  model: Monaco.editor.ITextModel,
  { lineNumber, column }: Monaco.IPosition,
  workspace: Workspace,
): Promise<readonly string[]> {
  const here = editor.getModelMarkers({ owner: markerOwner, resource: model.uri }).filter((marker) => {
    const isBefore =
      marker.startLineNumber < lineNumber || (marker.startLineNumber === lineNumber && marker.startColumn <= column);
    const isBehind =
      marker.endLineNumber > lineNumber || (marker.endLineNumber === lineNumber && marker.endColumn >= column);
    return isBefore && isBehind;
  });
  if (here.length === 0) return [];
  let known = reasons.get(workspace);
  if (!known) {
    known = workspace.checking
      .describeRules()
      .then((facts) => new Map(facts.map(({ code, why }): [string, string] => [code, why])))
      .catch(() => new Map<string, string>());
    reasons.set(workspace, known);
  }
  const why = await known;
  const codes = new Set(here.map(({ code }) => (typeof code === 'string' ? code : '')));
  return [...codes].flatMap((code) => {
    const reason = why.get(code);
    return reason === undefined ? [] : [`Why: ${reason}`];
  });
}
