import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Patch } from '#core/document/patch.ts';
import { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorJournal } from '#storage/connector-journal.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { WorkerClient } from '#worker/client.ts';
import type { ValidateReply, ValidateRequest } from '#worker/protocol.ts';
import { recordOf } from './records.ts';

let store: ConnectorStore;
let worker: WorkerClient;
let workspace: Workspace;
let count = 0;
const onStored = vi.fn();

const setTitle = (value: string): Patch => ({
  title: 'Change title',
  edits: [{ kind: 'set', pointer: '/definition/info/title', value }],
});
const type = (start: number, end: number, text: string): Patch => ({
  title: 'Type',
  edits: [{ kind: 'splice', part: 'definition', start, end, text }],
});

const open = async (): Promise<Workspace> => {
  const record = await store.open('a');
  if (!record) throw new Error('The connector is gone');
  // The same bytes in this page's Uint8Array: see records.ts.
  const icon = { bytes: new Uint8Array(record.connector.icon?.bytes ?? []), mediaType: 'image/png' };
  return new Workspace({ ...record, connector: { ...record.connector, icon } }, { store, worker, onStored });
};
/** What a reload would bring. */
const titleOnDisk = async (): Promise<string | undefined> => {
  const record = await store.read('a');
  return record && /"title": "([^"]*)"/.exec(record.connector.definition)?.[1];
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onStored.mockClear();
  store = new ConnectorStore(`workspace-${++count}`);
  await store.write([recordOf('a')]);
  worker = new WorkerClient(() => {
    throw new Error('No worker is needed here');
  });
  vi.spyOn(worker, 'run').mockResolvedValue(whole());
  workspace = await open();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await workspace.close();
  vi.useRealTimers();
});

describe('what is asked of the source', () => {
  const patch: Patch = { ...setTitle('Parcel Post'), wishes: { operations: ['GET /a'], choices: { one: 'first' } } };
  const { format, files } = recordOf('a').source ?? { format: 'har', files: [] };
  const onDisk = async () => (await store.read('a'))?.source;

  it('goes with the change it belongs to, to the disk and back', async () => {
    workspace.apply(patch);
    await workspace.flush();
    expect(await onDisk()).toEqual({ format, files, operations: ['GET /a'], choices: { one: 'first' } });
    workspace.undo();
    await workspace.flush();
    expect(await onDisk()).toEqual({ format, files });
    workspace.redo();
    expect(workspace.source).toMatchObject({ operations: ['GET /a'] });
  });

  it('is kept when the connector itself stays as it is', async () => {
    workspace.apply({ ...patch, edits: [] });
    await workspace.flush();
    expect(await onDisk()).toMatchObject({ choices: { one: 'first' } });
    expect(workspace.undoTitle).toBeUndefined();
  });
});

