import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Patch } from '#core/document/patch.ts';
import { History } from '#state/History.svelte.ts';
import { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorRecord } from '#storage/records.ts';
import { WorkerClient } from '#worker/client.ts';
import { recordOf } from './records.ts';
import { workHere } from '../worker/work-here.ts';

let store: ConnectorStore;
let worker: WorkerClient;
let workspace: Workspace;
let history: History;
let count = 0;
const download = vi.fn();
/** What was entered for connections. */
let secrets: readonly string[] = [];

const setTitle = (value: string): Patch => ({
  title: `Title ${value}`,
  edits: [{ kind: 'set', pointer: '/definition/info/title', value }],
});
/** Each a step of its own. */
const edit = (...values: readonly string[]): void => {
  for (const value of values) {
    vi.advanceTimersByTime(2000);
    workspace.apply(setTitle(value));
  }
};

function openOn(record: ConnectorRecord): void {
  workspace = new Workspace(record, {
    store,
    worker,
    onStored: () => undefined,
    onEdited: (...edited) => history.note(...edited),
  });
  history = new History(workspace, {
    points: store.pointsOf('a'),
    worker,
    secrets: { texts: (id) => (id === 'a' ? secrets : []) },
    download,
  });
  history.start();
}

async function open(): Promise<void> {
  const record = await store.open('a');
  if (!record) throw new Error('The connector is gone');
  // The same bytes in this page's Uint8Array: see records.ts.
  const icon = { bytes: new Uint8Array(record.connector.icon?.bytes ?? []), mediaType: 'image/png' };
  openOn({ ...record, connector: { ...record.connector, icon } });
  await history.settle();
}

async function reopen(): Promise<void> {
  await workspace.close();
  await history.settle();
  vi.advanceTimersByTime(1000);
  await open();
}

const kept = () =>
  history.points.map(({ kind, titles, edits, name, before }) => ({ kind, titles, edits, name, before }));
const title = (definition: string | undefined): string | undefined => /"title": "([^"]*)"/.exec(definition ?? '')?.[1];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 4, 20, 12) });
  workHere();
  store = new ConnectorStore(`history-${++count}`);
  await store.write([recordOf('a')]);
  worker = new WorkerClient(() => new Worker(''));
  await open();
});

afterEach(async () => {
  secrets = [];
  await workspace.close();
  await history.settle();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a state is kept', () => {
  it('when it is first opened, and not again while it stays the same', async () => {
    expect(kept()).toMatchObject([{ kind: 'auto', titles: [] }]);
    await reopen();
    expect(kept()).toHaveLength(1);
  });

  it('when it is opened and was changed, with what was done', async () => {
    edit('One', 'Two');
    workspace.undo();
    await reopen();
    expect(kept()[0]).toMatchObject({ kind: 'auto', titles: ['Title One', 'Title Two', 'Undo “Title Two”'], edits: 3 });
  });

  it('after fifty edits', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `T${index}`);
    edit(...names.slice(1));
    expect(history.pending).toHaveLength(49);
    edit('Last');
    await history.settle();
    expect(history.pending).toEqual([]);
    expect(kept()[0]).toMatchObject({ edits: 50 });
    expect(title((await history.connectorAt(history.points[0]?.at ?? 0))?.definition)).toBe('Last');
  });

  it('after ten minutes of editing', async () => {
    edit('One');
    vi.advanceTimersByTime(9 * 60_000);
    edit('Two');
    await history.settle();
    expect(kept()).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    edit('Three');
    await history.settle();
    expect(kept()[0]).toMatchObject({ titles: ['Title One', 'Title Two', 'Title Three'] });
  });

  it('before more of the source is merged into it', async () => {
    edit('One');
    workspace.apply({ ...setTitle('Import'), wishes: { operations: ['GET /a'] } });
    await history.settle();
    expect(kept()[0]).toMatchObject({ kind: 'kept', before: 'import', titles: ['Title One'] });
    expect(history.pending).toEqual(['Title Import']);
  });

  it('before many things are mended, but not twice', async () => {
    edit('One');
    history.keepBefore('fixes');
    history.keepBefore('fixes');
    await history.settle();
    expect(kept()).toMatchObject([{ kind: 'kept', before: 'fixes' }, { kind: 'auto' }]);
  });

  it('under a name, which it keeps', async () => {
    edit('One');
    await history.name('First');
    await history.name('Second');
    expect(kept()).toMatchObject([
      { kind: 'named', name: 'Second' },
      { kind: 'named', name: 'First', titles: ['Title One'] },
      { kind: 'auto' },
    ]);
  });

  it('once when it is named while it is the newest', async () => {
    await history.name('As imported');
    expect(kept()).toMatchObject([{ kind: 'named', name: 'As imported' }]);
  });

  it('with typing as one of the things that were done', () => {
    for (const value of ['a', 'ab', 'abc']) workspace.apply({ ...setTitle(value), title: 'Change title' });
    expect(history.pending).toEqual(['Change title']);
  });

  it('not by a page that only looks on', async () => {
    const record = await store.read('a');
    if (!record) throw new Error('The connector is gone');
    await workspace.close();
    openOn(record);
    history.keepBefore('restore');
    await history.settle();
    expect(kept()).toHaveLength(1);
  });
});

