import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import type { ExportFile } from '#core/exports/export-target.ts';
import type { SourceFile } from '#core/formats/format.ts';
import type { Excerpt } from '#core/ledger/cut-excerpt.ts';
import type { SourcePlace } from '#core/ledger/ledger.ts';
import type { ReportForm } from '#core/ledger/report.ts';
import { isAbort, type WorkerClient } from '#worker/client.ts';
import type { Tasks } from '#worker/protocol.ts';
import { anotherTask } from './another-task.ts';
import type { Library } from './Library.svelte.ts';
import type { Network } from './Network.svelte.ts';
import { OperationPicks } from './OperationPicks.svelte.ts';

type Reply = Tasks['import']['reply'];
type Options = Tasks['import']['request']['options'];

export type ImportPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number; readonly startedAt: number }
  | {
      readonly kind: 'done';
      readonly outcome: Extract<Reply['outcome'], { ok: true }>;
      readonly holdsSecrets: boolean;
      readonly picks: OperationPicks;
    }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** What is being done about an import that was read already; its result stays as it is until this is over. */
export interface ImportWork {
  /** `choosing`: importing all of it in another way. `picking`: importing what is ticked, for the connector. */
  readonly kind: 'choosing' | 'picking';
  readonly done: number;
  readonly total: number;
}

/** One import, from the files that were handed over to the connector that is made of them. */
export class ImportSession {
  readonly #worker: WorkerClient;
  readonly #library: Library;
  readonly #network: Network;
  #phase = $state.raw<ImportPhase>({ kind: 'idle' });
  #work = $state.raw<ImportWork>();
  #refusal = $state.raw<readonly Diagnostic[]>([]);
  #choices = $state.raw<Readonly<Record<string, string>>>({});
  #files = $state.raw<readonly SourceFile[]>([]);
  #fetchedFrom = $state.raw<string>();
  /** What was typed to be read. It stays until a connector is made of it: what is refused is mended, not typed again. */
  text = $state('');
  address = $state('');
  #running: AbortController | undefined;
  /** The choices that are being imported, or were last. */
  #wanted: Readonly<Record<string, string>> = {};

  constructor(worker: WorkerClient, library: Library, network: Network) {
    this.#worker = worker;
    this.#library = library;
    this.#network = network;
  }

  get phase(): ImportPhase {
    return this.#phase;
  }

  /** Something would be lost if the page were left now. */
  get isUnderway(): boolean {
    return this.#phase.kind === 'reading' || this.#phase.kind === 'done' || this.text.trim() !== '';
  }

  /** What is being done about the result that is shown; undefined while nothing is. */
  get work(): ImportWork | undefined {
    return this.#work;
  }

  get isBusy(): boolean {
    return this.#work !== undefined;
  }

  /** Why the last work came to nothing. */
  get refusal(): readonly Diagnostic[] {
    return this.#refusal;
  }

  /** What was chosen so far where there is a choice, by its id. */
  get choices(): Readonly<Record<string, string>> {
    return this.#choices;
  }