describe('changing', () => {
  it('shows the change in text and tree, and can be undone and redone byte for byte', () => {
    const before = workspace.connector;
    workspace.apply(setTitle('Parcel Post'));
    expect(workspace.definition.info?.title).toBe('Parcel Post');
    expect(workspace.summary.name).toBe('Parcel Post');
    const after = workspace.connector;
    expect(workspace.undoTitle).toBe('Change title');
    workspace.undo();
    expect(workspace.connector).toEqual(before);
    expect(workspace.undoTitle).toBeUndefined();
    expect(workspace.redoTitle).toBe('Change title');
    workspace.redo();
    expect(workspace.connector).toEqual(after);
    expect(workspace.redoTitle).toBeUndefined();
  });

  it('takes back across both files, the script and the icon', () => {
    const before = workspace.connector;
    workspace.apply(setTitle('Other'));
    workspace.apply({
      title: 'Change colour',
      edits: [{ kind: 'set', pointer: '/properties/properties/iconBrandColor', value: '#112233' }],
    });
    workspace.apply({ title: 'Delete code', edits: [{ kind: 'remove', pointer: '/script' }] });
    workspace.apply({ title: 'Delete icon', edits: [{ kind: 'remove', pointer: '/icon' }] });
    for (const title of ['Delete icon', 'Delete code', 'Change colour', 'Change title']) {
      expect(workspace.undoTitle).toBe(title);
      workspace.undo();
    }
    expect(workspace.connector).toEqual(before);
  });

  it('shows the icon that there is in the library, and none when it was taken away', () => {
    workspace.apply({
      title: 'Change the icon',
      edits: [{ kind: 'set', pointer: '/icon', value: { bytes: new Uint8Array([9]), mediaType: 'image/png' } }],
    });
    expect(workspace.summary.icon?.bytes).toEqual(new Uint8Array([9]));
    workspace.apply({ title: 'Remove the icon', edits: [{ kind: 'remove', pointer: '/icon' }] });
    expect(workspace.summary.icon).toBeUndefined();
  });

  it('leaves no trace of a patch that changes nothing', () => {
    workspace.apply(setTitle('Parcel Desk'));
    expect(workspace.undoTitle).toBeUndefined();
    expect(workspace.saved.kind).toBe('saved');
  });

  it('gives up what could be redone at the next change', () => {
    workspace.apply(setTitle('One'));
    workspace.undo();
    workspace.apply(setTitle('Two'));
    expect(workspace.redoTitle).toBeUndefined();
    workspace.redo();
    expect(workspace.definition.info?.title).toBe('Two');
  });

  it('has nothing to undo or redo at the start', () => {
    const before = workspace.connector;
    workspace.undo();
    workspace.redo();
    expect(workspace.connector).toBe(before);
  });
});

describe('typing', () => {
  const typeTitles = (titles: readonly string[], pause: number): void => {
    for (const title of titles) {
      workspace.apply(setTitle(title));
      vi.advanceTimersByTime(pause);
    }
  };

  it('in one field is one step', () => {
    typeTitles(['P', 'Po', 'Pos', 'Post'], 300);
    workspace.undo();
    expect(workspace.definition.info?.title).toBe('Parcel Desk');
    expect(workspace.undoTitle).toBeUndefined();
    workspace.redo();
    expect(workspace.definition.info?.title).toBe('Post');
  });

  it('after a pause is a new step', () => {
    typeTitles(['Po', 'Post'], 2_000);
    workspace.undo();
    expect(workspace.definition.info?.title).toBe('Po');
    workspace.undo();
    expect(workspace.definition.info?.title).toBe('Parcel Desk');
  });

  it('in another field is a new step', () => {
    workspace.apply(setTitle('Post'));
    workspace.apply({
      title: 'Change host',
      edits: [{ kind: 'set', pointer: '/definition/host', value: 'post.example' }],
    });
    workspace.undo();
    expect(workspace.definition.host).toBe('api.parcel.example');
    expect(workspace.definition.info?.title).toBe('Post');
  });

  it('after an undo is a new step', () => {
    workspace.apply(setTitle('Po'));
    workspace.undo();
    workspace.apply(setTitle('Pa'));
    workspace.undo();
    expect(workspace.definition.info?.title).toBe('Parcel Desk');
  });

  it('does not merge what adds or removes', () => {
    const addTag = (name: string): Patch => ({
      title: 'Add tag',
      edits: [{ kind: 'set', pointer: '/definition/tags/-', value: { name } }],
    });
    workspace.apply(addTag('a'));
    workspace.apply(addTag('b'));
    workspace.undo();
    expect(workspace.definition.tags).toEqual([{ name: 'a' }]);
  });

  it('keeps the last 500 steps', () => {
    typeTitles(
      Array.from({ length: 510 }, (_, index) => `Title ${index}`),
      2_000,
    );
    for (let step = 0; step < 600; step++) workspace.undo();
    expect(workspace.definition.info?.title).toBe('Title 9');
  });
});

