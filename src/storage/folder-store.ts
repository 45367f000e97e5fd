import { get, type UseStore } from 'idb-keyval';
import { openRecords } from './database.ts';
import { isObject } from './guards.ts';
import { folderKey } from './keys.ts';
import { write } from './write.ts';

const folderVersion = 1;

/** What was written to a connector's own folder. */
export interface WrittenFolder {
  readonly name: string;
  /** SHA-256 by file name; the second is that of a write that may not have come to its end. */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** A folder of this computer that is kept in step. */
export interface StoredFolder {
  readonly version: typeof folderVersion;
  /** Browsers can store it, and ask for leave to use it again. */
  readonly handle: FileSystemDirectoryHandle;
  /** By connector id. */
  readonly written: Readonly<Record<string, WrittenFolder>>;
}

export const folderOf = (handle: FileSystemDirectoryHandle): StoredFolder => ({
  version: folderVersion,
  handle,
  written: {},
});

/** Which folder is kept in step, and what of it was written here. */
export class FolderStore {
  readonly #store: UseStore;

  constructor(databaseName = 'connector-studio') {
    this.#store = openRecords(databaseName);
  }

  async read(): Promise<StoredFolder | undefined> {
    const value = await get<unknown>(folderKey, this.#store);
    return isFolder(value) ? value : undefined;
  }

  async write(folder: StoredFolder): Promise<void> {
    await write(this.#store, (objects) => {
      objects.put(folder, folderKey);
    });
  }

  async forget(): Promise<void> {
    await write(this.#store, (objects) => {
      objects.delete(folderKey);
    });
  }
}

const isFolder = (value: unknown): value is StoredFolder =>
  isObject(value) && value['version'] === folderVersion && isObject(value['handle']) && isObject(value['written']);
