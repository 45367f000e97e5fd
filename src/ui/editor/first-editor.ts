import { editor } from 'monaco-editor/editor';
import { editorMemory } from './editor-memory.ts';

// Monaco takes services of ours only from whoever is first to ask for one, and defining a language asks. So this stands
// behind all features, which bring services of their own, and in front of all languages.
editor.create(document.createElement('div'), { model: null }, { ...editorMemory() }).dispose();