describe('while the text does not read', () => {
  it('keeps the last tree that did, and forms are told', () => {
    workspace.apply(type(0, 1, ''));
    expect(workspace.isEditable('definition')).toBe(false);
    expect(workspace.isEditable('properties')).toBe(true);
    expect(workspace.definition.info?.title).toBe('Parcel Desk');
    expect(workspace.summary.name).toBe('Parcel Desk');
    workspace.undo();
    expect(workspace.isEditable('definition')).toBe(true);
  });

  it('throws nothing typed away', async () => {
    workspace.apply(type(0, 1, 'broken'));
    await workspace.flush();
    expect((await store.read('a'))?.connector.definition.startsWith('broken')).toBe(true);
  });

  it('still lets the other parts be edited', () => {
    workspace.apply(type(0, 1, ''));
    workspace.apply({
      title: 'Change colour',
      edits: [{ kind: 'set', pointer: '/properties/properties/iconBrandColor', value: '#112233' }],
    });
    expect(workspace.summary.brandColor).toBe('#112233');
  });

  it('refuses a form’s edit and changes nothing', () => {
    workspace.apply(type(0, 1, ''));
    const before = workspace.connector;
    expect(() => workspace.apply(setTitle('x'))).toThrow(TypeError);
    expect(workspace.connector).toBe(before);
  });
});

describe('saving', () => {
  it('is on disk within a second of the edit', async () => {
    workspace.apply(setTitle('Post'));
    expect(workspace.saved.kind).toBe('saving');
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(workspace.saved.kind).toBe('saved'));
    expect(await titleOnDisk()).toBe('Post');
    expect(onStored).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'a', name: 'Post' }));
  });

  it('does not wait for the end of steady typing', async () => {
    const save = vi.spyOn(ConnectorJournal.prototype, 'append');
    for (let key = 0; key < 20; key++) {
      workspace.apply(setTitle(`Post ${key}`));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save.mock.calls.length).toBeGreaterThanOrEqual(2);
    await workspace.flush();
    expect(await titleOnDisk()).toBe('Post 19');
  });

  it('starts while another one is still being written, and is done only with the last', async () => {
    const ends: (() => void)[] = [];
    const save = vi
      .spyOn(ConnectorJournal.prototype, 'append')
      .mockImplementation(() => new Promise((resolve) => ends.push(resolve)));
    workspace.apply(setTitle('Post'));
    const first = workspace.flush();
    workspace.apply(setTitle('Depot'));
    const second = workspace.flush();
    expect(save.mock.calls.map(([, { name }]) => name)).toEqual(['Post', 'Depot']);
    ends[0]?.();
    await first;
    expect(workspace.saved.kind).toBe('saving');
    ends[1]?.();
    await second;
    expect(workspace.saved.kind).toBe('saved');
  });

  it('is done at once on flush and on close', async () => {
    workspace.apply(setTitle('Post'));
    await workspace.flush();
    expect(await titleOnDisk()).toBe('Post');
    workspace.apply(setTitle('Office'));
    await workspace.close();
    expect(await titleOnDisk()).toBe('Office');
  });

  it('writes nothing when nothing changed', async () => {
    const save = vi.spyOn(ConnectorJournal.prototype, 'append');
    await workspace.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).not.toHaveBeenCalled();
  });

  it('stays "saving" while a newer change waits', async () => {
    workspace.apply(setTitle('One'));
    const flushed = workspace.flush();
    workspace.apply(setTitle('Two'));
    await flushed;
    await vi.advanceTimersByTimeAsync(1_000);
    await workspace.flush();
    expect(workspace.saved.kind).toBe('saved');
    expect(await titleOnDisk()).toBe('Two');
  });
});

