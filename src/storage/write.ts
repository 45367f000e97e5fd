import { promisifyRequest, type UseStore } from 'idb-keyval';

/**
 * Makes changes in one transaction, all or none; nothing of the page writes to IndexedDB but through this and
 * `readAndWrite`. Commits at once: a transaction that waits to be committed by itself is given
 * up by the browser when the page is left, and a save at that moment would be lost.
 *
 * @param work Makes its requests and returns. What it throws is what this rejects with.
 */
export async function write(store: UseStore, work: (objects: IDBObjectStore) => void): Promise<void> {
  await store('readwrite', (objects) => {
    const done = endOf(objects.transaction);
    try {
      work(objects);
      objects.transaction.commit();
    } catch (error) {
      return giveUp(objects.transaction, done, error);
    }
    return done;
  });
}

/** The same where what is written depends on what is read in the same transaction. */
export async function readAndWrite(store: UseStore, work: (objects: IDBObjectStore) => Promise<void>): Promise<void> {
  await store('readwrite', async (objects) => {
    const done = endOf(objects.transaction);
    try {
      await work(objects);
    } catch (error) {
      return giveUp(objects.transaction, done, error);
    }
    return done;
  });
}

/** Rejects with what ended it. A transaction does not always tell, and those of its requests that it ended tell only that. */
async function endOf(transaction: IDBTransaction): Promise<void> {
  const faults: unknown[] = [];
  transaction.addEventListener('error', ({ target }) => {
    if (target instanceof IDBRequest) faults.push(target.error);
  });
  try {
    await promisifyRequest(transaction);
  } catch (error) {
    const known = [...faults, error].filter((fault) => fault instanceof DOMException);
    const cause = known.find(({ name }) => name !== 'AbortError');
    throw cause ?? new DOMException('The browser gave the transaction up.', 'AbortError');
  }
}

/** A request that throws at once, as for what cannot be cloned, would let those before it be committed. */
async function giveUp(transaction: IDBTransaction, done: Promise<void>, error: unknown): Promise<never> {
  try {
    transaction.abort();
  } catch {
    // It was over by itself, and says why.
    await done;
  }
  await done.catch(() => undefined);
  throw error;
}
