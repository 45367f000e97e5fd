import type * as Monaco from 'monaco-editor/editor';
import { completeAt } from '#core/source/complete/complete.ts';
import type { Offer } from '#core/source/complete/offer.ts';
import { anotherTask } from '#state/another-task.ts';
import { jsonContextOf, questionAt, type JsonContext } from '../model-context.ts';
import { asMarkdown, codeBlock, markdown } from './markdown.ts';

/** Offers what could be written at the cursor. */
export function registerCompletion({ languages }: typeof Monaco): void {
  const { CompletionItemKind, CompletionItemInsertTextRule, CompletionItemTag } = languages;
  const kinds: Readonly<Record<Offer['kind'], Monaco.languages.CompletionItemKind>> = {
    member: CompletionItemKind.Property,
    value: CompletionItemKind.EnumMember,
    name: CompletionItemKind.Reference,
    snippet: CompletionItemKind.Snippet,
  };

  const itemOf = (context: JsonContext, offer: Offer, rank: number): Monaco.languages.CompletionItem => ({
    label: { label: offer.label, ...(offer.detail !== undefined && { description: offer.detail }) },
    kind: kinds[offer.kind],
    insertText: offer.insert,
    insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
    range: context.rangeOf(offer.start, offer.end),
    filterText: offer.filter,
    sortText: String(rank).padStart(5, '0'),
    ...documentationOf(offer),
    ...(offer.isDeprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(offer.again && { command: { id: 'editor.action.triggerSuggest', title: 'Offer values' } }),
    ...(offer.commaAt !== undefined && {
      additionalTextEdits: [{ range: context.rangeOf(offer.commaAt, offer.commaAt), text: ',' }],
    }),
  });

  languages.registerCompletionItemProvider('json', {
    triggerCharacters: ['"', ':', '@', '/', '#'],
    async provideCompletionItems(model, position) {
      // What the key press itself asks for comes first.
      await anotherTask();
      if (model.isDisposed()) return { suggestions: [] };
      const context = jsonContextOf(model);
      if (!context) return { suggestions: [] };
      const offers = completeAt(questionAt(context, position));
      return { suggestions: offers.map((offer, rank) => itemOf(context, offer, rank)) };
    },
  });
}

function documentationOf({ about, example, label }: Offer): Partial<Monaco.languages.CompletionItem> {
  const parts = [
    ...(about === undefined ? [] : [asMarkdown(about)]),
    ...(example === undefined ? [] : [codeBlock(`${JSON.stringify(label)}: ${JSON.stringify(example, null, 2)}`)]),
  ];
  return parts.length === 0 ? {} : { documentation: markdown(parts.join('\n\n')) };
}
