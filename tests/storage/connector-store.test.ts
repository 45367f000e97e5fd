import 'fake-indexeddb/auto';
import { createStore, keys, set } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectorStore } from '#storage/connector-store.ts';
import { recordVersion } from '#storage/records.ts';
import { recordOf } from '../state/records.ts';

let store: ConnectorStore;
let databaseName: string;
let count = 0;

beforeEach(() => {
  databaseName = `test-${++count}`;
  store = new ConnectorStore(databaseName);
});

/** The database's own keys, seen from beside. */
const keysInside = async (): Promise<readonly string[]> =>
  (await keys<string>(createStore(databaseName, 'connectors'))).toSorted();

describe('a connector', () => {
  it('comes back as it was written, bytes included', async () => {
    await store.write([recordOf('a')]);
    expect(await store.read('a')).toEqual(recordOf('a'));
  });

  it('is undefined when there is none', async () => {
    await store.write([recordOf('a')]);
    expect(await store.read('b')).toBeUndefined();
    expect(await store.readSource('b')).toBeUndefined();
  });

  it('has its summary beside the others', async () => {
    await store.write([recordOf('a', 'Apples'), recordOf('b', 'Bread')]);
    const names = (await store.readSummaries()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Apples', 'Bread']);
  });

  it('is committed at once, because a page that is being left hears of nothing later', async () => {
    const { summary, connections } = recordOf('a');
    await store.write([recordOf('a')]);
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
    await store.saveConnections(summary, connections);
    await store.saveSummaries([summary]);
    expect(commit).toHaveBeenCalledTimes(2);
    commit.mockRestore();
  });

  it('keeps its files when its connections are saved', async () => {
    const record = recordOf('a');
    await store.write([record]);
    await store.saveConnections({ ...record.summary, connections: [] }, []);
    expect(await store.read('a')).toEqual({
      ...record,
      summary: { ...record.summary, connections: [] },
      connections: [],
    });
  });

  it('leaves nothing behind when it is erased', async () => {
    await store.write([recordOf('a'), recordOf('b')]);
    await store.erase(['a']);
    expect(await keysInside()).toEqual(['connections/b', 'files/b/0', 'source/b', 'summary/b']);
    await store.eraseAll();
    expect(await keysInside()).toEqual([]);
  });
});

describe('writing', () => {
  it('takes away the source of a connector that stood under the same id', async () => {
    await store.write([recordOf('a')]);
    const { source: _, ...withoutSource } = recordOf('a');
    await store.write([withoutSource]);
    expect(await store.read('a')).toEqual(withoutSource);
    expect(await store.readSource('a')).toBeUndefined();
  });

  it('writes all or none', async () => {
    const broken = recordOf('b');
    const uncloneable = { ...broken, source: { ...broken.source, format: 'swagger-2.0', files: [{ bytes: () => 1 }] } };
    // @ts-expect-error A function cannot be stored: stands for whatever makes the browser refuse.
    await expect(store.write([recordOf('a'), uncloneable])).rejects.toThrow();
    expect(await store.readSummaries()).toEqual([]);
  });
});

describe('what another version or another page has written', () => {
  it.each([
    { name: 'a summary of another version', key: 'summary/a', value: { ...recordOf('a').summary, version: 99 } },
    { name: 'a summary that is text', key: 'summary/a', value: 'hello' },
    {
      name: 'a connector without its definition',
      key: 'files/a/0',
      value: { version: recordVersion, seq: 0, check: '', connector: { properties: '{}' } },
    },
    {
      name: 'a connector of another version',
      key: 'files/a/0',
      value: { version: 99, seq: 0, check: '', connector: recordOf('a').connector },
    },
  ])('$name is passed over', async ({ key, value }) => {
    await store.write([recordOf('a'), recordOf('b')]);
    await set(key, value, createStore(databaseName, 'connectors'));
    expect(await store.read('a')).toBeUndefined();
    expect(await store.read('b')).toBeDefined();
    expect((await store.readSummaries()).map(({ id }) => id)).toContain('b');
  });

  it('what a newer version has written is counted, and stays', async () => {
    await store.write([recordOf('a'), recordOf('b')]);
    await set('summary/a', { ...recordOf('a').summary, version: 99 }, createStore(databaseName, 'connectors'));
    await store.upgrade();
    expect((await store.readLibrary()).newer).toBe(1);
    expect(await keysInside()).toContain('files/a/0');
  });

  it('connections that are no list count as none', async () => {
    await store.write([recordOf('a')]);
    await set('connections/a', { hello: 1 }, createStore(databaseName, 'connectors'));
    expect((await store.read('a'))?.connections).toEqual([]);
  });
});
