import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupConnection, BackupEntry } from '#core/exports/backup.ts';
import type { KeptPoint } from '#core/history/restore-point.ts';
import type { Result } from '#core/diagnostics/diagnostic.ts';
import { Backups, type BackupPreview } from '#state/Backups.svelte.ts';
import { Library } from '#state/Library.svelte.ts';
import { NotGivenUp } from '#state/not-given-up.ts';
import { Secrets } from '#state/Secrets.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { SecretStore } from '#storage/secret-store.ts';
import { WorkerClient } from '#worker/client.ts';
import type { TaskMessage } from '#worker/protocol.ts';
import { runTask } from '#worker/run-task.ts';
import { pointOf } from '../core/exports/backup-library.ts';
import { recordOf } from './records.ts';

let store: ConnectorStore;
let library: Library;
let secrets: Secrets;
let backups: Backups;
/** What was asked to be closed before it was changed. */
let released: string[];
/** Those whose last edits cannot be saved. */
let unsaved: readonly string[];
/** What was told to be in a backup. */
let copied: readonly string[];
/** Why they cannot be. */
let refusal: NotGivenUp | undefined;
let count = 0;

beforeEach(async () => {
  vi.restoreAllMocks();
  // What the worker would do is done in place.
  vi.spyOn(WorkerClient.prototype, 'run').mockImplementation((task, request) =>
    runTask({ task, request } as TaskMessage),
  );
  released = [];
  unsaved = copied = [];
  const database = `backups-${++count}`;
  store = new ConnectorStore(database);
  await store.write([recordOf('a', 'Apples'), recordOf('b', 'Bread')]);
  refusal = undefined;
  const alone = (ids: readonly string[], work: () => Promise<void>): Promise<void> => {
    released.push(...ids);
    return refusal ? Promise.reject(refusal) : work();
  };
  library = new Library(store, alone);
  await library.load();
  secrets = new Secrets(new SecretStore(database), { rounds: 2 });
  const worker = new WorkerClient(() => {
    throw new Error('No worker is needed here');
  });
  backups = new Backups({
    store,
    worker,
    library,
    secrets,
    alone,
    rounds: 2,
    save: () => Promise.resolve(unsaved),
    onMade: (ids) => (copied = ids),
  });
});

const names = (): readonly string[] => library.summaries.map(({ name }) => name).toSorted();
const namesOnDisk = async (): Promise<readonly string[]> =>
  (await store.readSummaries()).map(({ name }) => name).toSorted();

function entryOf(id: string, title: string, changedAt = 2_000): BackupEntry {
  const { connector, connections } = recordOf(id, title);
  return { id, name: title, createdAt: 1_000, changedAt, connector, connections };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join());
  return result.value;
}

/** As if these had been in a backup. */
async function previewOf(...entries: readonly BackupEntry[]): Promise<BackupPreview> {
  vi.mocked(WorkerClient.prototype.run).mockResolvedValueOnce({ ok: true, value: entries, diagnostics: [] });
  return valueOf(await backups.read(new Uint8Array()));
}

describe('a backup', () => {
  it('holds every connector but those in the bin', async () => {
    await library.bin(['b']);
    const { rows } = valueOf(await backups.read(valueOf(await backups.make())));
    expect(rows.map(({ entry, standing }) => [entry.id, standing])).toEqual([['a', 'same']]);
    expect(rows[0]?.entry.source?.files.map(({ name }) => name)).toEqual(['parcels.json']);
  });

  it('says what it has not all of, and counts that as nowhere else', async () => {
    await backups.make();
    expect(copied).toEqual(expect.arrayContaining(['a', 'b']));
    unsaved = ['b'];
    vi.spyOn(store, 'read').mockImplementation((id) =>
      Promise.resolve(id === 'a' ? undefined : recordOf('b', 'Bread')),
    );
    const made = await backups.make();
    expect(made.ok).toBe(true);
    expect(made.diagnostics).toMatchObject([
      { code: 'backup/left-out', message: expect.stringContaining('Apples') },
      { code: 'backup/unsaved', message: expect.stringContaining('Bread') },
    ]);
    expect(copied).toEqual([]);
  });

  it('says how each connector stands to the one here', async () => {
    await library.bin(['b']);
    const preview = await previewOf(
      entryOf('n', 'New'),
      entryOf('a', 'Apples of old', 1_999),
      entryOf('b', 'Better bread', 2_001),
    );
    expect(preview.rows.map(({ standing, isBinned }) => [standing, isBinned])).toEqual([
      ['new', false],
      ['newer-here', false],
      ['newer-there', true],
    ]);
    expect(names()).toEqual(['Apples', 'Bread']);
  });

  it('gives a new id to what has none of ours, and to the second of two', async () => {
    const { rows } = await previewOf(entryOf('a/0', 'Slash'), entryOf('n', 'One'), entryOf('n', 'Two'));
    const ids = rows.map(({ entry }) => entry.id);
    expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(ids).size).toBe(3);
    expect(rows.map(({ standing }) => standing)).toEqual(['new', 'new', 'new']);
  });
});

