import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppState } from '#state/AppState.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { parcelDesk } from './records.ts';

let app: AppState;
let id: string;

beforeEach(async () => {
  await new ConnectorStore().eraseAll();
  app = new AppState();
  await app.start();
  id = (await app.library.create(parcelDesk)) ?? '';
});
afterEach(async () => {
  await app.closeWorkspace();
  app.router.stop();
});

const rename = {
  title: 'Change title',
  edits: [{ kind: 'set', pointer: '/definition/info/title', value: 'Post' }],
} as const;

it('gives the workspace that is open, with its undo steps', async () => {
  const workspace = await app.openWorkspace(id);
  workspace?.apply(rename);
  expect(await app.openWorkspace(id)).toBe(workspace);
  await workspace?.flush();
  expect(await app.openWorkspace(id)).toBe(workspace);
  expect(app.library.find(id)?.name).toBe('Post');
});

it('saves the one that was open when another is opened', async () => {
  const workspace = await app.openWorkspace(id);
  const other = await app.library.create(parcelDesk);
  workspace?.apply(rename);
  await app.openWorkspace(other ?? '');
  expect((await new ConnectorStore().read(id))?.summary.name).toBe('Post');
});

it('opens nothing that was erased meanwhile', async () => {
  await app.openWorkspace(id);
  await app.library.erase([id]);
  expect(await app.openWorkspace(id)).toBeUndefined();
});

it('opens anew what was binned and restored meanwhile, and does not write the old summary back', async () => {
  const workspace = await app.openWorkspace(id);
  await app.library.bin([id]);
  const again = await app.openWorkspace(id);
  expect(again).not.toBe(workspace);
  await again?.noteExport();
  expect(app.library.find(id)?.binnedAt).toBeTypeOf('number');
});

it('opens anew what a backup has replaced', async () => {
  const workspace = await app.openWorkspace(id);
  const connector = { ...parcelDesk, definition: parcelDesk.definition.replace('Parcel Desk', 'From the backup') };
  const entry = { id, name: '', createdAt: 1, changedAt: 1, connector, connections: [] };
  await app.library.restoreBackup({ entries: [entry], known: 1 }, 'replace');
  const again = await app.openWorkspace(id);
  expect(again).not.toBe(workspace);
  expect(again?.summary.name).toBe('From the backup');
});
