import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorSummary, StoredSource } from '#storage/records.ts';
import { newId } from './new-id.ts';
import { NotGivenUp } from './not-given-up.ts';
import { explainLibraryFailure, explainReadingFailure } from './storage-failure.ts';

/** Does some work while nobody writes to these connectors. Rejects with what the work does, or when they are not to be had. */
type Alone = (ids: readonly string[], work: () => Promise<void>) => Promise<void>;

/** All connectors of this browser, as the library screen shows them. */
export class Library {
  readonly #store: ConnectorStore;
  readonly #alone: Alone;
  readonly #onErased: (ids: readonly string[]) => void;
  #summaries = $state.raw<readonly ConnectorSummary[]>([]);
  #isReady = $state(false);
  #newer = $state(0);
  #failure = $state.raw<Diagnostic | undefined>();

  /**
   * @param alone Saves and closes connectors that are open, here or on another page, before their records are changed here.
   * @param onErased Told of connectors that are gone for ever.
   */
  constructor(store: ConnectorStore, alone: Alone, onErased: (ids: readonly string[]) => void = () => undefined) {
    this.#store = store;
    this.#alone = alone;
    this.#onErased = onErased;
  }

  /** Those in the bin included. */
  get summaries(): readonly ConnectorSummary[] {
    return this.#summaries;
  }

  /** True once what is stored has been read, or could not be. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Why the last read or write did not work. */
  get failure(): Diagnostic | undefined {
    return this.#failure;
  }

  /** How many connectors a newer version of this page has stored. They are safe, and shown once the page is that version. */
  get newer(): number {
    return this.#newer;
  }

  async load(): Promise<void> {
    await this.#guard(async () => {
      let found = await this.#store.readLibrary();
      let upgrading: Promise<void> = Promise.resolve();
      if (found.isOld) {
        // What cannot be brought up to date stays as it is; the others are shown all the same.
        upgrading = this.#store.upgrade();
        await upgrading.catch(() => undefined);
        found = await this.#store.readLibrary();
      }
      this.#summaries = found.summaries;
      this.#newer = found.newer;
      if (found.older > 0) await upgrading;
    }, explainReadingFailure);
    this.#isReady = true;
  }

  /** Shows what another page has stored of some. */
  async refresh(ids: readonly string[]): Promise<void> {
    // Reading all of them says what is wrong with these.
    const found = await this.#store.readSummariesOf(ids).catch(() => undefined);
    if (!found) return this.load();
    const gone = ids.filter((id) => !found.some((summary) => summary.id === id));
    this.#put(found);
    this.#summaries = this.#summaries.filter(({ id }) => !gone.includes(id));
  }

  find(id: string): ConnectorSummary | undefined {
    return this.#summaries.find((summary) => summary.id === id);
  }

  /** @returns the new connector's id; undefined if it could not be stored (`failure` says why). */
  async create(connector: Connector, source?: StoredSource): Promise<string | undefined> {
    const now = Date.now();
    const facts = { id: newId(), createdAt: now, changedAt: now, connections: [], problems: 0 };
    let summary: ConnectorSummary | undefined;
    const isStored = await this.#change([facts.id], async () => {
      // What reads definitions is not needed to show the library.
      const { summariseFiles } = await import('./summarise.ts');
      summary = summariseFiles(connector, facts);
      await this.#store.write([{ summary, connector, connections: [], ...(source && { source }) }]);
    });
    if (!isStored || !summary) return undefined;
    this.#put([summary]);
    return summary.id;
  }

  /** Moves connectors, with their connections, to the bin. */
  async bin(ids: readonly string[]): Promise<void> {
    await this.#changeSummaries(ids, (summary) => ({ ...summary, binnedAt: Date.now() }));
  }

  async restore(ids: readonly string[]): Promise<void> {
    await this.#changeSummaries(ids, ({ binnedAt: _, ...summary }) => summary);
  }

  /** Removes connectors for ever, with their connections and sources. */
  async erase(ids: readonly string[]): Promise<void> {
    if (await this.#change(ids, () => this.#store.erase(ids))) {
      this.#summaries = this.#summaries.filter(({ id }) => !ids.includes(id));
      this.#onErased(ids);
    }
  }

  /** Takes over a summary that was stored elsewhere. */
  note(summary: ConnectorSummary): void {
    this.#put([summary]);
  }

  async #changeSummaries(
    ids: readonly string[],
    change: (summary: ConnectorSummary) => ConnectorSummary,
  ): Promise<void> {
    let changed: readonly ConnectorSummary[] = [];
    const isStored = await this.#change(ids, async () => {
      // As they are stored now: another page may have saved just before.
      const stored = await this.#store.readSummaries();
      changed = stored.filter(({ id }) => ids.includes(id)).map(change);
      await this.#store.saveSummaries(changed);
    });
    if (isStored) this.#put(changed);
  }

  /** Changes the records of connectors that may be open. @returns true if the work was done. */
  #change(ids: readonly string[], work: () => Promise<void>): Promise<boolean> {
    return this.#guard(() => this.#alone(ids, work));
  }

  #put(changed: readonly ConnectorSummary[]): void {
    const byId = new Map(this.#summaries.map((summary) => [summary.id, summary]));
    for (const summary of changed) byId.set(summary.id, summary);
    this.#summaries = [...byId.values()];
  }

  /** @returns true if the work was done. */
  async #guard(work: () => Promise<void>, explain = explainLibraryFailure): Promise<boolean> {
    try {
      await work();
      this.#failure = undefined;
      return true;
    } catch (error) {
      this.#failure = error instanceof NotGivenUp ? error.diagnostic : explain(error);
      return false;
    }
  }
}
