import type { Connector } from '#core/document/connector.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { checksumOf } from '#core/history/checksum.ts';
import type { LoggedEdit } from '#core/history/edit-log.ts';
import type { ConnectorJournal } from '#storage/connector-journal.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorRecord, ConnectorSummary } from '#storage/records.ts';
import { explainStorageFailure } from './storage-failure.ts';

/** Where the work of this tab stands against the disk. */
export type SavedState =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

/** What of a connector, beside its edits, waits for the disk. */
type Part = 'connections' | 'source' | 'summary';

interface Dependencies {
  readonly store: ConnectorStore;
  readonly journal: ConnectorJournal;
  /** What there is to save, as it is now. */
  readonly current: () => ConnectorRecord;
  /** Told of each summary that was stored. */
  readonly onStored: (summary: ConnectorSummary) => void;
  /** Told when another page turns out to write to the same connector: nothing is written any more. */
  readonly onOvertaken?: (() => void) | undefined;
  /** When it was last saved, in milliseconds since 1970. */
  readonly savedAt: number;
  /** What is on disk does not lead to what is shown: the next save has to hold all of it. */
  readonly isApart: boolean;
}

/** In milliseconds. An edit is on disk well within the second that is promised. */
const saveDelay = 400;
/** After a save that failed, since nobody may touch the connector again before the page is left. */
const retryDelay = 5000;
/** After the last edit, the files are written whole. */
const copyDelay = 20_000;
/** A text that shrinks to less than this part of what it was is not taken over the last whole copy without a question. */
const shrunkPart = 0.1;
const smallText = 4000;

