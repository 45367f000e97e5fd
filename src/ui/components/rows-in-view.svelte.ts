interface Rows {
  /** What scrolls. */
  readonly view: () => HTMLElement | undefined;
  readonly count: () => number;
  /** The row with the focus, which is always made. */
  readonly focused: () => number;
  /** In pixels: every row is as high as the others. */
  readonly heightIn: (view: HTMLElement) => number;
  /** In pixels, of what stands over the rows however far they are scrolled. */
  readonly head?: number;
}

/** Rows made before and after those in view, so that scrolling finds them there. */
const spare = 8;

/** Which rows of a long list are made: those in view, a few around them, and the one with the focus. */
export class RowsInView {
  readonly #rows: Rows;
  #first = $state(0);
  #count = $state(24);

  /** Made while its component is. */
  constructor(rows: Rows) {
    this.#rows = rows;
    $effect(this.look);
  }

  /** In the order of the list. */
  readonly indexes: readonly number[] = $derived.by(() => {
    const count = this.#rows.count();
    const focused = this.#rows.focused();
    const from = Math.max(0, Math.min(this.#first, count - this.#count) - spare);
    const to = Math.min(count, this.#first + this.#count + spare);
    const made = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
    if (focused < from) return focused < count ? [focused, ...made] : made;
    return focused >= to && focused < count ? [...made, focused] : made;
  });

  /** How many rows a page is: one of those in view stays there. */
  get page(): number {
    return Math.max(1, this.#count - 1);
  }

  /** Looks again what is in view: when it was scrolled, and when its size may have changed. */
  readonly look = (): void => {
    const { view, count, heightIn, head = 0 } = this.#rows;
    const shown = view();
    if (!shown || count() === 0) return;
    const height = heightIn(shown);
    // Not laid out yet.
    if (height === 0 || shown.clientHeight === 0) return;
    this.#first = Math.floor(shown.scrollTop / height);
    this.#count = Math.ceil((shown.clientHeight - head) / height);
  };

  /** Scrolls as far as it takes to see a row. */
  reveal(index: number): void {
    const { view, heightIn, head = 0 } = this.#rows;
    const shown = view();
    if (!shown) return;
    const height = heightIn(shown);
    const top = index * height;
    const room = shown.clientHeight - head;
    if (top < shown.scrollTop) shown.scrollTop = top;
    else if (top + height > shown.scrollTop + room) shown.scrollTop = top + height - room;
    this.look();
  }
}
