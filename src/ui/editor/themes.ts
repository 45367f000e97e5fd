import type * as Monaco from 'monaco-editor/editor';

/** The editor in the page's own colours. Monaco takes no CSS variables, so these repeat `tokens.css`. */
export function defineThemes({ editor }: typeof Monaco): void {
  editor.defineTheme('studio-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: '303db4' },
      { token: 'string.value.json', foreground: '17744a' },
      { token: 'number.json', foreground: '8a5700' },
      { token: 'keyword.json', foreground: '7a4bb0' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1b1d21',
      'editorLineNumber.foreground': '#676c76',
      'editorLineNumber.activeForeground': '#1b1d21',
      'editor.lineHighlightBackground': '#f8f8f6',
      'editor.selectionBackground': '#d5daf9',
      'editorGutter.background': '#ffffff',
      'editorIndentGuide.background1': '#ededea',
      focusBorder: '#3f4fd8',
    },
  });
  editor.defineTheme('studio-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: '98a5ff' },
      { token: 'string.value.json', foreground: '62cb9a' },
      { token: 'number.json', foreground: 'e6b45c' },
      { token: 'keyword.json', foreground: 'c7a4f3' },
    ],
    colors: {
      'editor.background': '#1d1e22',
      'editor.foreground': '#ededef',
      'editorLineNumber.foreground': '#9297a2',
      'editorLineNumber.activeForeground': '#ededef',
      'editor.lineHighlightBackground': '#24252a',
      'editor.selectionBackground': '#3a4380',
      'editorGutter.background': '#1d1e22',
      'editorIndentGuide.background1': '#2d2f35',
      focusBorder: '#98a5ff',
    },
  });
}

export const themeName = (isDark: boolean): string => (isDark ? 'studio-dark' : 'studio-light');
