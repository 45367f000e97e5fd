import { get, getMany, promisifyRequest, type UseStore } from 'idb-keyval';
import type { LoggedEdit } from '#core/history/edit-log.ts';
import { ConnectorJournal } from './connector-journal.ts';
import { openRecords } from './database.ts';
import { isConnectionList, isObject, isSource, isSummary } from './guards.ts';
import {
  connectionsKey,
  logKey,
  logPrefix,
  oldPrefix,
  lostKey,
  rangesOf,
  slotKey,
  sourceKey,
  startingWith,
  summaryKey,
  summaryPrefix,
} from './keys.ts';
import {
  filesOf,
  recordVersion,
  type ConnectorRecord,
  type ConnectorSummary,
  type OpenedConnector,
  type RecordWithPoints,
  type StoredConnection,
  type StoredSource,
} from './records.ts';
import type { RecoveredFiles } from './recover-files.ts';
import { pointEntries, RestorePoints } from './restore-points.ts';
import { write } from './write.ts';

export interface StoredLibrary {
  readonly summaries: readonly ConnectorSummary[];
  /** How many connectors a newer version of the page has stored: this one does not touch them. */
  readonly newer: number;
  /** How many an older version has stored that are not brought up to date yet, or cannot be. */
  readonly older: number;
  /** An older version has stored connectors, or something is kept of one that has. */
  readonly isOld: boolean;
}

/**
 * Connectors in IndexedDB. Records that change together are written in one transaction, so that a crash leaves either all
 * of a save or nothing of it. Every method rejects with the browser's own `DOMException` (`QuotaExceededError` and its
 * like); `state` makes a diagnostic of it.
 */
export class ConnectorStore {
  readonly #store: UseStore;

  constructor(databaseName = 'connector-studio') {
    this.#store = openRecords(databaseName);
  }

  /** Brings what older versions of the page have stored up to this one. */
  async upgrade(): Promise<void> {
    const { upgradeRecords } = await import('./upgrade.ts');
    await upgradeRecords(this.#store);
  }

  /** What the library shows, and whether there is something for `upgrade` to do. */
  async readLibrary(): Promise<StoredLibrary> {
    const [records, old] = await Promise.all([
      this.#readAll(startingWith(summaryPrefix)),
      this.#store('readonly', (store) => promisifyRequest(store.count(startingWith(oldPrefix)))),
    ]);
    const versions = records.map((record) => (isObject(record) ? Number(record['version']) : Number.NaN));
    const older = versions.filter((version) => version < recordVersion).length;
    return {
      summaries: records.filter(isSummary),
      newer: versions.filter((version) => version > recordVersion).length,
      older,
      isOld: old > 0 || older > 0,
    };
  }

  /** All summaries, those in the bin included, in no particular order. Records of another version are passed over. */
  async readSummaries(): Promise<readonly ConnectorSummary[]> {
    return (await this.readLibrary()).summaries;
  }

  /** Those of some connectors that there are; undefined when one of them is of another version. */
  async readSummariesOf(ids: readonly string[]): Promise<readonly ConnectorSummary[] | undefined> {
    const records = await getMany<unknown>(ids.map(summaryKey), this.#store);
    const found = records.filter((record) => record !== undefined);
    const summaries = found.filter(isSummary);
    return summaries.length === found.length ? summaries : undefined;
  }

  /** A connector as it is stored; undefined when there is none, or its record is of another version. */
  async read(id: string): Promise<ConnectorRecord | undefined> {
    return (await this.#recover(id))?.record;
  }

  /** The same, to be edited: at most one page may write through the journal. */
  async open(id: string): Promise<OpenedConnector | undefined> {
    const found = await this.#recover(id);
    if (!found) return undefined;
    const { record, files } = found;
    const { undo, lostSaves, isDamaged } = files;
    const isClear = lostSaves === 0 || (await this.#setAside(id, files.seq));
    // What cannot be put aside stays where it is, and the log goes on behind it, after a number that nothing has.
    const seq = isClear ? files.seq : files.last + 1;
    const journal = new ConnectorJournal(this.#store, { id, ...files, seq });
    return { ...record, journal, undo, lostSaves, isDamaged, isApart: isDamaged || !isClear };
  }

  /** Keeps edits that another page’s writing has come before, where nobody goes on from them. */
  async putAside(id: string, edits: readonly LoggedEdit[]): Promise<void> {
    await this.#put([[lostKey(id, Date.now()), [{ edits }]]]);
  }

  /** Earlier states of a connector. */
  pointsOf(id: string): RestorePoints {
    return new RestorePoints(this.#store, id);
  }

  readSource(id: string): Promise<StoredSource | undefined> {
    return get<StoredSource>(sourceKey(id), this.#store);
  }

  /**
   * Writes whole connectors in one transaction, all or none, in the place of what stood under their ids.
   *
   * @param gone Connectors that are erased with that.
   */
  async write(records: readonly RecordWithPoints[], gone: readonly string[] = []): Promise<void> {
    await write(this.#store, (store) => {
      for (const range of gone.flatMap(rangesOf)) store.delete(range);
      for (const record of records) {
        for (const range of rangesOf(record.summary.id)) store.delete(range);
        for (const [key, value] of entriesOf(record)) store.put(value, key);
      }
    });
  }

  async saveSummaries(summaries: readonly ConnectorSummary[]): Promise<void> {
    await this.#put(summaries.map((summary) => [summaryKey(summary.id), summary]));
  }

  async saveConnections(summary: ConnectorSummary, connections: readonly StoredConnection[]): Promise<void> {
    await this.#put([
      [connectionsKey(summary.id), connections],
      [summaryKey(summary.id), summary],
    ]);
  }

  async saveSource(summary: ConnectorSummary, source: StoredSource): Promise<void> {
    await this.#put([
      [sourceKey(summary.id), source],
      [summaryKey(summary.id), summary],
    ]);
  }

  /** Removes connectors for ever, with all that belongs to them. */
  async erase(ids: readonly string[]): Promise<void> {
    await write(this.#store, (store) => {
      for (const range of ids.flatMap(rangesOf)) store.delete(range);
    });
  }

  async eraseAll(): Promise<void> {
    await write(this.#store, (store) => {
      store.clear();
    });
  }

