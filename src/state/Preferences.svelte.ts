import { applyTheme, readTheme, watchSystemDark, writeTheme, type Theme } from '#platform/theme.ts';

export type { Theme };

/** What the user likes, for this browser. Made before anything is shown, so that no screen flashes in the wrong theme. */
export class Preferences {
  #theme = $state.raw<Theme>(readTheme());
  #systemDark = $state.raw(false);

  constructor() {
    applyTheme(this.#theme);
    watchSystemDark((dark) => (this.#systemDark = dark));
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    writeTheme(theme);
  }

  /** What holds now: for what CSS cannot reach, as the code editor. */
  readonly dark = $derived(this.#theme === 'system' ? this.#systemDark : this.#theme === 'dark');
}
