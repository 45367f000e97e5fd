export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: 'plain' | 'error';
  /** As `Undo`; taking it dismisses the toast. */
  readonly action?: { readonly title: string; readonly run: () => void };
}

/** How long a toast stays, in milliseconds; the clock stands still while it is pointed at or has the focus. */
export const toastTime = 8_000;

/** Short words about what just happened, with a way to take it back. Shown by `Toasts.svelte`. */
export class Toasts {
  #items = $state.raw<readonly Toast[]>([]);
  #last = 0;

  get items(): readonly Toast[] {
    return this.#items;
  }

  /** The newest stands last; more than three at once would be a list, so the oldest goes. */
  show(message: string, options: { readonly tone?: Toast['tone']; readonly action?: Toast['action'] } = {}): void {
    this.#last += 1;
    const { tone = 'plain', action } = options;
    const toast: Toast = { id: this.#last, message, tone, ...(action && { action }) };
    this.#items = [...this.#items.slice(-2), toast];
  }

  dismiss(id: number): void {
    this.#items = this.#items.filter((toast) => toast.id !== id);
  }
}
