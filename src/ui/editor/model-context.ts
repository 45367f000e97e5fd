import type * as Monaco from 'monaco-editor/editor';
import type { JsonPart, TextPart } from '#core/document/connector.ts';
import type { SourceQuestion } from '#core/source/complete/offer.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import type { ModelBinding } from './bind-model.ts';

/** What a model of the editor stands for. */
export interface ModelContext extends Pick<ModelBinding, 'edit' | 'flush' | 'offsetAt' | 'rangeOf'> {
  readonly workspace: Workspace;
  readonly part: TextPart;
}

const contexts = new WeakMap<Monaco.editor.ITextModel, ModelContext>();

export const setContext = (model: Monaco.editor.ITextModel, context: ModelContext): void =>
  void contexts.set(model, context);

/** What a model stands for; the connector has the model’s text when this returns. */
export function contextOf(model: Monaco.editor.ITextModel): ModelContext | undefined {
  const context = contexts.get(model);
  context?.flush();
  return context;
}

/** A model of one of the JSON files. */
export type JsonContext = ModelContext & { readonly part: JsonPart };

export function jsonContextOf(model: Monaco.editor.ITextModel): JsonContext | undefined {
  const context = contextOf(model);
  return context && context.part !== 'script' ? { ...context, part: context.part } : undefined;
}

/** The question that the language asks about a place of a model. */
export const questionAt = ({ workspace, part, offsetAt }: JsonContext, position: Monaco.IPosition): SourceQuestion => ({
  part,
  text: workspace.connector[part],
  offset: offsetAt(position),
  values: { definition: workspace.definition, properties: workspace.properties },
});

const scheme = 'inmemory';

/** The address of a part's model. */
export const addressOf = (workspace: Workspace, part: TextPart): string =>
  `${scheme}://connector/${workspace.id}/${part}`;
