/** Monaco's view of two texts. Loaded when something is first compared. */
import 'monaco-editor/features/diffEditor/register';

export { monaco } from './monaco.ts';
