import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Library } from '#state/Library.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { parcelDesk, recordOf } from './records.ts';

let store: ConnectorStore;
let library: Library;
/** What the library asked to have closed before it changed it. */
let released: string[];
let erased: string[];
const alone = (ids: readonly string[], work: () => Promise<void>): Promise<void> => {
  released.push(...ids);
  return work();
};
let count = 0;

beforeEach(async () => {
  vi.restoreAllMocks();
  released = [];
  store = new ConnectorStore(`library-${++count}`);
  await store.write([recordOf('a', 'Apples'), recordOf('b', 'Bread')]);
  erased = [];
  library = new Library(store, alone, (ids) => erased.push(...ids));
  await library.load();
});

const names = (): readonly string[] => library.summaries.map(({ name }) => name).toSorted();
describe('opening', () => {
  it('is ready when what is stored was read', () => {
    expect(library.isReady).toBe(true);
    expect(names()).toEqual(['Apples', 'Bread']);
    expect(library.find('a')?.name).toBe('Apples');
    expect(library.find('z')).toBeUndefined();
  });

  it('is ready and says why when it could not be read', async () => {
    vi.spyOn(store, 'readLibrary').mockRejectedValue(new Error('Closed'));
    const other = new Library(store, alone);
    await other.load();
    expect(other.isReady).toBe(true);
    expect(other.failure?.code).toBe('storage/unread');
  });
});

describe('creating', () => {
  it('stores the connector with its source, and shows it', async () => {
    const source = recordOf('x').source;
    const id = await library.create(parcelDesk, source);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(names()).toEqual(['Apples', 'Bread', 'Parcel Desk']);
    const record = await store.read(id ?? '');
    expect(record?.connector).toEqual(parcelDesk);
    expect(record?.source).toEqual(source);
    expect(record?.summary).toMatchObject({
      host: 'api.parcel.example',
      actions: 0,
      triggers: 0,
      brandColor: '#007ee5',
    });
  });

  it('shows nothing that is not on disk', async () => {
    vi.spyOn(store, 'write').mockRejectedValue(new DOMException('Full', 'QuotaExceededError'));
    expect(await library.create(parcelDesk)).toBeUndefined();
    expect(library.failure?.code).toBe('storage/full');
    expect(names()).toEqual(['Apples', 'Bread']);
  });
});

describe('the bin', () => {
  it('keeps the connector until it is restored', async () => {
    await library.bin(['a']);
    expect(library.find('a')?.binnedAt).toBeTypeOf('number');
    expect(library.find('b')?.binnedAt).toBeUndefined();
    expect((await store.read('a'))?.summary.binnedAt).toBeTypeOf('number');
    await library.restore(['a']);
    expect(library.find('a')).not.toHaveProperty('binnedAt');
    expect(await store.read('a')).toEqual(recordOf('a', 'Apples'));
  });

  it('erases for ever', async () => {
    await library.erase(['a']);
    expect(names()).toEqual(['Bread']);
    expect(await store.read('a')).toBeUndefined();
    expect(await store.readSource('a')).toBeUndefined();
    expect(await store.read('b')).toEqual(recordOf('b', 'Bread'));
    expect(erased).toEqual(['a']);
  });

  it.each(['bin', 'erase'] as const)('changes nothing on the screen when %s could not be stored', async (action) => {
    vi.spyOn(store, 'saveSummaries').mockRejectedValue(new Error('Closed'));
    vi.spyOn(store, 'erase').mockRejectedValue(new Error('Closed'));
    await library[action](['a']);
    expect(library.find('a')).toEqual(recordOf('a', 'Apples').summary);
    expect(library.failure?.code).toBe('storage/failed');
  });

  it('forgets a failure once something worked', async () => {
    vi.spyOn(store, 'erase').mockRejectedValueOnce(new Error('Closed'));
    await library.erase(['a']);
    await library.bin(['a']);
    expect(library.failure).toBeUndefined();
  });
});

describe('what is open elsewhere', () => {
  it.each([
    { name: 'binned', change: () => library.bin(['a']), closed: ['a'] },
    { name: 'restored', change: () => library.restore(['a']), closed: ['a'] },
    { name: 'erased', change: () => library.erase(['a']), closed: ['a'] },
  ])('is closed before it is $name', async ({ change, closed }) => {
    await change();
    expect(released).toEqual(closed);
  });
});