/** Brings the work on one connector to disk: each edit within the second, the files whole now and then. */
export class Saving {
  readonly #dependencies: Dependencies;
  #state: SavedState;
  /** What was done and is not on disk, in the order in which it was done. */
  #edits: readonly LoggedEdit[] = [];
  /** Those of them that are on their way there. */
  readonly #underway = new Set<LoggedEdit>();
  readonly #parts = new Set<Part>();
  /** How many writes are on their way: only with the end of all of them all is saved. */
  #writes = 0;
  #writing: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copyTimer: ReturnType<typeof setTimeout> | undefined;
  #isApart: boolean;
  #isClosed = false;
  #isDropped = false;
  /** As the files were when they were last written whole. */
  #whole: Connector;
  #isShrunk = $state(false);

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#isApart = dependencies.isApart;
    this.#whole = dependencies.current().connector;
    this.#state = $state.raw({ kind: 'saved', at: dependencies.savedAt });
    if (dependencies.isApart) this.#copySoon();
  }

  get state(): SavedState {
    return this.#state;
  }

  /** The files as they were before nearly all of them went; undefined when nothing of the kind has happened. */
  get beforeShrinking(): Connector | undefined {
    return this.#isShrunk ? this.#whole : undefined;
  }

  /** It is meant to be as small as it is. */
  keepShrunk(): Promise<void> {
    this.#isShrunk = false;
    return this.#copy(true);
  }

  /** Takes note of an edit, to be saved soon. */
  log(edit: LoggedEdit): void {
    this.#edits = [...this.#edits, edit];
    this.#state = { kind: 'saving' };
    this.#timer ??= setTimeout(() => void this.flush(), saveDelay);
    this.#copySoon();
  }

  /** Notes that something else has changed; `flush` saves it, or the next edit does. */
  note(part: Part): void {
    this.#parts.add(part);
  }

  /** Saves at once what waits to be saved, and tries again what could not be. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#edits.length > this.#underway.size || this.#parts.size > 0) this.#writing = this.#join(this.#write());
    await this.#writing;
  }

  /** Saves all that was done until now, and what is done meanwhile. @returns False where it could not be. */
  async settle(): Promise<boolean> {
    do await this.flush();
    while (this.#state.kind === 'saving');
    return this.#state.kind === 'saved';
  }

  /** True when something that was done is not on disk. */
  get holdsWork(): boolean {
    return this.#edits.length > 0 || this.#parts.has('connections') || this.#parts.has('source');
  }

  /**
   * Stops, and begins to write nothing more.
   *
   * @returns The edits that are not on disk, once what was on its way there has come through.
   */
  async drop(): Promise<readonly LoggedEdit[]> {
    this.#isClosed = true;
    this.#isDropped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#copyTimer);
    await this.#writing;
    return this.#edits;
  }

  /** Saves, and writes the files whole where the log has grown. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#copyTimer);
    await this.flush();
    await this.#copy();
  }

  #join(work: Promise<void>): Promise<void> {
    return Promise.all([this.#writing, work]).then(() => undefined);
  }

  /**
   * Writes what waits, at once: IndexedDB runs transactions on one store in the order in which they were started, so an
   * older state never lands on a newer one, and none has to wait for another when the page is left.
   */
  async #write(): Promise<void> {
    const { store, journal, onStored } = this.#dependencies;
    const { summary, connector, connections, source } = this.#dependencies.current();
    const edits = this.#edits.filter((edit) => !this.#underway.has(edit));
    for (const edit of edits) this.#underway.add(edit);
    const parts = new Set(this.#parts);
    this.#parts.clear();
    this.#writes += 1;
    const isWhole = this.#isApart;
    const logging =
      edits.length > 0 &&
      journal.append({ edits, check: checksumOf(connector) }, summary, isWhole ? connector : undefined);
    const [logged, ...others] = await Promise.allSettled([
      logging,
      parts.has('source') && source && store.saveSource(summary, source),
      parts.has('connections') && store.saveConnections(summary, connections),
      edits.length === 0 && parts.has('summary') && store.saveSummaries([summary]),
    ]);
    this.#writes -= 1;
    for (const edit of edits) this.#underway.delete(edit);
    if (logged.status === 'fulfilled' && edits.length > 0) {
      const done = new Set(edits);
      this.#edits = this.#edits.filter((edit) => !done.has(edit));
      if (isWhole) {
        this.#isApart = false;
        this.#whole = connector;
      }
    }
    if (logged.status === 'rejected') this.#isApart = true;
    const failed = [logged, ...others].find((result) => result.status === 'rejected');
    if (failed) return this.#fail(failed.reason, parts);
    onStored(summary);
    const isLast = this.#writes === 0 && this.#edits.length === 0 && this.#parts.size === 0;
    if (isLast) this.#state = { kind: 'saved', at: Date.now() };
    if (journal.wantsCopy) void this.#copy();
  }

  /** @param parts Of which some may be on disk: they are small, and written again. */
  #fail(error: unknown, parts: ReadonlySet<Part>): void {
    for (const part of parts) this.#parts.add(part);
    this.#state = { kind: 'failed', diagnostic: explainStorageFailure(error) };
    if (error instanceof DOMException && error.name === 'ConstraintError') return this.#dependencies.onOvertaken?.();
    // Once closed, what is on disk may be somebody else's: nothing is written behind their back.
    if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.flush(), retryDelay);
  }

  #copySoon(): void {
    clearTimeout(this.#copyTimer);
    this.#copyTimer = setTimeout(() => void this.#copy(), copyDelay);
  }

  /** Writes the files whole, if all that was done is on disk. What fails is made up for by the log, and tried again later. */
  async #copy(isMeant = false): Promise<void> {
    const { journal, current } = this.#dependencies;
    await this.#writing;
    if (this.#isDropped) return;
    const { connector } = current();
    const isSettled = this.#edits.length === 0 && this.#state.kind !== 'failed';
    if (!isSettled || !(journal.isBehind || this.#isApart || isMeant)) return;
    if (!isMeant && hasShrunk(this.#whole, connector)) {
      this.#isShrunk = true;
      return;
    }
    try {
      const copying = journal.copy(connector);
      this.#writing = this.#join(copying.catch(() => undefined));
      await copying;
      this.#whole = connector;
      this.#isShrunk = false;
      this.#isApart = false;
    } catch {
      if (!this.#isClosed) this.#copySoon();
    }
  }
}

/** True when a file has lost nearly everything. */
function hasShrunk(before: Connector, after: Connector): boolean {
  return (['definition', 'properties'] as const).some(
    (part) => before[part].length > smallText && after[part].length < before[part].length * shrunkPart,
  );
}