describe('when the store fails', () => {
  const full = new DOMException('Full', 'QuotaExceededError');

  it('says so, and the next change saves everything', async () => {
    vi.spyOn(ConnectorJournal.prototype, 'append').mockRejectedValueOnce(full);
    workspace.apply(setTitle('Post'));
    await workspace.flush();
    expect(workspace.saved).toMatchObject({ kind: 'failed', diagnostic: { code: 'storage/full' } });
    expect(await titleOnDisk()).toBe('Parcel Desk');
    workspace.apply(setTitle('Posts'));
    await workspace.flush();
    expect(workspace.saved.kind).toBe('saved');
    expect(await titleOnDisk()).toBe('Posts');
  });

  it('tries again on the next flush, as when the page is left', async () => {
    vi.spyOn(ConnectorJournal.prototype, 'append').mockRejectedValueOnce(new Error('Broken'));
    workspace.apply(setTitle('Post'));
    await workspace.flush();
    expect(workspace.saved).toMatchObject({ kind: 'failed', diagnostic: { code: 'storage/failed' } });
    await workspace.flush();
    expect(workspace.saved.kind).toBe('saved');
    expect(await titleOnDisk()).toBe('Post');
  });

  it('tries again by itself', async () => {
    vi.spyOn(ConnectorJournal.prototype, 'append').mockRejectedValueOnce(full).mockRejectedValueOnce(full);
    workspace.apply(setTitle('Post'));
    await workspace.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    await expect.poll(() => workspace.saved.kind).toBe('failed');
    await vi.advanceTimersByTimeAsync(5_000);
    await expect.poll(() => workspace.saved.kind).toBe('saved');
    expect(await titleOnDisk()).toBe('Post');
  });

  it('keeps the edits of several saves that failed in their order', async () => {
    const fails: (() => void)[] = [];
    const save = vi
      .spyOn(ConnectorJournal.prototype, 'append')
      .mockImplementation(() => new Promise((_, reject) => fails.push(() => reject(full))));
    workspace.apply(setTitle('Post'));
    const first = workspace.flush();
    workspace.apply({ title: 'Remove the title', edits: [{ kind: 'remove', pointer: '/definition/info/title' }] });
    const second = workspace.flush();
    for (const fail of fails) fail();
    await Promise.all([first, second]);
    expect(workspace.saved.kind).toBe('failed');
    save.mockRestore();
    await workspace.flush();
    await workspace.close();
    const again = await open();
    again.undo();
    expect(again.definition.info?.title).toBe('Post');
    again.undo();
    expect(again.definition.info?.title).toBe('Parcel Desk');
  });

  it('logs an edit once, although the source that came with it could not be stored', async () => {
    vi.spyOn(ConnectorStore.prototype, 'saveSource').mockRejectedValueOnce(full);
    workspace.apply({ ...setTitle('Post'), wishes: {} });
    await workspace.flush();
    expect(workspace.saved.kind).toBe('failed');
    await workspace.flush();
    expect(workspace.saved.kind).toBe('saved');
    await workspace.close();
    const again = await open();
    again.undo();
    expect([again.definition.info?.title, again.undoTitle]).toEqual(['Parcel Desk', undefined]);
  });

  it('is not done with the smaller of two saves while the other is on its way', async () => {
    let end: () => void = () => undefined;
    vi.spyOn(ConnectorJournal.prototype, 'append').mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
    workspace.apply(setTitle('Post'));
    const first = workspace.flush();
    await new Promise((resolve) => setImmediate(resolve));
    void workspace.noteExport();
    await vi.waitFor(() => expect(onStored).toHaveBeenCalledTimes(1));
    expect(workspace.saved.kind).toBe('saving');
    end();
    await first;
    expect(workspace.saved.kind).toBe('saved');
  });

  it('does not call the files saved because something smaller was', async () => {
    const save = vi.spyOn(ConnectorJournal.prototype, 'append').mockRejectedValue(full);
    workspace.apply(setTitle('Post'));
    await workspace.flush();
    await workspace.noteExport();
    expect(workspace.saved.kind).toBe('failed');
    save.mockRestore();
    await workspace.saveConnections([]);
    expect(workspace.saved.kind).toBe('saved');
    expect(await titleOnDisk()).toBe('Post');
  });

  it('keeps connections that could not be stored for the next save', async () => {
    vi.spyOn(store, 'saveConnections').mockRejectedValueOnce(full);
    await workspace.saveConnections([{ id: 'c2', name: 'Test', values: {} }]);
    expect(workspace.saved.kind).toBe('failed');
    await workspace.flush();
    expect((await store.read('a'))?.connections).toEqual([{ id: 'c2', name: 'Test', values: {} }]);
  });
});

describe('connections and exports', () => {
  it('are in the store and in the summary', async () => {
    vi.setSystemTime(5_000);
    await workspace.saveConnections([{ id: 'c2', name: 'Test', values: { username: 'ada' } }]);
    await workspace.noteExport();
    const record = await store.read('a');
    expect(record?.connections).toEqual([{ id: 'c2', name: 'Test', values: { username: 'ada' } }]);
    expect(record?.summary).toMatchObject({ connections: ['Test'], exportedAt: 5_000 });
  });
});

