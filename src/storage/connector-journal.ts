import type { UseStore } from 'idb-keyval';
import type { Connector } from '#core/document/connector.ts';
import { undoDepth, type LogEntry } from '#core/history/edit-log.ts';
import { logKey, logPrefix, otherSlot, slotKey, summaryKey, type Slot } from './keys.ts';
import { filesOf, recordVersion, type ConnectorSummary, type StoredFiles, type StoredLogEntry } from './records.ts';
import { write } from './write.ts';

/** Saves after which the files are written whole again, so that opening never has many to make again. */
const savesPerCopy = 60;

interface Copy {
  readonly slot: Slot;
  readonly key: string;
  readonly files: StoredFiles;
}

/**
 * How one open connector is kept: each save adds what was done to a log, which is small and quick; now and then the files
 * are written whole, into the older of two copies. All methods start their transaction at once and reject with the
 * browser's own `DOMException`; `ConstraintError` means that another page has written to this connector meanwhile.
 */
export class ConnectorJournal {
  readonly id: string;
  readonly #store: UseStore;
  #seq: number;
  #spare: Slot;
  /** How many saves the newest copy holds. */
  #copied: number;
  /** Up to where the log was dropped. */
  #pruned = 0;

  /**
   * @param start.seq The number of the last save.
   * @param start.copied How many of the saves the newest copy holds.
   * @param start.spare The copy that may be written over.
   */
  constructor(
    store: UseStore,
    {
      id,
      seq,
      copied,
      spare,
    }: { readonly id: string; readonly seq: number; readonly copied: number; readonly spare: Slot },
  ) {
    this.id = id;
    this.#store = store;
    this.#seq = seq;
    this.#spare = spare;
    this.#copied = copied;
  }

  /** True when it is time to write the files whole. */
  get wantsCopy(): boolean {
    return this.#seq - this.#copied >= savesPerCopy;
  }

  /** True when the newest copy does not have what the log has. */
  get isBehind(): boolean {
    return this.#seq > this.#copied;
  }

  /**
   * Adds a save, all or nothing.
   *
   * @param whole The files after it, when a save before it failed: what that held is in no other place.
   */
  async append(entry: LogEntry, summary: ConnectorSummary, whole?: Connector): Promise<void> {
    const seq = ++this.#seq;
    const record: StoredLogEntry = { version: recordVersion, seq, ...entry };
    const copy = whole && this.#copyOf(whole, seq);
    await write(this.#store, (store) => {
      // Fails where there is such a record already: two pages never write into each other's log.
      store.add(record, logKey(this.id, seq));
      if (copy) store.put(copy.files, copy.key);
      store.put(summary, summaryKey(this.id));
    });
    if (copy) this.#turn(copy.slot, seq);
  }

  /** Writes the files whole, as they are after the last save, and drops what of the log nobody needs any more. */
  async copy(connector: Connector): Promise<void> {
    const seq = this.#seq;
    const { files, key, slot } = this.#copyOf(connector, seq);
    // What the other copy lacks stays, in case this one is torn; and what undo goes back to.
    const old = Math.min(this.#copied, seq - undoDepth);
    await write(this.#store, (store) => {
      store.put(files, key);
      if (old > this.#pruned) store.delete(IDBKeyRange.bound(logPrefix(this.id), logKey(this.id, old)));
    });
    this.#pruned = Math.max(this.#pruned, old);
    this.#turn(slot, seq);
  }

  #copyOf(connector: Connector, seq: number): Copy {
    const slot = this.#spare;
    return { slot, key: slotKey(this.id, slot), files: filesOf(connector, seq) };
  }

  #turn(slot: Slot, seq: number): void {
    this.#copied = seq;
    this.#spare = otherSlot(slot);
  }
}
