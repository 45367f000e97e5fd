import { IDBFactory } from 'fake-indexeddb';
import { createStore, entries } from 'idb-keyval';
import { vi } from 'vitest';

/** What may become of a write. */
export const faultKinds = [
  'no room, said at the request',
  'no room, said at the end',
  'given up with a fault of its own',
  'given up without a word',
  'closed in the middle',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What of fake-indexeddb's transaction the tests reach for: it is ended as a browser would end it. */
interface EndableTransaction extends IDBTransaction {
  readonly _abort: (name: string | null) => void;
}

const methods = ['put', 'add', 'delete', 'clear'] as const;
let opened: IDBDatabase[] = [];

/** A browser that has kept nothing yet. */
export function emptyBrowser(): void {
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  opened = [];
  const open = factory.open.bind(factory);
  factory.open = (...names) => {
    const request = open(...names);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  };
}

/** The browser closes every connection, and says nothing. */
export function closeConnections(): void {
  for (const database of opened.splice(0)) database.close();
}

/** All that is kept in IndexedDB. */
export async function readAll(): Promise<ReadonlyMap<string, unknown>> {
  return new Map(await entries<string, unknown>(createStore('connector-studio', 'connectors')));
}

/** Counts requests that write to records of these names, until `stop`. */
export function countRequests(key: RegExp): { readonly stop: () => number } {
  let count = 0;
  const spies = watch(key, () => void count++);
  return {
    stop: () => {
      for (const spy of spies) spy.mockRestore();
      return count;
    },
  };
}

/** Every request that writes to a record of such a name goes wrong, from the `nth` of a transaction on, until `stop`. */
export function injectFault(
  key: RegExp,
  kind: FaultKind,
  nth: number,
): { readonly stop: () => void; readonly hits: () => number } {
  let hits = 0;
  const seen = new WeakMap<IDBTransaction, number>();
  const spies = watch(key, ({ transaction }) => {
    const count = (seen.get(transaction) ?? 0) + 1;
    seen.set(transaction, count);
    if (count !== nth) return;
    hits++;
    const end = (name: string | null): void => {
      const { _abort } = transaction as EndableTransaction;
      queueMicrotask(() => _abort.call(transaction, name));
    };
    switch (kind) {
      case 'no room, said at the request':
        throw new DOMException('Full', 'QuotaExceededError');
      case 'no room, said at the end':
        return end('QuotaExceededError');
      case 'given up with a fault of its own':
        return end('UnknownError');
      case 'given up without a word':
        return end(null);
      case 'closed in the middle':
        end('AbortError');
        closeConnections();
    }
  });
  return {
    stop: () => {
      for (const spy of spies) spy.mockRestore();
    },
    hits: () => hits,
  };
}

function watch(key: RegExp, onRequest: (objects: IDBObjectStore) => void): readonly { mockRestore: () => void }[] {
  return methods.map((method) => {
    const original = Reflect.get(IDBObjectStore.prototype, method) as (...values: unknown[]) => IDBRequest;
    return vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      const target = method === 'put' || method === 'add' ? values[1] : values[0];
      const name: unknown = target instanceof IDBKeyRange ? target.lower : target;
      const request = original.apply(this, values);
      if (key.test(typeof name === 'string' ? name : '')) onRequest(this);
      return request;
    });
  });
}