describe('merged', () => {
  it('brings what is new and newer, keeps what is newer here, and removes nothing', async () => {
    const preview = await previewOf(
      entryOf('n', 'New'),
      entryOf('a', 'Apples of old', 1),
      entryOf('b', 'Better bread', 9_000),
    );
    expect(valueOf(await backups.merge(preview))).toBe(2);
    expect(names()).toEqual(['Apples', 'Better bread', 'New']);
    expect(await namesOnDisk()).toEqual(names());
    expect(released).toEqual(expect.arrayContaining(['n', 'a', 'b']));
  });

  it('can be taken back in a connector that it changed', async () => {
    await backups.merge(await previewOf(entryOf('b', 'Better bread', 9_000)));
    const opened = await store.open('b');
    expect(opened?.undo.undo.map(({ title }) => title)).toEqual(['Take over from a backup']);
    expect(opened?.isDamaged).toBe(false);
  });

  it.each([
    { choice: 'take', expected: ['Apples of old', 'Bread'] },
    { choice: 'keep', expected: ['Apples', 'Bread'] },
    { choice: 'both', expected: ['Apples', 'Apples of old', 'Bread'] },
  ] as const)('does with a connector what was chosen: $choice', async ({ choice, expected }) => {
    await backups.merge(await previewOf(entryOf('a', 'Apples of old', 1)), { a: choice });
    expect(names()).toEqual(expected);
    expect(await namesOnDisk()).toEqual(expected);
  });

  it('takes a connector out of the bin that it brings', async () => {
    await library.bin(['b']);
    await backups.merge(await previewOf(entryOf('b', 'Better bread', 9_000)));
    expect(library.find('b')).not.toHaveProperty('binnedAt');
  });

  it('adds connections that are missing, and changes none that is here', async () => {
    const entry = entryOf('a', 'Apples');
    const connections: readonly BackupConnection[] = [
      { id: 'c1', name: 'Old name', values: { username: 'eve' } },
      { id: 'c9', name: 'Second', values: {} },
    ];
    await backups.merge(await previewOf({ ...entry, connections }));
    expect((await store.read('a'))?.connections).toEqual([
      { id: 'c1', name: 'My account', values: { username: 'ada' } },
      { id: 'c9', name: 'Second', values: {} },
    ]);
    expect(library.find('a')?.connections).toEqual(['My account', 'Second']);
  });

  it('says why when it could not be stored', async () => {
    vi.spyOn(store, 'write').mockRejectedValue(new DOMException('Full', 'QuotaExceededError'));
    const result = await backups.merge(await previewOf(entryOf('n', 'New')));
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'storage/full' }] });
    expect(names()).toEqual(['Apples', 'Bread']);
  });
});

it('brings nothing while another page cannot save one of them, and says which', async () => {
  refusal = new NotGivenUp('elsewhere', 'Apples');
  const preview = await previewOf(entryOf('a', 'Avocados', 3_000), entryOf('c', 'Carrots'));
  for (const result of [await backups.merge(preview), await backups.replace(preview)]) {
    expect(result.ok).toBe(false);
    expect(result.diagnostics).toEqual([refusal.diagnostic]);
  }
  expect(await namesOnDisk()).toEqual(['Apples', 'Bread']);
});

describe('put in the place of everything', () => {
  it('leaves only its own', async () => {
    await library.bin(['b']);
    released = [];
    expect(valueOf(await backups.replace(await previewOf(entryOf('a', 'Apples of old'), entryOf('n', 'New'))))).toBe(2);
    expect(names()).toEqual(['Apples of old', 'New']);
    expect(await namesOnDisk()).toEqual(['Apples of old', 'New']);
    expect(await store.readSource('a')).toBeUndefined();
    expect(released).toEqual(['a', 'b', 'n']);
  });

  it('removes nothing when it could not be written', async () => {
    vi.spyOn(store, 'write').mockRejectedValue(new DOMException('Full', 'QuotaExceededError'));
    expect((await backups.replace(await previewOf(entryOf('n', 'New')))).ok).toBe(false);
    expect(names()).toEqual(['Apples', 'Bread']);
    expect(await namesOnDisk()).toEqual(['Apples', 'Bread']);
  });
});

