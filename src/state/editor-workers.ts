import editorWorker from 'monaco-editor/editor/editor.worker.js?worker&url';
import { spawn } from '#worker/spawn.ts';

/** Starts a worker of the text editor, under the page's policy as every other. `label` is Monaco's name for what it does. */
export function startEditorWorker(label: string): Worker {
  const worker = spawn(editorWorker, label);
  // Monaco does not tell when one of its workers stops.
  worker.addEventListener('error', ({ message }) =>
    reportError(new Error(message || 'A worker of the editor stopped.')),
  );
  return worker;
}