describe('going back', () => {
  it('is one step of undo, and keeps what was there before', async () => {
    const first = history.points[0]?.at ?? 0;
    edit('One', 'Two');
    expect(await history.restore(first, 'Restore the first version')).toEqual({ kind: 'done' });
    expect(title(workspace.connector.definition)).toBe('Parcel Desk');
    expect(workspace.undoTitle).toBe('Restore the first version');
    await history.settle();
    expect(kept()[0]).toMatchObject({ kind: 'kept', before: 'restore', titles: ['Title One', 'Title Two'], edits: 2 });
    workspace.undo();
    expect(title(workspace.connector.definition)).toBe('Two');
  });

  it('to what there is changes nothing', async () => {
    expect(await history.restore(history.points[0]?.at ?? 0, 'Restore')).toEqual({ kind: 'same' });
    expect(workspace.undoTitle).toBeUndefined();
  });

  it('to files that are not what was kept is refused', async () => {
    const at = history.points[0]?.at ?? 0;
    edit('One');
    vi.spyOn(store.pointsOf('a').constructor.prototype as { read: () => unknown }, 'read').mockResolvedValue({
      point: { ...history.points[0], check: 'other' },
      files: { texts: new Uint8Array([1]) },
    });
    expect(await history.restore(at, 'Restore')).toMatchObject({ kind: 'refused' });
    expect(title(workspace.connector.definition)).toBe('One');
  });
});

describe('its files are handed over', () => {
  it('as they were, named by their time', async () => {
    const at = history.points[0]?.at ?? 0;
    edit('One');
    expect(await history.download(at)).toBeUndefined();
    expect(download).toHaveBeenCalledWith('one-2026-05-20-1200.zip', expect.anything(), 'application/zip');
  });

  it('with a secret only when the maker says so', async () => {
    download.mockClear();
    workspace.apply({
      title: 'Secret',
      edits: [
        {
          kind: 'set',
          pointer: '/properties/properties/connectionParameters/token',
          value: { type: 'oauthSetting', oAuthSettings: { clientSecret: 'q7Zk2LmN9pR4sT8v' } },
        },
      ],
    });
    await history.name('With a secret');
    const at = history.points[0]?.at ?? 0;
    expect(await history.download(at)).toMatchObject({ isSecret: true });
    expect(download).not.toHaveBeenCalled();
    expect(await history.download(at, true)).toBeUndefined();
    expect(download).toHaveBeenCalledOnce();
  });

  it("with a connection's secret that an old version has only when the maker says so", async () => {
    download.mockClear();
    edit('A quiet river');
    await history.name('With a secret');
    const at = history.points[0]?.at ?? 0;
    edit('Parcel Desk');
    secrets = ['quiet river'];
    expect(await history.download(at)).toMatchObject({ isSecret: true });
    expect(download).not.toHaveBeenCalled();
    expect(await history.download(at, true)).toBeUndefined();
    expect(download).toHaveBeenCalledOnce();
  });
});

describe('when the browser has no room', () => {
  beforeEach(() => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (typeof key === 'string' && key.startsWith('point/')) throw new DOMException('Full', 'QuotaExceededError');
      return this.put(value, key);
    });
  });

  it('the work is saved all the same, it is said, and what was done is told of the next', async () => {
    edit('One');
    await history.name('Mine');
    expect(history.fault).toMatchObject({ code: 'history/full' });
    await workspace.flush();
    expect(workspace.saved.kind).toBe('saved');
    expect(title((await store.read('a'))?.connector.definition)).toBe('One');
    vi.restoreAllMocks();
    workHere();
    edit('Two');
    await history.name('Mine');
    expect(history.fault).toBeUndefined();
    expect(kept()[0]).toMatchObject({ name: 'Mine', titles: ['Title One', 'Title Two'], edits: 2 });
  });
});
