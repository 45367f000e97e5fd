import { get, promisifyRequest, type UseStore } from 'idb-keyval';
import { openRecords } from './database.ts';
import { isObject } from './guards.ts';
import { secretsKey, secretsPrefix, startingWith, vaultKey } from './keys.ts';
import { readAndWrite, write } from './write.ts';

/** Raised when an older page could no longer read it. */
export const vaultVersion = 1;

/** The key that secrets are locked with, itself sealed with the passphrase: another passphrase leaves the secrets as they are. */
export interface StoredVault {
  readonly version: typeof vaultVersion;
  /** New for each vault: what one has locked, no other opens. */
  readonly id: string;
  /** `seal`, for `secrets-key`: derivation and its parameters are in it. */
  readonly sealedKey: Uint8Array<ArrayBuffer>;
}

/** The secrets of one connector’s connections, locked with the vault’s key. */
export interface StoredSecrets {
  readonly version: typeof vaultVersion;
  readonly vault: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly locked: Uint8Array<ArrayBuffer>;
}

/** Secrets in IndexedDB, never readable. Rejects with the browser's own `DOMException`, as `ConnectorStore` does. */
export class SecretStore {
  readonly #store: UseStore;

  constructor(databaseName = 'connector-studio') {
    this.#store = openRecords(databaseName);
  }

  /** Undefined when there is none; `unreadable` for one that a newer version of the page has made, or that is damaged. */
  async readVault(): Promise<StoredVault | 'unreadable' | undefined> {
    const vault = await get<unknown>(vaultKey, this.#store);
    if (vault === undefined) return undefined;
    return isVault(vault) ? vault : 'unreadable';
  }

  /** By connector. What is not of this version or another vault's is passed over. */
  async readAll(vault: string): Promise<ReadonlyMap<string, StoredSecrets>> {
    return this.#store('readonly', async (objects) => {
      const range = startingWith(secretsPrefix);
      const [keys, values] = await Promise.all([
        promisifyRequest(objects.getAllKeys(range)),
        promisifyRequest<unknown[]>(objects.getAll(range)),
      ]);
      const found = new Map<string, StoredSecrets>();
      for (const [index, key] of keys.entries()) {
        const value = values[index];
        if (typeof key === 'string' && isSecrets(value) && value.vault === vault)
          found.set(key.slice(secretsPrefix.length), value);
      }
      return found;
    });
  }

  /** Puts a vault, and what it has locked, in the place of any other: all or nothing. */
  async replace(vault: StoredVault, secrets: ReadonlyMap<string, StoredSecrets>): Promise<void> {
    await write(this.#store, (objects) => {
      objects.delete(startingWith(secretsPrefix));
      objects.put(vault, vaultKey);
      for (const [id, value] of secrets) objects.put(value, secretsKey(id));
    });
  }

  /** The same vault with its key sealed anew. */
  async saveVault(vault: StoredVault): Promise<void> {
    await write(this.#store, (objects) => {
      objects.put(vault, vaultKey);
    });
  }

  /** @param secrets Undefined for a connector that has none any more. @returns False where the vault is gone: nothing is written then. */
  async save(id: string, secrets: StoredSecrets | undefined, vault: string): Promise<boolean> {
    let isHere = false;
    await readAndWrite(this.#store, async (objects) => {
      const stored = await promisifyRequest<unknown>(objects.get(vaultKey));
      isHere = isVault(stored) && stored.id === vault;
      if (!isHere) return;
      if (secrets) objects.put(secrets, secretsKey(id));
      else objects.delete(secretsKey(id));
    });
    return isHere;
  }

  /** Removes the vault and everything that it has locked. */
  async forget(): Promise<void> {
    await write(this.#store, (objects) => {
      objects.delete(startingWith(secretsPrefix));
      objects.delete(vaultKey);
    });
  }
}

const isBytes = (value: unknown): boolean => ArrayBuffer.isView(value);

const isVault = (value: unknown): value is StoredVault =>
  isObject(value) &&
  value['version'] === vaultVersion &&
  typeof value['id'] === 'string' &&
  isBytes(value['sealedKey']);

const isSecrets = (value: unknown): value is StoredSecrets =>
  isObject(value) &&
  value['version'] === vaultVersion &&
  typeof value['vault'] === 'string' &&
  isBytes(value['iv']) &&
  isBytes(value['locked']);
