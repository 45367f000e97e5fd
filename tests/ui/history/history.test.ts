import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { WorkerClient, WorkerFault } from '#worker/client.ts';
import { parcelConnector } from '../../state/open-workspace.ts';
import { workHere } from '../../worker/work-here.ts';
import { openStudio, shownId } from '../tabs/open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;

beforeEach(async () => {
  localStorage.clear();
  workHere();
  app = await openStudio(parcelConnector(), 'general');
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
  await app.historyOf(workspace)?.settle();
});
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

const button = () => screen.getByRole('button', { name: 'History' });
const dialog = () => within(screen.getByRole('dialog', { name: 'History' }));
const set = (pointer: string, value: unknown, title = 'Edit'): void =>
  workspace.apply({ title, edits: [{ kind: 'set', pointer, value }] });
const getParcel = '/definition/paths/~1parcels~1{id}/get';

async function open(): Promise<void> {
  button().focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'History' });
}

async function nameIt(opener: string, name: string): Promise<void> {
  dialog().getByRole('button', { name: opener }).focus();
  await user.keyboard('{Enter}');
  const field = await screen.findByRole('textbox', { name: /^Name/ });
  field.focus();
  await user.keyboard(`${name}{Enter}`);
  await waitFor(() => expect(dialog().getByRole('radio', { name: new RegExp(`^${name}, Today`) })).toBeChecked());
}

it('teaches while there is nothing, and gives the focus back', async () => {
  await open();
  expect(await dialog().findByText('Nothing to go back to yet')).toBeVisible();
  screen.getByRole('dialog', { name: 'History' }).dispatchEvent(new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(button()).toHaveFocus());
});

it('is closed while a version is being named', async () => {
  await open();
  (await dialog().findByRole('button', { name: 'Name this version' })).focus();
  await user.keyboard('{Enter}');
  (await screen.findByRole('textbox', { name: /^Name/ })).focus();
  await user.keyboard('First{Enter}');
  dialog().getByRole('button', { name: 'Close' }).click();
  // What is thrown after the dialog has gone fails the run.
  await waitFor(() => expect(app.historyOf(workspace)?.points[0]).toMatchObject({ kind: 'named', name: 'First' }));
});

it('names a version, shows what changed since, and brings one operation back', async () => {
  await open();
  await dialog().findByText('Nothing to go back to yet');
  await nameIt('Name this version', 'First');
  set(`${getParcel}/operationId`, 'ReadParcel', 'Rename');
  set('/definition/info/title', 'Other desk', 'Change title');
  expect(await dialog().findByText(/2 changes, 1 of them breaks flows/)).toBeVisible();
  expect(dialog().getByText('2 edits since the last version')).toBeVisible();
  expect(within(dialog().getByRole('region', { name: 'Get parcel' })).getByText('Breaks flows')).toBeVisible();

  dialog().getByRole('button', { name: 'Restore Get parcel' }).focus();
  await user.keyboard('{Enter}');
  expect(await dialog().findByText(/is as it was in this version/)).toBeVisible();
  expect(dialog().getByRole('heading', { name: 'First' })).toHaveFocus();
  expect(workspace.undoTitle).toBe('Restore operation GetParcel');
  expect(workspace.definition.info?.title).toBe('Other desk');
  expect(await dialog().findByRole('radio', { name: /^Before a restore, Today/ })).not.toBeChecked();
  expect(dialog().getByRole('radio', { name: /^First/ })).toBeChecked();
});

it('restores the whole, and the page says so', async () => {
  const first = app.historyOf(workspace);
  await first?.name('First');
  set('/definition/info/title', 'Other desk');
  await open();
  const restore = await dialog().findByRole('button', { name: 'Restore this version' });
  restore.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'History' })).not.toBeInTheDocument());
  expect(workspace.definition.info?.title).toBe('Parcel Desk');
  expect(screen.getByText('Restore the version “First”: done.')).toBeVisible();
  await waitFor(() => expect(button()).toHaveFocus());
});

it('renames and deletes a named version', async () => {
  await app.historyOf(workspace)?.name('First');
  await open();
  const more = await dialog().findByRole('button', { name: 'More for this version' });
  more.focus();
  await user.keyboard('{Enter}{Enter}');
  const field = await screen.findByRole('textbox', { name: /^Name/ });
  await user.clear(field);
  await user.keyboard('Release{Enter}');
  expect(await dialog().findByRole('radio', { name: /^Release/ })).toBeChecked();
  more.focus();
  await user.keyboard('{ArrowUp}{Enter}');
  (await screen.findByRole('button', { name: 'Delete' })).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(app.historyOf(workspace)?.points).toEqual([]));
});

it('says in our words that the worker failed, and compares when it is tried again', async () => {
  set('/definition/info/title', 'Parcel Counter');
  await open();
  await nameIt('Name what is here now', 'Release 1');
  set('/definition/info/title', 'Parcel Shop');
  const run = vi.mocked(WorkerClient.prototype.run);
  const answer = run.getMockImplementation();
  run.mockImplementation(() => Promise.reject(new WorkerFault('The browser ended it.', { cause: 'at x.js:1:2' })));
  const notice = await dialog().findByRole('alert');
  expect(notice).toHaveTextContent('The browser ended it. Nothing was changed.');
  expect(notice).not.toHaveTextContent('x.js');
  dialog().getByRole('button', { name: 'Restore this version' }).focus();
  await user.keyboard('{Enter}');
  expect(workspace.definition.info?.title).toBe('Parcel Shop');

  if (answer) run.mockImplementation(answer);
  dialog().getByRole('button', { name: 'Try again' }).focus();
  await user.keyboard('{Enter}');
  expect(await dialog().findByText(/1 change/)).toBeVisible();
});
