import type { Page } from '@playwright/test';
import type { Connector } from '../../../src/core/document/connector.ts';
import { recoverFiles } from '../../../src/storage/recover-files.ts';

/** Everything that the page keeps in IndexedDB, as one text to compare: bytes as a digest, the rest as JSON. */
export function readStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB did not answer.'));
      });
    const digest = async (bytes: Uint8Array<ArrayBuffer>) => [
      bytes.length,
      ...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    ];
    const plain = async (value: unknown): Promise<unknown> => {
      if (value instanceof Uint8Array) return digest(new Uint8Array(value));
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (typeof value !== 'object' || value === null) return value;
      return Promise.all(Object.entries(value).map(async ([key, member]) => [key, await plain(member)]));
    };

    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([settled(records.getAllKeys()), settled(records.getAll())]);
        found.push([name, store, keys, await plain(values)]);
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}

/** What is stored of the connector that is open, with what was picked of its source and how large that is. */
export async function readOpenConnector(
  page: Page,
): Promise<{ connector: Connector; operations: readonly string[]; bytes: number }> {
  await page.waitForURL(/#\/c\/[^/]+\//);
  const [, id = ''] = /#\/c\/([^/]+)/.exec(page.url()) ?? [];
  const { slots, log, source } = await page.evaluate(async (key) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error ?? new Error('IndexedDB did not answer.'));
      });
    const database = await settled(indexedDB.open('connector-studio'));
    const records = database.transaction('connectors').objectStore('connectors');
    const range = IDBKeyRange.bound(`log/${key}/`, `log/${key}/\uffff`);
    const [first, second, log, source] = await Promise.all([
      settled<unknown>(records.get(`files/${key}/0`)),
      settled<unknown>(records.get(`files/${key}/1`)),
      settled<unknown[]>(records.getAll(range)),
      settled(records.get(`source/${key}`)) as Promise<
        { operations?: string[]; files: { bytes: Uint8Array }[] } | undefined
      >,
    ]);
    database.close();
    return { slots: [first, second] as const, log, source };
  }, id);
  const files = recoverFiles([slots[0], slots[1]], log);
  if (!files) throw new Error(`Nothing is stored of ${id}`);
  return {
    connector: files.connector,
    operations: source?.operations ?? [],
    bytes: source?.files.reduce((sum, file) => sum + file.bytes.length, 0) ?? 0,
  };
}
