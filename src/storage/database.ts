import { createStore, type UseStore } from 'idb-keyval';

/** What a browser says of a connection that it has closed: it can be opened again. */
const closedNames: ReadonlySet<string> = new Set(['InvalidStateError', 'UnknownError']);

/**
 * The records of one database. Browsers close a connection behind a page's back (a cleared site, a backing store that
 * failed), and do not always say so: what finds it closed opens it again, once, and goes on.
 */
export function openRecords(databaseName: string): UseStore {
  let store = createStore(databaseName, 'connectors');
  return async (mode, callback) => {
    let isBegun = false;
    const begin: typeof callback = (objects) => {
      isBegun = true;
      return callback(objects);
    };
    const used = store;
    try {
      return await used(mode, begin);
    } catch (error) {
      const isClosed = error instanceof DOMException && closedNames.has(error.name);
      if (!isClosed) throw error;
      // Whoever comes next gets a connection of its own, whatever has become of this one.
      if (store === used) store = createStore(databaseName, 'connectors');
      // What was begun may have been done: only who asked for it knows whether it can be asked for again.
      if (isBegun) throw error;
      return store(mode, callback);
    }
  };
}
