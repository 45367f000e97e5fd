/** Where what is dragged would come to stand, seen from the row it is over. */
export type Landing = 'before' | 'after';

interface Row {
  /** Rows change places with those of their own list only. */
  readonly list: string;
  readonly index: number;
}

/**
 * Rows that change places under the mouse: what is dragged takes the place of the row it is over, which gives way. One for
 * a list, or for several that stand in one table. Whoever uses it offers keys for the same.
 */
export class RowDrag {
  #from = $state.raw<Row>();
  #over = $state.raw<Row>();

  constructor(private readonly onmove: (from: number, to: number, list: string) => void) {}

  begin(event: DragEvent, index: number, list = ''): void {
    this.#from = { list, index };
    if (!event.dataTransfer) return;
    // A type of our own: let go over a field, a text would be written into it.
    event.dataTransfer.setData('application/x-row', String(index));
    event.dataTransfer.effectAllowed = 'move';
    const row = event.target instanceof Element ? event.target.closest('tr, li') : null;
    if (row) event.dataTransfer.setDragImage(row, 0, 0);
  }

  over(event: DragEvent, index: number, list = ''): void {
    if (this.#from?.list !== list) {
      this.#over = undefined;
      return;
    }
    event.preventDefault();
    if (this.#over?.index !== index || this.#over.list !== list) this.#over = { list, index };
  }

  drop(event: DragEvent, index: number, list = ''): void {
    const from = this.#from;
    this.end();
    if (from?.list !== list) return;
    event.preventDefault();
    if (from.index !== index) this.onmove(from.index, index, list);
  }

  end(): void {
    this.#from = undefined;
    this.#over = undefined;
  }

  /** The edge of the row to be marked; undefined when nothing would land there. */
  landingAt(index: number, list = ''): Landing | undefined {
    const [from, over] = [this.#from, this.#over];
    if (!from || over?.index !== index || over.list !== list || from.index === index) return undefined;
    return from.index < index ? 'after' : 'before';
  }
}