  /** What made the result that is shown. */
  get request(): Tasks['import']['request'] {
    return { files: this.#files, options: this.#optionsWith(this.#choices) };
  }

  /** The title that was read; '' while there is none. */
  get title(): string {
    return this.#phase.kind === 'done' ? this.#phase.outcome.title : '';
  }

  /** What is being imported, as it was handed over. */
  get files(): readonly SourceFile[] {
    return this.#files;
  }

  /** The address that what is being imported was asked for at; undefined for files and text. */
  get fetchedFrom(): string | undefined {
    return this.#fetchedFrom;
  }

  /** Reads files; what was being read is given up. */
  async start(files: readonly SourceFile[]): Promise<void> {
    this.#fetchedFrom = undefined;
    await this.#read(files);
  }

  /** Reads the text that was typed or pasted. */
  async startText(): Promise<void> {
    await this.start([{ bytes: new TextEncoder().encode(this.text) }]);
  }

  async #read(files: readonly SourceFile[]): Promise<void> {
    await this.#attempt(async (signal) => {
      this.#files = files;
      this.#choices = {};
      const onProgress = (done: number, total: number): void => {
        if (this.#phase.kind === 'reading' && !signal.aborted) this.#phase = { ...this.#phase, done, total };
      };
      const reply = await this.#worker.run('import', this.request, { signal, onProgress });
      await anotherTask();
      return phaseOf(reply);
    });
  }

  /** Fetches the description at the address that was typed through the courier, and reads it. */
  async fetchAddress(): Promise<void> {
    const address = this.address.trim();
    this.#fetchedFrom = address;
    const files = await this.#attempt(async (signal) => {
      this.#files = [];
      const fetched = await this.#network.fetchFile(address, signal);
      return fetched.ok ? [fetched.value] : { kind: 'failed', diagnostics: fetched.diagnostics };
    });
    if (files) await this.#read(files);
  }

  /** Gives up what was read, or is being read. */
  cancel(): void {
    this.stopWork();
    this.#refusal = [];
    this.#phase = { kind: 'idle' };
  }

  /** Gives up what is being done about the result; the result stays. */
  stopWork(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#work = undefined;
  }

  /**
   * Carries constructs over in another way: imports again. What is ticked stays ticked.
   *
   * @param ids Of `Choice`s between the same options.
   * @param value One of those.
   * @returns false if it came to nothing (`refusal` says why, unless it was stopped), and everything is as it was.
   */
  async choose(ids: readonly string[], value: string): Promise<boolean> {
    // What was asked for just before and is still being imported is given up, and asked for again with this.
    const choices = { ...(this.isBusy ? this.#wanted : this.#choices), ...choiceOf(ids, value) };
    this.#wanted = choices;
    const reply = await this.#rework('choosing', this.#optionsWith(choices));
    if (!reply || this.#phase.kind !== 'done') return false;
    const phase = phaseOf(reply, this.#phase.picks);
    if (phase.kind !== 'done') return false;
    this.#choices = choices;
    this.#phase = phase;
    return true;
  }

  /**
   * Puts the connector into the library, with its source: of what is ticked, imported anew unless that is everything.
   *
   * @param title Replaces the one that was read.
   * @returns the new connector's id; undefined if it could not be made (`refusal` says why) or stored (`library.failure`).
   */
  async create(title: string): Promise<string | undefined> {
    if (this.#phase.kind !== 'done') return undefined;
    const { outcome, holdsSecrets, picks } = this.#phase;
    const operations = picks.isEverything ? undefined : picks.inOrder;
    const connector = operations ? await this.#importPicked(operations) : outcome.connector;
    if (!connector) return undefined;
    const choices = this.#choices;
    const { nameConnector } = await import('./name-connector.ts');
    const named = title === '' || title === this.title ? connector : nameConnector(connector, title);
    const id = await this.#library.create(named, {
      format: outcome.format,
      files: this.#files,
      // Told to the backup, so that no source with a secret leaves unasked.
      ...(holdsSecrets && { holdsSecrets }),
      ...(operations && { operations }),
      ...(Object.keys(choices).length > 0 && { choices }),
    });
    if (id === undefined) return undefined;
    this.cancel();
    this.text = '';
    this.address = '';
    return id;
  }

  /** The ledger of what is ticked, or of everything while nothing is, as a file; undefined if it could not be written. */
  async report(form: ReportForm): Promise<ExportFile | undefined> {
    if (this.#phase.kind !== 'done') return undefined;
    const { picks } = this.#phase;
    const { files, options } = this.request;
    const isAll = picks.isEverything || picks.picked.size === 0;
    const operations = isAll ? {} : { operations: picks.inOrder };
    try {
      return await this.#worker.run('report', { files, options: { ...options, ...operations }, form });
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
    return this.#worker.run('excerpt', { ...this.request, place, holdsSecret });
  }

  async #importPicked(operations: readonly string[]): Promise<Connector | undefined> {
    const reply = await this.#rework('picking', { ...this.#optionsWith(this.#choices), operations });
    return reply?.outcome.ok ? reply.outcome.connector : undefined;
  }

  #optionsWith(choices: Readonly<Record<string, string>>): Options {
    return Object.keys(choices).length > 0 ? { choices } : {};
  }

  /** Imports again while what is shown stays. Undefined when it was stopped, or refused (`refusal`). */
  async #rework(kind: ImportWork['kind'], options: Options): Promise<Reply | undefined> {
    this.#running?.abort();
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    this.#refusal = [];
    this.#work = { kind, done: 0, total: 0 };
    const onProgress = (done: number, total: number): void => {
      if (!signal.aborted) this.#work = { kind, done, total };
    };
    try {
      const reply = await this.#worker.run('import', { files: this.#files, options }, { signal, onProgress });
      await anotherTask();
      if (signal.aborted) return undefined;
      if (!reply.outcome.ok) this.#refusal = reply.outcome.diagnostics;
      return reply.outcome.ok ? reply : undefined;
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.#refusal = [unexpected(error)];
      return undefined;
    } finally {
      if (this.#running === running) this.#work = undefined;
    }
  }

  /** Runs one step in the place of whatever ran before; its result is the next phase, or files for the next step. */
  async #attempt(
    step: (signal: AbortSignal) => Promise<ImportPhase | readonly SourceFile[]>,
  ): Promise<readonly SourceFile[] | undefined> {
    this.cancel();
    const running = new AbortController();
    this.#running = running;
    this.#phase = { kind: 'reading', done: 0, total: 0, startedAt: Date.now() };
    try {
      const result = await step(running.signal);
      if (running.signal.aborted) return undefined;
      if (!('kind' in result)) return result;
      this.#phase = result;
    } catch (error) {
      if (running.signal.aborted || isAbort(error)) return undefined;
      this.#phase = { kind: 'failed', diagnostics: [unexpected(error)] };
    }
    return undefined;
  }
}

const choiceOf = (ids: readonly string[], value: string): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.map((id) => [id, value]));

function phaseOf(
  { outcome, holdsSecrets, offer }: Reply,
  before?: OperationPicks,
): Extract<ImportPhase, { kind: 'done' | 'failed' }> {
  if (!outcome.ok || !offer) return { kind: 'failed', diagnostics: outcome.diagnostics };
  return { kind: 'done', outcome, holdsSecrets, picks: new OperationPicks(offer, before) };
}

const unexpected = (error: unknown): Diagnostic => ({
  code: 'import/stopped',
  severity: 'error',
  message: `Reading stopped unexpectedly: ${error instanceof Error ? error.message : String(error)} Try again; a smaller file may go through.`,
  pointer: '',
});
