import editorWorker from 'monaco-editor/editor/editor.worker.js?worker&url';
import { spawn } from '#worker/spawn.ts';

/** Starts a worker of the text editor, under the page's policy as every other. `label` is Monaco's name for what it does. */
export const startEditorWorker = (label: string): Worker => spawn(editorWorker, label);
