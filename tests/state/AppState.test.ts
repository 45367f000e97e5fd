import { beforeEach, expect, it, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { AppState } from '#state/AppState.svelte.ts';
import { ConnectorJournal } from '#storage/connector-journal.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { parcelConnector } from './open-workspace.ts';

let app: AppState;

beforeEach(() => {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
  app = new AppState();
});

const rename = (title: string) => ({
  title: 'Change the title',
  edits: [{ kind: 'set', pointer: '/definition/info/title', value: title } as const],
});

async function create(): Promise<string> {
  const id = await app.library.create(parcelConnector());
  if (id === undefined) throw new Error('Not stored');
  return id;
}

it('gives the open connector to everyone who asks, also at once', async () => {
  const id = await create();
  const [first, second] = await Promise.all([app.openWorkspace(id), app.openWorkspace(id)]);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(await app.openWorkspace('none')).toBeUndefined();
});

it('saves one connector before it opens another', async () => {
  const [one, two] = [await create(), await create()];
  (await app.openWorkspace(one))?.apply(rename('Depot'));
  await app.openWorkspace(two);
  expect((await app.openWorkspace(one))?.definition.info?.title).toBe('Depot');
});

it('does not bring a connector back that was binned with an edit on its way to the disk', async () => {
  const id = await create();
  (await app.openWorkspace(id))?.apply(rename('Depot'));
  await app.library.bin([id]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const stored = await new ConnectorStore().readSummaries();
  expect(stored.map(({ name, binnedAt }) => [name, binnedAt !== undefined])).toEqual([['Depot', true]]);
});

it('keeps a connector open that could not be saved', async () => {
  const [one, two] = [await create(), await create()];
  const workspace = await app.openWorkspace(one);
  vi.spyOn(ConnectorJournal.prototype, 'append').mockRejectedValue(new DOMException('Full', 'QuotaExceededError'));
  workspace?.apply(rename('Depot'));
  await app.openWorkspace(two);
  expect(await app.openWorkspace(one)).toBe(workspace);
  expect(workspace?.definition.info?.title).toBe('Depot');
});
