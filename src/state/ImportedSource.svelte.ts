import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { ExportFile } from '#core/exports/export-target.ts';
import type { Excerpt } from '#core/ledger/cut-excerpt.ts';
import type { SourcePlace } from '#core/ledger/ledger.ts';
import type { ReportForm } from '#core/ledger/report.ts';
import { isAbort, type RunOptions, type WorkerClient } from '#worker/client.ts';
import type { ImportRequest, Tasks } from '#worker/protocol.ts';
import type { Workspace } from './Workspace.svelte.ts';

type Reply = Tasks['import']['reply'];

export type SourcePhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number; readonly startedAt: number }
  | {
      readonly kind: 'ready';
      readonly outcome: Extract<Reply['outcome'], { readonly ok: true }>;
      /** When all of the source was read. */
      readonly offer?: Reply['offer'];
    }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** What an open connector was imported from, read again to bring more of it, or to bring it in another way. */
export class ImportedSource {
  readonly #workspace: Workspace;
  readonly #worker: WorkerClient;
  #phase = $state.raw<SourcePhase>({ kind: 'idle' });
  #isBusy = $state(false);
  #extent: 'all' | 'brought' = 'all';
  #running: AbortController | undefined;

  constructor(workspace: Workspace, worker: WorkerClient) {
    this.#workspace = workspace;
    this.#worker = worker;
  }

  get phase(): SourcePhase {
    return this.#phase;
  }

  /** True while something is being brought. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /**
   * Reads the source; what was being read is given up.
   *
   * @param extent `all` of it, or what was `brought`.
   */
  async read(extent: 'all' | 'brought'): Promise<void> {
    this.#extent = extent;
    const { signal } = this.#begin();
    this.#phase = { kind: 'reading', done: 0, total: 0, startedAt: Date.now() };
    const onProgress = (done: number, total: number): void => {
      if (this.#phase.kind === 'reading' && !signal.aborted) this.#phase = { ...this.#phase, done, total };
    };
    await this.#guard(signal, () => this.#import({ signal, onProgress }));
  }

  /**
   * Adds operations to the connector, as one step of undo.
   *
   * @param operations As the ledger's entries call them.
   * @returns how many were added; undefined, with `phase` saying why, if the source could not be read.
   */
  async add(operations: readonly string[]): Promise<number | undefined> {
    const { connector, source } = this.#workspace;
    if (!source) return undefined;
    return this.#bring(async (signal) => {
      const result = await this.#worker.run('addOperations', { connector, source, operations }, { signal });
      if (!result.ok) return result;
      if (!signal.aborted) this.#workspace.apply(result.value.patch);
      return { ...result, value: result.value.added.length };
    });
  }

  /**
   * Carries constructs over in another way, as one step of undo, and reads again what that leads to.
   *
   * @param ids Of `Choice`s between the same options.
   * @param value One of those.
   * @returns how many places stayed as the maker had changed them; undefined, with `phase` saying why, if the source could
   * not be read.
   */
  async choose(ids: readonly string[], value: string): Promise<number | undefined> {
    const { connector, source } = this.#workspace;
    if (!source) return undefined;
    const choices = { ...source.choices, ...Object.fromEntries(ids.map((id) => [id, value])) };
    return this.#bring(async (signal) => {
      const result = await this.#worker.run('changeChoices', { connector, source, choices }, { signal });
      if (!result.ok) return result;
      if (signal.aborted) return { ...result, value: 0 };
      this.#workspace.apply(result.value.patch);
      await this.#import({ signal });
      return { ...result, value: result.value.kept.length };
    });
  }

  /** The ledger as a file; undefined if it could not be written. */
  async report(form: ReportForm): Promise<ExportFile | undefined> {
    try {
      return await this.#worker.run('report', { ...this.#request, form });
    } catch {
      return undefined;
    }
  }

  /**
   * The source around a place of the ledger, its secrets covered. Rejects when the worker fails.
   *
   * @param holdsSecret The place is one of those that hold a secret.
   */
  excerpt(place: SourcePlace, holdsSecret: boolean): Promise<Excerpt | undefined> {
    return this.#worker.run('excerpt', { ...this.#request, place, holdsSecret });
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#isBusy = false;
    this.#phase = { kind: 'idle' };
  }

  get #request(): ImportRequest {
    const { format, files = [], choices, operations } = this.#workspace.source ?? {};
    const isPart = this.#extent === 'brought' && operations !== undefined;
    return {
      files,
      options: { ...(format && { format }), ...(choices && { choices }), ...(isPart && { operations }) },
    };
  }

  async #import(options: RunOptions): Promise<void> {
    const { outcome, offer } = await this.#worker.run('import', this.#request, options);
    if (options.signal?.aborted) return;
    this.#phase = outcome.ok
      ? { kind: 'ready', outcome, ...(offer && { offer }) }
      : { kind: 'failed', diagnostics: outcome.diagnostics };
  }

  #begin(): AbortController {
    this.#running?.abort();
    return (this.#running = new AbortController());
  }

  async #bring<T>(work: (signal: AbortSignal) => Promise<Result<T>>): Promise<T | undefined> {
    const { signal } = this.#begin();
    this.#isBusy = true;
    const result = await this.#guard(signal, () => work(signal));
    if (signal.aborted) return undefined;
    this.#isBusy = false;
    if (result?.ok === false) this.#phase = { kind: 'failed', diagnostics: result.diagnostics };
    return result?.ok ? result.value : undefined;
  }

  /** A worker that fails is told in `phase`. */
  async #guard<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.#phase = { kind: 'failed', diagnostics: [stopped(error)] };
      return undefined;
    }
  }
}

const stopped = (error: unknown): Diagnostic => ({
  code: 'import/stopped',
  severity: 'error',
  message: `Reading the source stopped unexpectedly: ${error instanceof Error ? error.message : String(error)} Try again.`,
  pointer: '',
});
