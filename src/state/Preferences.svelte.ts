import type { Grouping } from '#core/problems/group-problems.ts';
import type { Profile } from '#core/rules/rule.ts';
import { readChoice, writeChoice } from '#platform/choice.ts';
import { applyTheme, readTheme, watchSystemDark, writeTheme, type Theme } from '#platform/theme.ts';

export type { Theme };

/** What the user likes, for this browser. Made before anything is shown, so that no screen flashes in the wrong theme. */
export class Preferences {
  #theme = $state.raw<Theme>(readTheme());
  #systemDark = $state.raw(false);
  #profile = $state.raw<Profile>(readChoice('profile') === 'certification' ? 'certification' : 'import');
  #grouping = $state.raw<Grouping>(readChoice('problems-by') === 'place' ? 'place' : 'cause');
  #problemsHeight = $state.raw(Number(readChoice('problems-height') ?? Number.NaN));

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

  /** What connectors are judged for. */
  get profile(): Profile {
    return this.#profile;
  }

  set profile(profile: Profile) {
    this.#profile = profile;
    writeChoice('profile', profile);
  }

  /** How findings are grouped. */
  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    writeChoice('problems-by', grouping);
  }

  /** How high the list of findings is, in pixels; undefined where nobody chose. */
  get problemsHeight(): number | undefined {
    return Number.isFinite(this.#problemsHeight) ? this.#problemsHeight : undefined;
  }

  set problemsHeight(height: number) {
    this.#problemsHeight = height;
    writeChoice('problems-height', String(height));
  }

  /** What holds now: for what CSS cannot reach, as the code editor. */
  readonly dark = $derived(this.#theme === 'system' ? this.#systemDark : this.#theme === 'dark');
}
