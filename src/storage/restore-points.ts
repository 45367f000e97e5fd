import { promisifyRequest, type UseStore } from 'idb-keyval';
import {
  deedOf,
  sizeOfPacked,
  type KeptPoint,
  type PackedConnector,
  type RestorePoint,
} from '#core/history/restore-point.ts';
import { isIcon, isLogEntry, isObject } from './guards.ts';
import { logPrefix, pointFilesKey, pointKey, pointPrefix, startingWith } from './keys.ts';
import { readAndWrite, write } from './write.ts';

/** Raised with each change of a stored point's shape. Points of another version are passed over, and kept. */
export const pointVersion = 1;

interface StoredPoint extends RestorePoint {
  readonly version: typeof pointVersion;
}

interface StoredPointFiles extends PackedConnector {
  readonly version: typeof pointVersion;
}

/** What of a point is given; the rest follows from its files. */
export type NewPoint = Omit<RestorePoint, 'size'>;

/**
 * Earlier states of one connector. What there is to know of a point stands apart from its files, so that a list of them
 * takes no time. Methods reject with the browser's own `DOMException`.
 */
export class RestorePoints {
  readonly #store: UseStore;
  readonly #id: string;

  constructor(store: UseStore, id: string) {
    this.#store = store;
    this.#id = id;
  }

  /** In the order of time. */
  async list(): Promise<readonly RestorePoint[]> {
    const records = await this.#readAll(startingWith(pointPrefix(this.#id)));
    return records.filter(isPoint);
  }

  /** A point with its files, as they are stored; undefined when it is gone. */
  async read(at: number): Promise<KeptPoint | undefined> {
    const [point, files] = await this.#store('readonly', (objects) =>
      Promise.all([
        promisifyRequest<unknown>(objects.get(pointKey(this.#id, at))),
        promisifyRequest<unknown>(objects.get(pointFilesKey(this.#id, at))),
      ]),
    );
    if (!isPoint(point) || !isPointFiles(files)) return undefined;
    const { version: _, ...about } = point;
    const { version: __, ...packed } = files;
    return { point: about, files: packed };
  }

  /**
   * Adds a point and takes away those that are not worth their room any more, all or nothing.
   *
   * @returns The point as it is listed.
   */
  async add(point: NewPoint, files: PackedConnector, drop: readonly number[]): Promise<RestorePoint> {
    const record: RestorePoint = { ...point, size: sizeOfPacked(files) };
    await this.addAll([{ point: record, files }], drop);
    return record;
  }

  /** The same for points that come from elsewhere. */
  async addAll(points: readonly KeptPoint[], drop: readonly number[]): Promise<void> {
    await write(this.#store, (objects) => {
      // Room is made first.
      this.#delete(objects, drop);
      // Fails where there is one of that time already.
      for (const [key, value] of points.flatMap((kept) => pointEntries(this.#id, kept))) objects.add(value, key);
    });
  }

  /** The points of these times with their files, in the order given. Those that are not whole are passed over. */
  async readAll(times: readonly number[]): Promise<readonly KeptPoint[]> {
    const found: KeptPoint[] = [];
    for (const at of times) {
      const kept = await this.read(at);
      if (kept) found.push(kept);
    }
    return found;
  }

  /** Names a point, which keeps it for good; without a name it is one of many again. */
  async rename(at: number, name: string | undefined): Promise<RestorePoint | undefined> {
    let renamed: RestorePoint | undefined;
    await readAndWrite(this.#store, async (objects) => {
      const point = await promisifyRequest<unknown>(objects.get(pointKey(this.#id, at)));
      if (!isPoint(point)) return;
      const { name: _, kind: __, ...rest } = point;
      renamed = name === undefined ? { ...rest, kind: 'auto' } : { ...rest, kind: 'named', name };
      objects.put(renamed, pointKey(this.#id, at));
    });
    return renamed;
  }

  async remove(at: number): Promise<void> {
    await write(this.#store, (objects) => this.#delete(objects, [at]));
  }

  /** What was done since a moment, as far as the log reaches back; typing that goes on counts once. */
  async titlesSince(at: number): Promise<readonly string[]> {
    const records = await this.#readAll(startingWith(logPrefix(this.#id)));
    return records
      .filter(isLogEntry)
      .flatMap(({ edits }) => edits)
      .filter((edit) => edit.at > at && edit.joins !== true)
      .map(deedOf);
  }

  #delete(objects: IDBObjectStore, times: readonly number[]): void {
    for (const at of times) {
      objects.delete(pointKey(this.#id, at));
      objects.delete(pointFilesKey(this.#id, at));
    }
  }

  #readAll(range: IDBKeyRange): Promise<readonly unknown[]> {
    return this.#store('readonly', (objects) => promisifyRequest<unknown[]>(objects.getAll(range)));
  }
}

/** The records of a point, by name. */
export function pointEntries(
  id: string,
  { point, files }: KeptPoint,
): readonly (readonly [key: string, value: unknown])[] {
  const record: StoredPoint = { ...point, version: pointVersion };
  const stored: StoredPointFiles = { ...files, version: pointVersion };
  return [
    [pointKey(id, point.at), record],
    [pointFilesKey(id, point.at), stored],
  ];
}

const kinds: ReadonlySet<unknown> = new Set(['auto', 'named', 'kept']);

const isPoint = (value: unknown): value is StoredPoint =>
  isObject(value) &&
  value['version'] === pointVersion &&
  Number.isSafeInteger(value['at']) &&
  kinds.has(value['kind']) &&
  (value['kind'] !== 'named' || typeof value['name'] === 'string') &&
  Array.isArray(value['titles']) &&
  value['titles'].every((title) => typeof title === 'string') &&
  Number.isSafeInteger(value['edits']) &&
  Number.isSafeInteger(value['size']) &&
  typeof value['check'] === 'string';

const isPointFiles = (value: unknown): value is StoredPointFiles =>
  isObject(value) &&
  value['version'] === pointVersion &&
  ArrayBuffer.isView(value['texts']) &&
  (value['icon'] === undefined || isIcon(value['icon']));
