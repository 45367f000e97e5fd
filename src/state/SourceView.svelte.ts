import type { Connector, TextPart } from '#core/document/connector.ts';
import { segmentsOf, type JsonPointer } from '#core/document/pointer.ts';

/** A wish to see a place of a text. */
export interface SourceRequest {
  readonly pointer: JsonPointer;
  /** The editor gets the focus. */
  readonly isFocus: boolean;
  /** Not the pointer's place, but that of the fault for which the text does not read. */
  readonly isFault?: true;
  readonly count: number;
}

/** An earlier state of a connector that the present one can be compared with. */
export interface Baseline {
  readonly kind: 'opened' | 'exported';
  /** In ms since 1970. */
  readonly at: number;
  readonly connector: Connector;
}

/** What of a workspace is noted. */
interface Noted {
  readonly id: string;
  readonly connector: Connector;
  readonly summary: { readonly exportedAt?: number };
}

/** The panel beside the tabs that shows a connector's files as text. */
export class SourceView {
  #isOpen = $state(false);
  #part = $state<TextPart>('definition');
  /** Rises with each wish to see a place, so that asking for the same place twice shows it twice. */
  #request = $state.raw<SourceRequest>({ pointer: '', isFocus: false, count: 0 });

  /** By the connector’s id; of this visit of the page. */
  #baselines = $state.raw<ReadonlyMap<string, readonly Baseline[]>>(new Map());
  /** By the connector’s id: when it was exported last. */
  readonly #exports = new Map<string, number | undefined>();

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get part(): TextPart {
    return this.#part;
  }

  get request(): SourceRequest {
    return this.#request;
  }

  /** Opens the panel at a place of the connector, with the cursor there; without one, where it was. */
  open(pointer?: JsonPointer): void {
    this.#isOpen = true;
    if (pointer !== undefined) this.#ask(pointer, true);
  }

  /** Opens the panel where a part's text has its fault, with the cursor there. */
  mend(part: TextPart): void {
    this.#isOpen = true;
    this.#part = part;
    this.#request = { pointer: `/${part}`, isFocus: true, isFault: true, count: this.#request.count + 1 };
  }

  /** Scrolls to a place if the panel is open, and leaves the focus where it is. */
  follow(pointer: JsonPointer): void {
    if (this.#isOpen) this.#ask(pointer, false);
  }

  show(part: TextPart): void {
    this.#part = part;
  }

  close(): void {
    this.#isOpen = false;
    this.#request = { pointer: '', isFocus: false, count: this.#request.count + 1 };
  }

  /** Keeps a connector as it is when it is first opened, and each time it has been exported, to be compared with later. */
  note({ id, connector, summary: { exportedAt } }: Noted): void {
    const known = this.#baselines.get(id);
    const before = this.#exports.get(id);
    this.#exports.set(id, exportedAt);
    if (!known) this.#keep(id, [{ kind: 'opened', at: Date.now(), connector }]);
    else if (exportedAt !== undefined && exportedAt !== before)
      this.#keep(id, [
        ...known.filter(({ kind }) => kind !== 'exported'),
        { kind: 'exported', at: exportedAt, connector },
      ]);
  }

  /** What there is to compare a connector with. */
  baselinesOf(id: string): readonly Baseline[] {
    return this.#baselines.get(id) ?? [];
  }

  #keep(id: string, baselines: readonly Baseline[]): void {
    this.#baselines = new Map([...this.#baselines, [id, baselines]]);
  }

  #ask(pointer: JsonPointer, isFocus: boolean): void {
    const [part] = segmentsOf(pointer);
    if (part === 'definition' || part === 'properties' || part === 'script') this.#part = part;
    this.#request = { pointer, isFocus, count: this.#request.count + 1 };
  }
}
