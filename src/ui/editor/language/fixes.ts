import type * as Monaco from 'monaco-editor/editor';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { FixWish } from '#core/problems/preview-fixes.ts';
import { isWithin } from '#core/document/pointer.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { contextOf, type ModelContext } from '../model-context.ts';

const mostKept = 200;
const fixCommand = 'connector.fix';

/** The light bulb: mends a finding, or all of its kind, as one step of undo. */
export function registerFixes({ languages, editor }: typeof Monaco): void {
  const asked = new Map<string, { readonly workspace: Workspace; readonly wish: FixWish }>();
  let count = 0;

  /** The key of a wish; only the latest are kept, since a menu shows few. */
  function keep(workspace: Workspace, wish: FixWish): string {
    const key = `${++count}`;
    asked.set(key, { workspace, wish });
    for (const old of asked.keys()) if (asked.size > mostKept) asked.delete(old);
    return key;
  }

  editor.registerCommand(fixCommand, (_accessor, key: unknown) => {
    const request = typeof key === 'string' ? asked.get(key) : undefined;
    if (request) void mend(request.workspace, request.wish);
  });

  languages.registerCodeActionProvider(['json', 'csharp'], {
    provideCodeActions(model, _range, { markers }) {
      const context = contextOf(model);
      if (!context) return { actions: [], dispose: () => undefined };
      const { workspace } = context;
      const actions = markers.flatMap((marker) => {
        const diagnostic = diagnosticOf(context, marker);
        if (!diagnostic?.fix) return [];
        const { title, caution } = diagnostic.fix;
        const alike = workspace.diagnostics.filter((one) => one.code === diagnostic.code && one.fix?.title === title);
        const one = action(
          caution ? `${title} (${caution})` : title,
          { kind: 'one', diagnostic },
          [marker],
          caution === undefined,
        );
        // What may do harm elsewhere is done to many at once only where its preview is read: in the list of problems.
        if (alike.length < 2 || caution) return [one];
        const all = action(
          `Fix all ${alike.length}: ${title}`,
          { kind: 'kinds', kinds: [{ code: diagnostic.code, title }] },
          [marker],
        );
        return [one, all];
      });
      return { actions, dispose: () => undefined };

      function action(
        title: string,
        wish: FixWish,
        diagnostics: Monaco.editor.IMarkerData[],
        isPreferred = false,
      ): Monaco.languages.CodeAction {
        return {
          title,
          kind: 'quickfix',
          diagnostics,
          isPreferred,
          command: { id: fixCommand, title, arguments: [keep(workspace, wish)] },
        };
      }
    },
  });
}

/** The finding behind a marker: of several that say the same, the one on its line. */
function diagnosticOf({ workspace, part }: ModelContext, marker: Monaco.editor.IMarkerData): Diagnostic | undefined {
  const alike = workspace.diagnostics.filter(
    ({ code, message, pointer }) => code === marker.code && message === marker.message && isWithin(pointer, `/${part}`),
  );
  return alike.find(({ range }) => range?.line === marker.startLineNumber) ?? alike[0];
}

async function mend(workspace: Workspace, wish: FixWish): Promise<void> {
  const before = workspace.connector;
  const preview = await workspace.checking.previewFixes(wish).catch(() => undefined);
  // What was worked out for another text would land in the wrong place.
  if (preview && workspace.connector === before) workspace.apply(preview.patch);
}
