import { promisifyRequest, type UseStore } from 'idb-keyval';
import { openRecords } from './database.ts';
import { lostPrefixOfAll, oldPrefix, partOfKey, startingWith, type RecordPart } from './keys.ts';
import { write } from './write.ts';

/** Bytes, roughly: what is in the records, not what the browser makes of them on the disk. */
export interface RecordSizes {
  /** By connector id, also of those that have nothing but leftovers. */
  readonly connectors: ReadonlyMap<string, Readonly<Partial<Record<RecordPart, number>>>>;
  /** Of connectors as older versions of the page had stored them. */
  readonly old: { readonly count: number; readonly bytes: number };
  /** Of edits that were put aside. */
  readonly lost: { readonly count: number; readonly bytes: number };
}

/** Leftovers in IndexedDB: how large everything is, and what may go. */
export class RecordSizing {
  readonly #store: UseStore;

  constructor(databaseName = 'connector-studio') {
    this.#store = openRecords(databaseName);
  }

  /** One record after the other: all at once would take as much memory as they take on the disk. */
  async measure(): Promise<RecordSizes> {
    return this.#store('readonly', async (objects) => {
      const connectors = new Map<string, Partial<Record<RecordPart, number>>>();
      const sums = { old: { count: 0, bytes: 0 }, lost: { count: 0, bytes: 0 } };
      const request = objects.openCursor();
      for (;;) {
        const cursor = await promisifyRequest(request);
        if (!cursor) return { connectors, ...sums };
        const key = typeof cursor.key === 'string' ? cursor.key : '';
        const value: unknown = cursor.value;
        const bytes = key.length + sizeOfValue(value);
        const leftover = key.startsWith(oldPrefix) ? sums.old : key.startsWith(lostPrefixOfAll) ? sums.lost : undefined;
        if (leftover) {
          leftover.count += 1;
          leftover.bytes += bytes;
        }
        const place = partOfKey(key);
        if (place) {
          const parts = connectors.get(place.id) ?? {};
          connectors.set(place.id, { ...parts, [place.part]: (parts[place.part] ?? 0) + bytes });
        }
        cursor.continue();
      }
    });
  }

  /** What was put aside, by the name of its record. */
  async readLost(): Promise<readonly (readonly [name: string, value: unknown])[]> {
    return this.#store('readonly', async (objects) => {
      const range = startingWith(lostPrefixOfAll);
      const [keys, values] = await Promise.all([
        promisifyRequest(objects.getAllKeys(range)),
        promisifyRequest<unknown[]>(objects.getAll(range)),
      ]);
      return keys.flatMap((key, at) => (typeof key === 'string' ? [[key, values[at]] as const] : []));
    });
  }

  /** Removes what older versions have left, or what was put aside, for ever. */
  async drop(what: 'old' | 'lost'): Promise<void> {
    await write(this.#store, (objects) => {
      objects.delete(startingWith(what === 'old' ? oldPrefix : lostPrefixOfAll));
    });
  }
}

/** Bytes of a value as it would be written, roughly: texts by the letter, binary as it is. Goes no deeper than the value. */
function sizeOfValue(value: unknown): number {
  let bytes = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') bytes += next.length;
    else if (ArrayBuffer.isView(next)) bytes += next.byteLength;
    else if (next instanceof ArrayBuffer) bytes += next.byteLength;
    else if (typeof next === 'object' && next !== null) {
      for (const [key, member] of Object.entries(next)) {
        bytes += key.length + 2;
        waiting.push(member);
      }
    } else bytes += 8;
  }
  return bytes;
}
