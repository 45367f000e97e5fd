import type { ConnectorDocument } from '../../document/open-document.ts';
import { child, segmentsOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { objectNode } from '../../text/json-node.ts';
import type { Loose } from '../tolerant.ts';
import { editValue, type EditedValue, type Landing, type ValueEdit } from './edit-value.ts';

/** Enough of a tree for the rules' walks, which read values: text is only written when all mends are made. */
const anyObject = { start: 0, node: objectNode(2, []) };

/** Where something went: `pointer`, or nowhere, with the reason if one was given. */
export type Whereabouts = { readonly pointer: JsonPointer } | { readonly lost: string | undefined };

/** A definition while it is mended: its value after the steps so far, and the way from any place of it to the source. */
export class Draft {
  readonly #steps: EditedValue[] = [];
  #definition: Loose;
  #whole: Loose;
  #document: ConnectorDocument | undefined;
  #hasMoved = false;

  constructor(source: Loose) {
    this.#whole = source;
    this.#definition = source;
  }

  /** As it was before anything was picked of it. */
  get whole(): Loose {
    return this.#whole;
  }

  get definition(): Loose {
    return this.#definition;
  }

  /** The same as rules see it; what their walks find out is kept until the next step. */
  get document(): ConnectorDocument {
    this.#document ??= {
      connector: { definition: '', properties: '' },
      definition: { text: '', root: anyObject, value: this.#definition, problems: [] },
      properties: { text: '', value: {}, problems: [] },
    };
    return this.#document;
  }

  /** Steps made so far: what `resultOf` calls a moment. */
  get moment(): number {
    return this.#steps.length;
  }

  /** True if parts of it may stand at other places than in the source. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  at(pointer: JsonPointer): unknown {
    return valueAt(this.#definition, pointer);
  }

  /** Makes one step of all the edits. */
  apply(edits: readonly ValueEdit[]): void {
    if (edits.length === 0) return;
    const step = editValue(this.#definition, edits, (pointer) => this.at(pointer));
    this.#hasMoved ||= edits.some(({ kind }) => kind === 'move' || kind === 'copy');
    this.#steps.push(step);
    this.#definition = step.value as Loose;
    this.#document = undefined;
  }

  /** Takes out what nobody picked. */
  pick(unchosen: Iterable<JsonPointer>): void {
    this.#whole = this.#definition;
    this.apply(Array.from(unchosen, (pointer) => ({ kind: 'remove', pointer })));
  }

  /** Where something that stands at a place now stood in the source; for what was added, where it would have. */
  sourceOf(pointer: JsonPointer): JsonPointer {
    return this.#steps.reduceRight((place, step) => step.backward(place), pointer);
  }

  /** Where something is now that stood at a place after the first `moment` steps. */
  resultOf(pointer: JsonPointer, moment: number): Whereabouts {
    const began = segmentsOf(pointer);
    let segments = began;
    for (let at = moment; at < this.#steps.length; at++) {
      const found: Landing = this.#steps[at]?.forward(segments) ?? segments;
      if ('lost' in found) return found;
      segments = found;
    }
    return { pointer: segments === began ? pointer : child('', ...segments) };
  }
}
