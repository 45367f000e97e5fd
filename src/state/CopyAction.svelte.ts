import { copyText } from '#platform/clipboard.ts';

/** One copy button's life: it says for two seconds how it went. */
export class CopyAction {
  #outcome = $state.raw<'idle' | 'copied' | 'refused'>('idle');
  #timer: ReturnType<typeof setTimeout> | undefined;

  get outcome(): 'idle' | 'copied' | 'refused' {
    return this.#outcome;
  }

  async copy(text: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#outcome = (await copyText(text)) ? 'copied' : 'refused';
    this.#timer = setTimeout(() => (this.#outcome = 'idle'), 2_000);
  }
}
