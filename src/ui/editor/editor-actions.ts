/** What the panel's buttons ask of the editor. */
export type EditorAction =
  | 'outline'
  | 'definition'
  | 'references'
  | 'rename'
  | 'fixes'
  | 'suggest'
  | 'foldAll'
  | 'unfoldAll'
  | 'find'
  | 'commands';

/** By Monaco's names. */
export const commandOf: Readonly<Record<EditorAction, string>> = {
  outline: 'editor.action.quickOutline',
  definition: 'editor.action.revealDefinition',
  references: 'editor.action.goToReferences',
  rename: 'editor.action.rename',
  fixes: 'editor.action.quickFix',
  suggest: 'editor.action.triggerSuggest',
  foldAll: 'editor.foldAll',
  unfoldAll: 'editor.unfoldAll',
  find: 'actions.find',
  commands: 'editor.action.quickCommand',
};
