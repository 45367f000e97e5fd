import { clear, createStore, delMany, get, getMany, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import {
  recordVersion,
  type ConnectorRecord,
  type ConnectorSummary,
  type StoredConnection,
  type StoredConnector,
  type StoredSource,
} from './records.ts';

/**
 * Connectors in IndexedDB: the only place that knows its keys. One connector is up to four records, `summary/<id>`,
 * `connector/<id>`, `connections/<id>` and `source/<id>`; those that change together are written in one transaction, so
 * that a crash leaves either all of a save or nothing of it. Every method rejects with the browser's own
 * `DOMException` (`QuotaExceededError` and its like); `state` makes a diagnostic of it.
 */
export class ConnectorStore {
  readonly #store: UseStore;

  constructor(databaseName = 'connector-studio') {
    this.#store = createStore(databaseName, 'connectors');
  }

  /** All summaries, those in the bin included, in no particular order. Records of another version are passed over. */
  async readSummaries(): Promise<readonly ConnectorSummary[]> {
    const names = (await keys<string>(this.#store)).filter((key) => key.startsWith('summary/'));
    const records = await getMany<unknown>(names, this.#store);
    return records.filter(isSummary);
  }

  /** Undefined when there is no such connector, or its record is of another version. */
  async read(id: string): Promise<ConnectorRecord | undefined> {
    const [summary, stored, connections, source] = await getMany<unknown>(keysOf(id), this.#store);
    if (!isSummary(summary) || !isStoredConnector(stored)) return undefined;
    return {
      summary,
      connector: stored.connector,
      connections: isConnectionList(connections) ? connections : [],
      ...(isSource(source) && { source }),
    };
  }

  readSource(id: string): Promise<StoredSource | undefined> {
    return get<StoredSource>(`source/${id}`, this.#store);
  }

  /** Writes whole connectors in one transaction, all or none, in the place of what stood under their ids. */
  async write(records: readonly ConnectorRecord[]): Promise<void> {
    await this.#store('readwrite', (store) => {
      const done = promisifyRequest(store.transaction);
      try {
        for (const [key, value] of records.flatMap(entriesOf)) {
          if (value === undefined) store.delete(key);
          else store.put(value, key);
        }
      } catch (error) {
        // What cannot be cloned throws at once, and what was put before would be committed all the same.
        store.transaction.abort();
        return done.then(
          () => undefined,
          () => Promise.reject(error instanceof Error ? error : new Error(String(error))),
        );
      }
      return done;
    });
  }

  /** What an edit changes: the files and the summary. */
  async save(summary: ConnectorSummary, connector: StoredConnector['connector']): Promise<void> {
    const stored: StoredConnector = { version: recordVersion, connector };
    await this.#put([
      [`connector/${summary.id}`, stored],
      [`summary/${summary.id}`, summary],
    ]);
  }

  async saveSummaries(summaries: readonly ConnectorSummary[]): Promise<void> {
    await this.#put(summaries.map((summary) => [`summary/${summary.id}`, summary]));
  }

  async saveConnections(summary: ConnectorSummary, connections: readonly StoredConnection[]): Promise<void> {
    await this.#put([
      [`connections/${summary.id}`, connections],
      [`summary/${summary.id}`, summary],
    ]);
  }

  async saveSource(summary: ConnectorSummary, source: StoredSource): Promise<void> {
    await this.#put([
      [`source/${summary.id}`, source],
      [`summary/${summary.id}`, summary],
    ]);
  }

  /**
   * Writes in one transaction and commits it at once: a transaction that waits to be committed by itself is given up by the
   * browser when the page is left, and a save at that moment would be lost.
   */
  async #put(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    await this.#store('readwrite', (store) => {
      for (const [key, value] of entries) store.put(value, key);
      store.transaction.commit();
      return promisifyRequest(store.transaction);
    });
  }

  /** Removes connectors for ever, with their connections and sources. */
  async erase(ids: readonly string[]): Promise<void> {
    await delMany(ids.flatMap(keysOf), this.#store);
  }

  async eraseAll(): Promise<void> {
    await clear(this.#store);
  }
}

const keysOf = (id: string): string[] => [`summary/${id}`, `connector/${id}`, `connections/${id}`, `source/${id}`];

function entriesOf({ summary, connector, connections, source }: ConnectorRecord): [key: string, value: unknown][] {
  const { id } = summary;
  const stored: StoredConnector = { version: recordVersion, connector };
  return [
    [`summary/${id}`, summary],
    [`connector/${id}`, stored],
    [`connections/${id}`, connections],
    [`source/${id}`, source],
  ];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isSummary = (value: unknown): value is ConnectorSummary =>
  isObject(value) && value['version'] === recordVersion && typeof value['id'] === 'string';

const isStoredConnector = (value: unknown): value is StoredConnector =>
  isObject(value) &&
  value['version'] === recordVersion &&
  isObject(value['connector']) &&
  typeof value['connector']['definition'] === 'string' &&
  typeof value['connector']['properties'] === 'string';

const isConnectionList = (value: unknown): value is readonly StoredConnection[] => Array.isArray(value);

const isSource = (value: unknown): value is StoredSource => isObject(value) && Array.isArray(value['files']);
