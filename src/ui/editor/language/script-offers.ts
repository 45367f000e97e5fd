import type * as Monaco from 'monaco-editor/editor';
import { operationsOf } from '#core/definition/operations.ts';
import { labelOf, textOf } from '#core/definition/operation-place.ts';
import { scriptOffers } from '#core/source/script-offers.ts';
import { contextOf } from '../model-context.ts';
import { asMarkdown, markdown } from './markdown.ts';

/** Offers the members of the script's context, what scripts often do, and, in a text, operation ids. */
export function registerScriptOffers({ languages }: typeof Monaco): void {
  const { CompletionItemKind, CompletionItemInsertTextRule } = languages;
  languages.registerCompletionItemProvider('csharp', {
    triggerCharacters: ['"'],
    provideCompletionItems(model, position) {
      const context = contextOf(model);
      if (!context) return { suggestions: [] };
      const { word, startColumn, endColumn } = model.getWordUntilPosition(position);
      const { lineNumber } = position;
      const line = model.getLineContent(lineNumber).slice(0, position.column - 1);
      const isInText = (line.match(/"/g)?.length ?? 0) % 2 === 1;
      if (isInText) {
        const range = { startLineNumber: lineNumber, startColumn, endLineNumber: lineNumber, endColumn };
        return {
          suggestions: operationsOf(context.workspace.definition).flatMap((entry) => {
            const id = textOf(entry.operation.operationId);
            if (id === '') return [];
            const label = { label: id, description: labelOf(entry) };
            return [{ label, kind: CompletionItemKind.Reference, insertText: id, range }];
          }),
        };
      }
      // `this.Context.` and `Context.` in front are a part of what is put in.
      const head = /(?:this\.)?(?:Context\.)?$/.exec(line.slice(0, line.length - word.length))?.[0] ?? '';
      const start = startColumn - head.length;
      const range = { startLineNumber: lineNumber, startColumn: start, endLineNumber: lineNumber, endColumn };
      return {
        suggestions: scriptOffers.map(({ label, about, insert }, rank) => ({
          label,
          kind: CompletionItemKind.Snippet,
          insertText: insert,
          insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
          filterText: head.startsWith('this.') ? `this.${label}` : label,
          sortText: String(rank).padStart(3, '0'),
          documentation: markdown(asMarkdown(about)),
          range,
        })),
      };
    },
  });
}
