import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupEntry } from '#core/exports/backup.ts';
import { Library, type BackupPreview } from '#state/Library.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { WorkerClient } from '#worker/client.ts';
import { parcelDesk, recordOf } from './records.ts';

let store: ConnectorStore;
let worker: WorkerClient;
let library: Library;
/** What the library asked to have closed before it changed it. */
let released: string[];
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
  worker = new WorkerClient(() => {
    throw new Error('No worker is needed here');
  });
  library = new Library(store, worker, alone);
  await library.load();
});

const names = (): readonly string[] => library.summaries.map(({ name }) => name).toSorted();
/** What a reload would show. */
const namesOnDisk = async (): Promise<readonly string[]> =>
  (await store.readSummaries()).map(({ name }) => name).toSorted();

const entryOf = (id: string, title: string): BackupEntry => {
  const { summary, connector, connections } = recordOf(id, title);
  return { id, name: title, createdAt: summary.createdAt, changedAt: summary.changedAt, connector, connections };
};
const backupOf = (...entries: readonly BackupEntry[]): BackupPreview => ({ entries, known: 0 });

describe('opening', () => {
  it('is ready when what is stored was read', () => {
    expect(library.isReady).toBe(true);
    expect(names()).toEqual(['Apples', 'Bread']);
    expect(library.find('a')?.name).toBe('Apples');
    expect(library.find('z')).toBeUndefined();
  });

  it('is ready and says why when it could not be read', async () => {
    vi.spyOn(store, 'readSummaries').mockRejectedValue(new Error('Closed'));
    const other = new Library(store, worker, alone);
    await other.load();
    expect(other.isReady).toBe(true);
    expect(other.failure?.code).toBe('storage/failed');
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

describe('a backup', () => {
  it('holds every connector but those in the bin', async () => {
    const packed = { ok: true, value: new Uint8Array([1, 2]), diagnostics: [] } as const;
    const run = vi.spyOn(worker, 'run').mockResolvedValue(packed);
    await library.bin(['b']);
    expect(await library.exportAll(true)).toBe(packed);
    expect(run).toHaveBeenCalledWith('writeBackup', {
      entries: [{ ...entryOf('a', 'Apples'), source: recordOf('a').source }],
      options: { allowSecrets: true },
    });
  });

  it('tells beforehand how many of it are here already', async () => {
    const entries = [entryOf('a', 'Apples'), entryOf('n', 'New')];
    vi.spyOn(worker, 'run').mockResolvedValue({ ok: true, value: entries, diagnostics: [] });
    const preview = await library.readBackup(new Uint8Array());
    expect(preview).toMatchObject({ ok: true, value: { known: 1 } });
    expect(names()).toEqual(['Apples', 'Bread']);
  });

  it('merged keeps every connector, and brings a known one as a copy', async () => {
    await library.restoreBackup(backupOf(entryOf('a', 'Apples of old'), entryOf('n', 'New')), 'merge');
    const expected = ['Apples', 'Apples of old', 'Bread', 'New'];
    expect(names()).toEqual(expected);
    expect(await namesOnDisk()).toEqual(expected);
    expect(library.find('a')?.name).toBe('Apples');
    expect(library.find('n')?.connections).toEqual(['My account']);
  });

  it('put in the place of everything leaves only its own', async () => {
    await library.bin(['b']);
    await library.restoreBackup(backupOf(entryOf('a', 'Apples of old'), entryOf('n', 'New')), 'replace');
    expect(names()).toEqual(['Apples of old', 'New']);
    expect(await namesOnDisk()).toEqual(['Apples of old', 'New']);
    expect(await store.readSource('a')).toBeUndefined();
  });

  it('removes nothing when it could not be written', async () => {
    vi.spyOn(store, 'write').mockRejectedValue(new DOMException('Full', 'QuotaExceededError'));
    await library.restoreBackup(backupOf(entryOf('n', 'New')), 'replace');
    expect(library.failure?.code).toBe('storage/full');
    expect(names()).toEqual(['Apples', 'Bread']);
    expect(await namesOnDisk()).toEqual(['Apples', 'Bread']);
  });
});

describe('what is open elsewhere', () => {
  it.each([
    { name: 'binned', change: () => library.bin(['a']), closed: ['a'] },
    { name: 'restored', change: () => library.restore(['a']), closed: ['a'] },
    { name: 'erased', change: () => library.erase(['a']), closed: ['a'] },
    {
      name: 'replaced',
      change: () => library.restoreBackup(backupOf(entryOf('a', 'Other')), 'replace'),
      closed: ['a', 'b'],
    },
  ])('is closed before it is $name', async ({ change, closed }) => {
    await change();
    expect(released).toEqual(closed);
  });
});
