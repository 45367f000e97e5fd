import type { OperationOffer } from '#core/ledger/offer-operations.ts';
import { operationsIn, pickAlso, type OperationGroup, type PickableOperation } from '#core/ledger/operation-tree.ts';
import { measurePicked } from '#core/limits/weigh-operations.ts';
import type { LimitReading } from '#core/limits/measure-limits.ts';

/** More than one wants to look through unasked. */
const many = 25;

const isOver = (readings: readonly LimitReading[]): boolean => readings.some(({ used, limit }) => used > limit);

/** Which operations of a source are to be brought, and what that comes to. */
export class OperationPicks {
  readonly tree: OperationGroup;
  readonly operations: readonly PickableOperation[];
  /** Of a connector with everything that was brought. */
  readonly whole: readonly LimitReading[];
  readonly #weights: OperationOffer['weights'];
  /** What an import without picks brings; the others were left out for a reason that a pick overrules. */
  readonly #brought: ReadonlySet<string>;
  #picked = $state.raw<ReadonlySet<string>>(new Set());
  readonly #readings = $derived.by(() => this.#measure(this.#picked));

  /** @param before Keeps its ticks, where the same operations are still there. */
  constructor({ tree, weights }: OperationOffer, before?: OperationPicks) {
    this.tree = tree;
    this.#weights = weights;
    this.operations = operationsIn(tree);
    const brought = this.operations.filter(({ result }) => result !== undefined);
    this.#brought = new Set(brought.map(({ operation }) => operation));
    this.whole = this.#measure(this.#brought);
    if (before && !before.isEverything) {
      const kept = this.operations.filter(({ operation }) => before.picked.has(operation));
      this.#picked = new Set(kept.map(({ operation }) => operation));
    } else if (before || !this.isTooLarge) this.#picked = this.#brought;
  }

  /** As `PickableOperation.operation` calls them. */
  get picked(): ReadonlySet<string> {
    return this.#picked;
  }

  /** What is picked, in the order of the source. */
  get inOrder(): readonly string[] {
    return this.operations.map(({ operation }) => operation).filter((operation) => this.#picked.has(operation));
  }

  /** Of a connector with what is picked. */
  get readings(): readonly LimitReading[] {
    return this.#readings;
  }

  /** True when what is picked is more than a connector may have. */
  get isOver(): boolean {
    return isOver(this.#readings);
  }

  /** True when everything together is more than a connector may have. */
  get isTooLarge(): boolean {
    return isOver(this.whole);
  }

  /** True when picking is the first thing to do. */
  get isAsked(): boolean {
    return this.isTooLarge || this.operations.length > many;
  }

  /** True when it is just what an import without picks brings. */
  get isEverything(): boolean {
    return (
      this.#picked.size === this.#brought.size && [...this.#picked].every((operation) => this.#brought.has(operation))
    );
  }

  pick(operations: readonly string[], isPicked: boolean): void {
    this.#picked = pickAlso(this.#picked, operations, isPicked);
  }

  #measure(picked: ReadonlySet<string>): readonly LimitReading[] {
    const pointers = this.operations.filter(({ operation }) => picked.has(operation)).map(({ result }) => result ?? '');
    return measurePicked(this.#weights, pointers);
  }
}
