import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import App from '#ui/App.svelte';
import { workHere } from '../../../worker/work-here.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

const answer = { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } } };
const notice = {
  oneOf: [
    { type: 'object', properties: { mail: { type: 'string' } } },
    { type: 'object', properties: { phone: { type: 'string' } } },
  ],
};
const api = {
  openapi: '3.0.3',
  info: { title: 'Parcels', version: '1' },
  servers: [{ url: 'https://api.parcel.example/v1' }],
  paths: {
    '/parcels': { get: { operationId: 'ListParcels', summary: 'List parcels', responses: answer } },
    '/depots': { get: { operationId: 'ListDepots', summary: 'List depots', responses: answer } },
    '/notices': {
      post: {
        operationId: 'SendNotice',
        summary: 'Send notice',
        requestBody: { content: { 'application/json': { schema: notice } } },
        responses: answer,
      },
    },
  },
};

async function open(operations: readonly string[]): Promise<void> {
  workHere();
  await new ConnectorStore().eraseAll();
  history.replaceState(null, '', '#/');
  app = new AppState();
  await app.start();
  const files = [{ name: 'api.json', bytes: new TextEncoder().encode(JSON.stringify(api)) }];
  const outcome = await importDescription(files, { operations });
  if (!outcome.ok) throw new Error('The source was refused');
  const id = (await app.library.create(outcome.connector, { format: 'openapi-3.0', files, operations })) ?? '';
  app.router.replace({ kind: 'connector', id, tab: 'general', place: '' });
  render(App, { app });
  const opened = await app.openWorkspace(id);
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

it('brings operations of the source that were not picked, and takes them back', async () => {
  await open(['GET /parcels']);
  await user.click(await screen.findByRole('button', { name: 'Add operations from it' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add operations from the source' }));
  const tree = await dialog.findByRole('tree', { name: 'Operations' });
  expect(dialog.getByRole('searchbox')).toHaveFocus();
  expect(within(tree).queryByRole('treeitem', { name: /parcels/ })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Add operations' }));
  expect(dialog.getByRole('alert')).toHaveTextContent('No operation is ticked yet');
  expect(dialog.getByRole('searchbox')).toHaveFocus();
  await user.type(dialog.getByRole('searchbox'), 'depots');
  await user.click(dialog.getByRole('button', { name: 'Tick all 1 found' }));
  await user.click(dialog.getByRole('button', { name: 'Add 1 operation' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(Object.keys(workspace.definition.paths ?? {})).toEqual(['/parcels', '/depots']);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(Object.keys(workspace.definition.paths ?? {})).toEqual(['/parcels']);
  expect(workspace.source?.operations).toEqual(['GET /parcels']);
});

it('says so when everything is there', async () => {
  await open(['GET /parcels', 'GET /depots', 'POST /notices']);
  await user.click(await screen.findByRole('button', { name: 'Add operations from it' }));
  expect(await screen.findByText('Every operation of the source is in this connector.')).toBeVisible();
});

it('carries a construct over in another way, and leaves everything else as it was edited', async () => {
  await open(['GET /parcels', 'POST /notices']);
  workspace.apply({
    title: 'Edit',
    edits: [{ kind: 'set', pointer: '/definition/paths/~1parcels/get/summary', value: 'All parcels' }],
  });
  await user.click(await screen.findByRole('button', { name: 'See what was changed' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'How it was imported' }));
  await waitFor(() => expect(dialog.getByRole('heading', { name: 'What changed' })).toHaveFocus());
  const body = () => workspace.definition.paths?.['/notices']?.post?.parameters?.[0];
  expect(body()).toHaveProperty(['schema', 'properties', 'phone']);
  for (const group of await dialog.findAllByRole('button', { name: /choices? / })) await user.click(group);
  const choice = dialog
    .getAllByRole<HTMLSelectElement>('combobox')
    .find(({ options }) => [...options].some(({ value }) => value === 'first'));
  if (!choice) throw new Error('The alternatives are no choice');
  await user.selectOptions(choice, 'first');
  await waitFor(() => expect(body()).not.toHaveProperty(['schema', 'properties', 'phone']));
  expect(workspace.definition.paths?.['/parcels']?.get?.summary).toBe('All parcels');
  expect(Object.values(workspace.source?.choices ?? {})).toEqual(['first']);
  workspace.undo();
  expect(body()).toHaveProperty(['schema', 'properties', 'phone']);
  expect(workspace.source?.choices).toBeUndefined();
});
