import type * as Monaco from 'monaco-editor/editor';
import { registerCompletion } from './completion.ts';
import { registerFixes } from './fixes.ts';
import { registerHover } from './hover.ts';
import { registerNames } from './names.ts';
import { registerScriptOffers } from './script-offers.ts';
import { registerStructure } from './structure.ts';

/** Teaches the editor what the texts of a connector mean; once, for all editors. */
export function registerLanguages(monaco: typeof Monaco): void {
  registerCompletion(monaco);
  registerHover(monaco);
  registerNames(monaco);
  registerStructure(monaco);
  registerFixes(monaco);
  registerScriptOffers(monaco);
}
