import type { Connector } from '#core/document/connector.ts';
import type { JsonPointer } from '#core/document/pointer.ts';
import type { KeepPlan } from '#core/limits/fit/keep-operations.ts';
import type { FitOffer } from '#core/limits/fit/offer-fits.ts';
import type { FitWayId } from '#core/limits/fit/ways.ts';
import type { WorkerClient } from '#worker/client.ts';
import type { Library } from './Library.svelte.ts';
import type { Workspace } from './Workspace.svelte.ts';

export type FitPhase =
  | { readonly kind: 'looking' }
  | { readonly kind: 'ready'; readonly offer: FitOffer }
  /** One of the files does not read as JSON. */
  | { readonly kind: 'unreadable' }
  /** `message`: why, in a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

/** The other half of a connector that was split. */
export interface SplitOff {
  readonly id: string;
  readonly title: string;
}

/** Making an open connector smaller: what can be done, worked out in the worker, and doing it, each as one step of undo. */
export class FitSession {
  readonly #workspace: Workspace;
  readonly #worker: WorkerClient;
  readonly #library: Library;
  #phase = $state.raw<FitPhase>({ kind: 'looking' });
  #isBusy = $state(false);
  /** Counts looks: only the last one tells. */
  #looks = 0;
  /** What was looked at last. */
  #seen: Connector | undefined;
  #isChanging = false;

  constructor(workspace: Workspace, worker: WorkerClient, library: Library) {
    this.#workspace = workspace;
    this.#worker = worker;
    this.#library = library;
  }

  /** As of the last look. While a new one is under way, what was found before goes on to be shown. */
  get phase(): FitPhase {
    return this.#phase;
  }

  /** True while something is worked out or done. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Works out what each way would save on the connector as it is now; nothing to do where it is known. */
  async look(): Promise<void> {
    const { connector } = this.#workspace;
    if (connector === this.#seen) return;
    this.#seen = connector;
    const look = ++this.#looks;
    this.#isBusy = true;
    const phase = await this.#worker
      .run('offerFits', { connector })
      .then((offer): FitPhase => (offer ? { kind: 'ready', offer } : { kind: 'unreadable' }), failed);
    if (look !== this.#looks) return;
    this.#phase = phase;
    if (phase.kind === 'failed') this.#seen = undefined;
    this.#isBusy = this.#isChanging;
  }

  /** @returns true once it is done; false, with `phase` saying why, if it could not be. */
  make(way: FitWayId): Promise<boolean> {
    return this.#change(async () => {
      const { connector } = this.#workspace;
      const patch = await this.#worker.run('makeFit', { connector, way });
      // The splices are of the text as it was.
      if (connector !== this.#workspace.connector || patch.edits.length === 0) return false;
      this.#workspace.apply(patch);
      return true;
    });
  }

  /** What keeping only these would come to; undefined if it could not be worked out. */
  async planKeep(operations: readonly JsonPointer[]): Promise<KeepPlan | undefined> {
    const { connector } = this.#workspace;
    return this.#worker.run('keepOperations', { connector, operations }).catch(() => undefined);
  }

  keep(operations: readonly JsonPointer[]): Promise<boolean> {
    return this.#change(async () => {
      const { connector } = this.#workspace;
      const { edits, kept, goes } = await this.#worker.run('keepOperations', { connector, operations });
      if (connector !== this.#workspace.connector || edits.length === 0) return false;
      const title = `Keep ${kept.size} of ${kept.size + goes.operations.length} operations`;
      this.#workspace.apply({ title, edits });
      return true;
    });
  }

  /**
   * Moves operations to a new connector of the library. It is stored before anything is taken out here.
   *
   * @returns undefined if it could not be, with `phase` or the library's `failure` saying why.
   */
  async split(operations: readonly JsonPointer[], title: string): Promise<SplitOff | undefined> {
    let made: SplitOff | undefined;
    await this.#change(async () => {
      const { connector } = this.#workspace;
      const plan = await this.#worker.run('splitConnector', { connector, operations, title });
      if (connector !== this.#workspace.connector) return false;
      const id = await this.#library.create(plan.connector);
      if (id === undefined) return false;
      this.#workspace.apply(plan.patch);
      made = { id, title };
      return true;
    });
    return made;
  }

  async #change(work: () => Promise<boolean>): Promise<boolean> {
    if (this.#isChanging) return false;
    this.#isChanging = true;
    this.#isBusy = true;
    try {
      const isDone = await work();
      await this.look();
      return isDone;
    } catch (error) {
      this.#phase = failed(error);
      return false;
    } finally {
      this.#isChanging = false;
      this.#isBusy = false;
    }
  }
}

const failed = (error: unknown): FitPhase => ({
  kind: 'failed',
  message: `This stopped unexpectedly: ${error instanceof Error ? error.message : String(error)} Try again.`,
});
