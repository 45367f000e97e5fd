import { readChoice, writeChoice } from './choice.ts';

export type Theme = 'system' | 'light' | 'dark';

const name = 'theme';

const isTheme = (word: string | undefined): word is Theme => word === 'system' || word === 'light' || word === 'dark';

/** The choice of an earlier visit; `system` if there is none or the browser keeps nothing. */
export function readTheme(): Theme {
  const word = readChoice(name);
  return isTheme(word) ? word : 'system';
}

/** Keeps the choice where the browser lets it, and applies it: `base.css` turns the attribute into `color-scheme`. */
export function writeTheme(theme: Theme): void {
  applyTheme(theme);
  writeChoice(name, theme);
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Whether the system asks for dark, now and on each change. @returns Stops watching. */
export function watchSystemDark(onchange: (dark: boolean) => void): () => void {
  // Absent where component tests run.
  if (typeof matchMedia !== 'function') {
    onchange(false);
    return () => undefined;
  }
  const query = matchMedia('(prefers-color-scheme: dark)');
  const tell = (): void => onchange(query.matches);
  tell();
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}
