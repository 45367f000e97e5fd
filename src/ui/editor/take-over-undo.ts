import type * as Monaco from 'monaco-editor/editor';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { contextOf } from './model-context.ts';

/** Undo belongs to the connector, across all tabs, not to an editor. */
export function takeOverUndo(
  { KeyMod, KeyCode }: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
  workspace: Workspace,
): void {
  const step = (run: () => void) => (): void => {
    const model = editor.getModel();
    // What was typed last is the first to be taken back.
    if (model) contextOf(model)?.flush();
    run();
  };
  const undo = step(() => workspace.undo());
  const redo = step(() => workspace.redo());
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, undo);
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, redo);
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, redo);
}
