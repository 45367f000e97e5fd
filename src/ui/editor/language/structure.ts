import type * as Monaco from 'monaco-editor/editor';
import { rangesAround } from '#core/source/around.ts';
import { outlineOf, type OutlineEntry } from '#core/source/outline.ts';
import { jsonContextOf, type JsonContext } from '../model-context.ts';

/** The outline of a file, and what "expand selection" takes next. */
export function registerStructure({ languages }: typeof Monaco): void {
  const { SymbolKind } = languages;
  const kinds: Readonly<Record<OutlineEntry['kind'], Monaco.languages.SymbolKind>> = {
    section: SymbolKind.Namespace,
    action: SymbolKind.Method,
    trigger: SymbolKind.Event,
    schema: SymbolKind.Struct,
    parameter: SymbolKind.Variable,
    response: SymbolKind.Interface,
    policy: SymbolKind.Function,
    other: SymbolKind.Property,
  };

  const symbolOf = (context: JsonContext, one: OutlineEntry): Monaco.languages.DocumentSymbol => ({
    name: nameOf(one),
    detail: one.detail,
    kind: kinds[one.kind],
    tags: [],
    range: context.rangeOf(one.start, one.end),
    selectionRange: context.rangeOf(one.nameStart, one.nameEnd),
    children: one.inside.map((inner) => symbolOf(context, inner)),
  });

  languages.registerDocumentSymbolProvider('json', {
    displayName: 'Connector',
    provideDocumentSymbols(model) {
      const context = jsonContextOf(model);
      const { root } = context?.workspace.document[context.part] ?? {};
      return context && root ? outlineOf(context.part, root).map((one) => symbolOf(context, one)) : [];
    },
  });

  languages.registerSelectionRangeProvider('json', {
    provideSelectionRanges(model, positions) {
      const context = jsonContextOf(model);
      const { root } = context?.workspace.document[context.part] ?? {};
      if (!context || !root) return [];
      return positions.map((position) =>
        rangesAround(root, context.offsetAt(position)).map(([start, end]) => ({ range: context.rangeOf(start, end) })),
      );
    },
  });
}

/** Operations are looked for by their ids too; a name must not be empty. */
function nameOf({ kind, name, detail }: OutlineEntry): string {
  if ((kind === 'action' || kind === 'trigger') && detail !== '') return `${name} (${detail})`;
  return name === '' ? '""' : name;
}
