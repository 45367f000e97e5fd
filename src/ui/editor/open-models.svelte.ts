import type * as Monaco from 'monaco-editor/editor';
import type { Diagnostic, Severity, SourceRange } from '#core/diagnostics/diagnostic.ts';
import type { TextPart } from '#core/document/connector.ts';
import { isWithin } from '#core/document/pointer.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { bindModel } from './bind-model.ts';
import { addressOf, setContext } from './model-context.ts';

const languages = { definition: 'json', properties: 'json', script: 'csharp' } as const;

/** A model that editors share. */
export interface OpenModel {
  readonly model: Monaco.editor.ITextModel;
  /** Called by each that opened it; the last one closes it. */
  readonly release: () => void;
}

interface Shared {
  readonly model: Monaco.editor.ITextModel;
  readonly close: () => void;
  users: number;
}

const open = new Map<string, Shared>();

/** The model of a part, kept the same as the connector's text and with its findings, for as long as somebody has it open. */
export function openModel(monaco: typeof Monaco, workspace: Workspace, part: TextPart): OpenModel {
  const address = addressOf(workspace, part);
  const known = open.get(address);
  const shared = known ?? create(monaco, workspace, part);
  if (!known) open.set(address, shared);
  shared.users += 1;
  let isReleased = false;
  return {
    model: shared.model,
    release() {
      if (isReleased) return;
      isReleased = true;
      shared.users -= 1;
      if (shared.users > 0) return;
      open.delete(address);
      shared.close();
    },
  };
}

function create(monaco: typeof Monaco, workspace: Workspace, part: TextPart): Shared {
  const uri = monaco.Uri.parse(addressOf(workspace, part));
  const model = monaco.editor.createModel(workspace.connector[part] ?? '', languages[part], uri);
  const binding = bindModel(model, workspace, part);
  setContext(model, { workspace, part, ...binding });
  const stop = $effect.root(() => {
    $effect(() => {
      // Read here so that the effect runs whenever the text does change.
      void workspace.connector[part];
      binding.pull();
    });
    $effect(() => {
      monaco.editor.setModelMarkers(model, markerOwner, markersOf(monaco, workspace.diagnostics, part));
    });
  });
  return {
    model,
    users: 0,
    close() {
      stop();
      binding.dispose();
      model.dispose();
    },
  };
}

export const markerOwner = 'rules';

/** Past this many, the gravest: each is kept in place by the editor at every key press. */
const mostMarkers = 1000;

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function markersOf(
  { MarkerSeverity }: typeof Monaco,
  diagnostics: readonly Diagnostic[],
  part: TextPart,
): Monaco.editor.IMarkerData[] {
  const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info };
  const own = diagnostics.filter(
    (diagnostic): diagnostic is Diagnostic & { readonly range: SourceRange } =>
      diagnostic.range !== undefined && isWithin(diagnostic.pointer, `/${part}`),
  );
  const shown =
    own.length > mostMarkers
      ? own.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, mostMarkers)
      : own;
  return shown.map(({ severity, message, code, range }) => ({
    severity: severities[severity],
    message,
    code,
    startLineNumber: range.line,
    startColumn: range.column,
    endLineNumber: range.endLine,
    endColumn: range.endColumn,
  }));
}