describe('sealed', () => {
  const passphrase = 'correct horse battery';
  const canary = 'CANARY-s3cret';
  beforeEach(() => secrets.put('a', 'c1', { api_key: canary }));

  it('opens with its passphrase only, and holds the secrets of connections if that was wanted', async () => {
    const file = valueOf(await backups.make({ passphrase, withConnectionSecrets: true }));
    expect(await backups.isSealed(file)).toBe(true);
    expect(Buffer.from(file).includes('Apples')).toBe(false);
    expect(await backups.read(file, 'another')).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'seal/wrong-passphrase' }],
    });
    expect(valueOf(await backups.read(file, passphrase)).hasSecrets).toBe(true);
    await secrets.put('a', 'c1', undefined);
    await backups.merge(valueOf(await backups.read(file, passphrase)));
    expect(secrets.of('a', 'c1')).toEqual({ api_key: canary });
    expect(JSON.stringify(await store.read('a'))).not.toContain(canary);
  });

  it('leaves them behind otherwise, and so does every other backup', async () => {
    const sealed = valueOf(await backups.make({ passphrase }));
    expect(valueOf(await backups.read(sealed, passphrase)).hasSecrets).toBe(false);
    const plain = valueOf(await backups.make({ withConnectionSecrets: true, allowSecrets: true }));
    expect(valueOf(await backups.read(plain)).hasSecrets).toBe(false);
  });

  it('that is damaged changes nothing', async () => {
    const file = valueOf(await backups.make({ passphrase }));
    file[file.length - 5] = (file.at(-5) ?? 0) ^ 1;
    expect(await backups.read(file, passphrase)).toMatchObject({ ok: false, diagnostics: [{ code: 'seal/damaged' }] });
    expect(names()).toEqual(['Apples', 'Bread']);
  });
});

describe('earlier versions', () => {
  const release = pointOf('Release', { at: 1_000, kind: 'named', name: 'Release 1' });
  const auto = pointOf('Yesterday', { at: Date.now() - 1, kind: 'auto' });
  const there = async (id: string) => (await store.pointsOf(id).list()).map(({ at, name }) => name ?? at);
  const made = async (): Promise<BackupPreview> => valueOf(await backups.read(valueOf(await backups.make())));
  const unpacking = ({ point, files }: KeptPoint): TaskMessage => ({
    task: 'unpackConnector',
    request: { files, check: point.check },
  });
  const inside = { at: [release.point, auto.point].map(({ at, name }) => name ?? at) };

  beforeEach(() => store.pointsOf('a').addAll([release, auto], []));

  it('are in a backup, and the preview says how many would come, and how large they are', async () => {
    const backup = await made();
    expect(backup.rows[0]?.versions).toEqual({ count: 0, bytes: 0 });
    await store.erase(['a']);
    const bytes = release.point.size + auto.point.size;
    const again = await previewOf(...backup.rows.map(({ entry }) => entry));
    expect(again.rows[0]?.versions).toEqual({ count: 2, bytes });
  });

  it('come back with a connector that is gone, when it is added and when all is replaced', async () => {
    const backup = await made();
    for (const bring of ['merge', 'replace'] as const) {
      await store.erase(['a']);
      await library.load();
      const preview = await previewOf(...backup.rows.map(({ entry }) => entry));
      expect(preview.rows[0]?.standing).toBe('new');
      expect((await backups[bring](preview)).ok).toBe(true);
      expect(await there('a')).toEqual(inside.at);
      const kept = await store.pointsOf('a').read(release.point.at);
      expect(kept && (await runTask(unpacking(kept)))).toMatchObject({ script: 'public class Script : ScriptBase {}' });
    }
  });

  it('come back with a connector that was erased after the preview', async () => {
    const backup = await made();
    await store.erase(['a']);
    expect(valueOf(await backups.merge(backup))).toBe(1);
    expect(names()).toEqual(['Apples', 'Bread']);
    expect(await there('a')).toEqual(inside.at);
  });

  it('that are missing here are added to what is here, and those here stay', async () => {
    const backup = await made();
    await store.pointsOf('a').remove(release.point.at);
    const newer = pointOf('Today', { at: Date.now(), kind: 'auto' });
    await store.pointsOf('a').addAll([newer], []);
    const preview = await previewOf(...backup.rows.map(({ entry }) => entry));
    expect(valueOf(await backups.merge(preview))).toBe(1);
    expect(await there('a')).toEqual([...inside.at, newer.point.at]);
    // Once more, and there is nothing to bring.
    expect(valueOf(await backups.merge(await previewOf(...backup.rows.map(({ entry }) => entry))))).toBe(0);
  });

  it('go with the copy where both are kept', async () => {
    const backup = await made();
    const [row] = (await previewOf(...backup.rows.map(({ entry }) => ({ ...entry, name: 'Copy' })))).rows;
    if (!row) throw new Error('There is nothing in it');
    await backups.merge({ ...backup, rows: [{ ...row, standing: 'newer-here' }] }, { a: 'both' });
    const copy = library.summaries.find(({ id }) => id !== 'a' && id !== 'b');
    expect(await there(copy?.id ?? '')).toEqual(inside.at);
  });
});
