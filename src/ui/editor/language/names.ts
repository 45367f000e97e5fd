import type * as Monaco from 'monaco-editor/editor';
import { faultOfName, renameRefusal, renameSubject } from '#core/source/subjects/rename.ts';
import { subjectAt } from '#core/source/subjects/subject.ts';
import { declarationsOf, usesOf, type Spot } from '#core/source/subjects/uses.ts';
import { addressOf, contextOf, jsonContextOf, questionAt, type JsonContext } from '../model-context.ts';

/** Go to definition, find references, and rename, in both files. */
export function registerNames(monaco: typeof Monaco): void {
  const { languages } = monaco;

  function locationsOf(context: JsonContext, spots: readonly Spot[]): Monaco.languages.Location[] {
    return spots.flatMap(({ part, start, end }) => {
      const uri = monaco.Uri.parse(addressOf(context.workspace, part));
      const model = monaco.editor.getModel(uri);
      const range = model && contextOf(model)?.rangeOf(start, end);
      return range ? [{ uri, range }] : [];
    });
  }

  languages.registerDefinitionProvider('json', {
    provideDefinition(model, position) {
      const context = jsonContextOf(model);
      const named = context && subjectAt(questionAt(context, position));
      return context && named
        ? locationsOf(context, declarationsOf(named.subject, context.workspace.document))
        : undefined;
    },
  });

  languages.registerReferenceProvider('json', {
    provideReferences(model, position) {
      const context = jsonContextOf(model);
      const named = context && subjectAt(questionAt(context, position));
      return context && named ? locationsOf(context, usesOf(named.subject, context.workspace.document)) : undefined;
    },
  });

  languages.registerRenameProvider('json', {
    resolveRenameLocation(model, position) {
      const context = jsonContextOf(model);
      const question = context && questionAt(context, position);
      const named = question && subjectAt(question);
      if (!context || !named) return refusal('There is no name here that other places go by.', position);
      const refused = !isReadable(context)
        ? 'Mend the text first: it does not read as JSON.'
        : renameRefusal(named.subject, question.values);
      if (refused !== undefined) return refusal(refused, position);
      const range = context.rangeOf(named.start, named.end);
      return { range, text: model.getValueInRange(range) };
    },
    provideRenameEdits(model, position, name) {
      const context = jsonContextOf(model);
      const question = context && questionAt(context, position);
      const named = question && subjectAt(question);
      if (!context || !named || !isReadable(context)) return { edits: [], rejectReason: 'There is nothing to rename.' };
      const fault = faultOfName(named.subject, question.values, name);
      if (fault !== undefined) return { edits: [], rejectReason: fault };
      const patch = renameSubject(named.subject, question.values, name);
      // Through the workspace, so that both files change in one step of undo.
      if (patch) context.workspace.apply(patch);
      return { edits: [] };
    },
  });
}

const isReadable = ({ workspace }: JsonContext): boolean =>
  workspace.isEditable('definition') && workspace.isEditable('properties');

const refusal = (
  rejectReason: string,
  { lineNumber, column }: Monaco.IPosition,
): Monaco.languages.RenameLocation & Monaco.languages.Rejection => ({
  rejectReason,
  range: { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column },
  text: '',
});