  async #recover(
    id: string,
  ): Promise<{ readonly record: ConnectorRecord; readonly files: RecoveredFiles } | undefined> {
    const names = [summaryKey(id), slotKey(id, 0), slotKey(id, 1), connectionsKey(id), sourceKey(id)];
    const [[summary, first, second, connections, source], log] = await Promise.all([
      getMany<unknown>(names, this.#store),
      this.#readAll(startingWith(logPrefix(id))),
    ]);
    // What makes edits again is not needed to show the library.
    const { recoverFiles } = await import('./recover-files.ts');
    const files = recoverFiles([first, second], log);
    if (!isSummary(summary) || !files) return undefined;
    const record: ConnectorRecord = {
      summary,
      connector: files.connector,
      connections: isConnectionList(connections) ? connections : [],
      ...(isSource(source) && { source }),
    };
    return { record, files };
  }

  /**
   * Takes saves out of the log that do not follow from the files, and keeps them where nobody goes on from them.
   *
   * @returns False where that could not be done, as on a full disk.
   */
  async #setAside(id: string, seq: number): Promise<boolean> {
    const range = IDBKeyRange.bound(logKey(id, seq + 1), `${logPrefix(id)}\uffff`);
    try {
      const entries = await this.#readAll(range);
      await write(this.#store, (store) => {
        store.put(entries, lostKey(id, Date.now()));
        store.delete(range);
      });
      return true;
    } catch {
      return false;
    }
  }

  #readAll(range: IDBKeyRange): Promise<readonly unknown[]> {
    return this.#store('readonly', (store) => promisifyRequest<unknown[]>(store.getAll(range)));
  }

  async #put(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    await write(this.#store, (store) => {
      for (const [key, value] of entries) store.put(value, key);
    });
  }
}

function entriesOf({
  summary,
  connector,
  connections,
  source,
  points = [],
}: RecordWithPoints): (readonly [key: string, value: unknown])[] {
  const { id } = summary;
  return [
    [summaryKey(id), summary],
    [slotKey(id, 0), filesOf(connector, 0)],
    [connectionsKey(id), connections],
    ...(source ? [[sourceKey(id), source] satisfies [string, unknown]] : []),
    ...points.flatMap((kept) => pointEntries(id, kept)),
  ];
}