const whole = (...diagnostics: readonly Diagnostic[]): ValidateReply => ({ kind: 'whole', diagnostics });

describe('checking', () => {
  const finding: Diagnostic = { code: 'rule/x', severity: 'error', message: 'Wrong.', pointer: '/definition' };

  it('runs when opened, and again after changes, with the text of then', async () => {
    const run = vi.spyOn(worker, 'run').mockResolvedValue(whole(finding));
    await vi.advanceTimersByTimeAsync(0);
    await vi.waitFor(() => expect(workspace.checking.isChecked).toBe(true));
    expect(workspace.diagnostics).toEqual([finding]);
    workspace.apply(setTitle('Po'));
    workspace.apply(setTitle('Post'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run).toHaveBeenCalledTimes(2);
    expect(run.mock.lastCall?.[1]).toMatchObject({ connector: workspace.connector, profile: 'import' });
  });

  it('asks what changed in the answer it has, and keeps what did not', async () => {
    const other: Diagnostic = { ...finding, code: 'rule/y' };
    const run = vi.spyOn(worker, 'run').mockResolvedValue(whole(finding, other));
    await vi.advanceTimersByTimeAsync(0);
    await vi.waitFor(() => expect(workspace.diagnostics).toHaveLength(2));
    const kept = workspace.diagnostics[1];
    const name = (run.mock.lastCall?.[1] as ValidateRequest).name;
    run.mockResolvedValue({ kind: 'change', runs: [{ kind: 'kept', from: 1, count: 1, lines: 0, columns: 0 }] });
    workspace.apply(setTitle('Post'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run.mock.lastCall?.[1]).toMatchObject({ known: name });
    expect(workspace.diagnostics).toHaveLength(1);
    expect(workspace.diagnostics[0]).toBe(kept);
  });

  it('judges anew for another profile', async () => {
    const run = vi.spyOn(worker, 'run').mockResolvedValue(whole());
    await vi.advanceTimersByTimeAsync(0);
    workspace.checking.profile = 'certification';
    await vi.advanceTimersByTimeAsync(0);
    expect(run.mock.lastCall?.[1]).toMatchObject({ profile: 'certification' });
  });

  it('stores the number of problems for the library', async () => {
    vi.spyOn(worker, 'run').mockResolvedValue(whole(finding, { ...finding, severity: 'info' }));
    await vi.advanceTimersByTimeAsync(0);
    await workspace.flush();
    await vi.waitFor(async () => expect((await store.read('a'))?.summary.problems).toBe(1));
  });

  it('lets a running check finish and checks what changed meanwhile once more', async () => {
    const ends: ((reply: ValidateReply) => void)[] = [];
    const run = vi.spyOn(worker, 'run').mockImplementation(() => new Promise((resolve) => void ends.push(resolve)));
    await vi.advanceTimersByTimeAsync(0);
    workspace.apply(setTitle('Po'));
    await vi.advanceTimersByTimeAsync(300);
    workspace.apply(setTitle('Post'));
    await vi.advanceTimersByTimeAsync(300);
    expect(run).toHaveBeenCalledTimes(1);
    ends[0]?.(whole());
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    expect(run.mock.lastCall?.[1]).toMatchObject({ connector: workspace.connector, profile: 'import' });
    ends[1]?.(whole(finding));
    await vi.waitFor(() => expect(workspace.diagnostics).toEqual([finding]));
  });

  it('says when the check itself broke, and tries again', async () => {
    const run = vi.spyOn(worker, 'run').mockRejectedValueOnce(new Error('No memory'));
    await vi.advanceTimersByTimeAsync(0);
    await vi.waitFor(() => expect(workspace.diagnostics).toMatchObject([{ code: 'check/stopped' }]));
    run.mockResolvedValue(whole());
    workspace.apply(setTitle('Post'));
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(workspace.diagnostics).toEqual([]));
  });
});
