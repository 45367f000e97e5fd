import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch } from '#core/document/patch.ts';
import { isEditable } from '#core/document/open-document.ts';
import { secretCodes } from '#core/secrets/secret-codes.ts';
import type { SourceFile } from '#core/formats/format.ts';
import type { ImportOutcome } from '#core/formats/import-description.ts';
import { isAbort, type WorkerClient } from '#worker/client.ts';
import type { Library } from './Library.svelte.ts';
import type { Network } from './Network.svelte.ts';

export type ImportPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number; readonly startedAt: number }
  | { readonly kind: 'done'; readonly outcome: Extract<ImportOutcome, { ok: true }> }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** One import, from the files that were handed over to the connector that is made of them. */
export class ImportSession {
  readonly #worker: WorkerClient;
  readonly #library: Library;
  readonly #network: Network;
  #phase = $state.raw<ImportPhase>({ kind: 'idle' });
  #files = $state.raw<readonly SourceFile[]>([]);
  #fetchedFrom = $state.raw<string>();
  /** What was typed to be read. It stays until a connector is made of it: what is refused is mended, not typed again. */
  text = $state('');
  address = $state('');
  #running: AbortController | undefined;

  constructor(worker: WorkerClient, library: Library, network: Network) {
    this.#worker = worker;
    this.#library = library;
    this.#network = network;
  }

  get phase(): ImportPhase {
    return this.#phase;
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
      const onProgress = (done: number, total: number): void => {
        if (this.#phase.kind === 'reading' && !signal.aborted) this.#phase = { ...this.#phase, done, total };
      };
      const outcome = await this.#worker.run('import', { files, options: {} }, { signal, onProgress });
      if (!outcome.ok) return { kind: 'failed', diagnostics: outcome.diagnostics };
      return { kind: 'done', outcome };
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

  cancel(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#phase = { kind: 'idle' };
  }

  /**
   * Puts the connector into the library, with its source.
   *
   * @param title Replaces the one that was read.
   * @returns the new connector's id; undefined if it could not be stored (`library.failure` says why).
   */
  async create(title: string): Promise<string | undefined> {
    if (this.#phase.kind !== 'done') return undefined;
    const { connector, format, diagnostics } = this.#phase.outcome;
    const isRenamed = title !== '' && title !== this.title && isEditable(openDocument(connector).definition);
    const named = isRenamed
      ? applyPatch(connector, {
          title: 'Name',
          edits: [{ kind: 'set', pointer: '/definition/info/title', value: title }],
        }).connector
      : connector;
    // Told to the backup, so that no source with a secret leaves unasked.
    const holdsSecrets = diagnostics.some(({ code }) => secretCodes.has(code));
    const id = await this.#library.create(named, { format, files: this.#files, ...(holdsSecrets && { holdsSecrets }) });
    if (id === undefined) return undefined;
    this.cancel();
    this.text = '';
    this.address = '';
    return id;
  }

  /** Runs one step in the place of whatever ran before; its result is the next phase, or files for the next step. */
  async #attempt(
    step: (signal: AbortSignal) => Promise<ImportPhase | readonly SourceFile[]>,
  ): Promise<readonly SourceFile[] | undefined> {
    this.#running?.abort();
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

const unexpected = (error: unknown): Diagnostic => ({
  code: 'import/stopped',
  severity: 'error',
  message: `Reading stopped unexpectedly: ${error instanceof Error ? error.message : String(error)} Try again with a smaller file.`,
  pointer: '',
});
