export type Theme = 'system' | 'light' | 'dark';

const key = 'connector-studio/theme';

const isTheme = (word: string | null): word is Theme => word === 'system' || word === 'light' || word === 'dark';

/** The choice of an earlier visit; `system` if there is none or the browser keeps nothing. */
export function readTheme(): Theme {
  try {
    const word = localStorage.getItem(key);
    return isTheme(word) ? word : 'system';
  } catch {
    return 'system';
  }
}

/** Keeps the choice where the browser lets it, and applies it: `base.css` turns the attribute into `color-scheme`. */
export function writeTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    localStorage.setItem(key, theme);
  } catch {
    // A browser that keeps nothing still shows the theme until it is closed.
  }
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
