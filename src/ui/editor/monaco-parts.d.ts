/** Completion: the one feature without an entry point of its own. */
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';
