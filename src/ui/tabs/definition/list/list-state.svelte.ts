import { noFilter, type OperationFilter } from '#core/definition/list/filter-operations.ts';
import type { JsonPointer } from '#core/document/pointer.ts';

export const groupKinds = ['action', 'trigger', 'reference', 'policy'] as const;
/** The parts of the left list. */
export type GroupKind = (typeof groupKinds)[number];

/** What the left list is looked through by, and which operations are picked in it for a change of several. */
export class ListState {
  query = $state('');
  filter = $state.raw<OperationFilter>(noFilter);
  /** Whether the filters are shown. */
  isFilterOpen = $state(false);
  /** Whether rows have boxes to tick, for hands without a keyboard. */
  isPicking = $state(false);
  #picked = $state.raw<ReadonlySet<JsonPointer>>(new Set());
  /** Whatever somebody folded or unfolded; all others as their size suggests. */
  #folded = $state.raw<ReadonlyMap<GroupKind, boolean>>(new Map());
  /** Where a range of picked rows starts. */
  #anchor: JsonPointer | undefined;

  get picked(): ReadonlySet<JsonPointer> {
    return this.#picked;
  }

  isFolded(kind: GroupKind, suggested: boolean): boolean {
    return this.#folded.get(kind) ?? suggested;
  }

  fold(kind: GroupKind, isFolded: boolean): void {
    this.#folded = new Map([...this.#folded, [kind, isFolded]]);
  }

  toggle(pointer: JsonPointer): void {
    const picked = new Set(this.#picked);
    if (!picked.delete(pointer)) picked.add(pointer);
    this.#picked = picked;
    this.#anchor = pointer;
  }

  /**
   * Picks all from where the last one was picked up to here, beside nothing else.
   *
   * @param order All that can be picked, as the list shows them.
   * @param from Where the range starts when nothing was picked before.
   */
  pickTo(order: readonly JsonPointer[], pointer: JsonPointer, from?: JsonPointer): void {
    if (this.#anchor === undefined || !order.includes(this.#anchor) || this.#picked.size === 0)
      this.#anchor = from ?? pointer;
    const [start, end] = [order.indexOf(this.#anchor), order.indexOf(pointer)].toSorted((a, b) => a - b);
    this.#picked = new Set(order.slice(Math.max(0, start ?? 0), (end ?? 0) + 1));
  }

  pickAll(order: readonly JsonPointer[]): void {
    this.#picked = new Set(order);
  }

  clear(): void {
    this.#picked = new Set();
    this.#anchor = undefined;
    this.isPicking = false;
  }
}
