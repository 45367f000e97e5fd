import 'fake-indexeddb/auto';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { blankConnector } from '#core/document/new-connector.ts';
import { AppState } from '#state/AppState.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import App from '#ui/App.svelte';
import { WorkerClient } from '#worker/client.ts';
import type { TaskMessage } from '#worker/protocol.ts';
import { runTask } from '#worker/run-task.ts';
import { downloads } from '../../setup/downloads.ts';

let app: AppState;
const user = userEvent.setup();
/** To seal takes as long as it is meant to, and longer where the computer is busy. */
const soon = { timeout: 20_000 };
const connector = blankConnector({ title: 'Parcel Desk', host: 'api.parcels.example' });

beforeEach(async () => {
  // There are no workers here: what one would do is done in place.
  vi.spyOn(WorkerClient.prototype, 'run').mockImplementation((task, request) => {
    return runTask({ task, request } as TaskMessage);
  });
  await new ConnectorStore().eraseAll();
  history.replaceState(null, '', '#/settings');
  app = new AppState();
  await app.start();
});
afterEach(() => app.stop());

const exportEverything = async (): Promise<void> => {
  render(App, { app });
  await user.click(await screen.findByRole('button', { name: 'Export everything' }));
};

it('leaves a source with secrets behind, says so, and takes it along when told to', async () => {
  await app.library.create(connector, { format: 'postman-2.1', files: [], holdsSecrets: true });
  await exportEverything();
  await expect.poll(() => downloads.length, soon).toBe(1);
  expect(await screen.findByText(/What "Parcel Desk" was imported from holds secrets/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Export with the secrets' }));
  const asking = within(await screen.findByRole('dialog', { name: 'Hand over these secrets?' }));
  await user.click(asking.getByRole('button', { name: 'Export with the secrets' }));
  await expect.poll(() => downloads.length, soon).toBe(2);
  expect(screen.queryByText('Secrets stayed behind')).toBeNull();
});

it('asks before a secret in the files of a connector leaves', async () => {
  await app.library.create({ ...connector, script: 'var key = "ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6";' });
  await exportEverything();
  const asking = within(await screen.findByRole('dialog', { name: 'Hand over these secrets?' }));
  expect(asking.getByText(/"Parcel Desk" has a secret/)).toBeVisible();
  await user.click(asking.getByRole('button', { name: 'Cancel' }));
  expect(downloads).toEqual([]);
});

const passphrase = 'correct horse battery';

/** In a browser the first field has the focus already, which a dialog of jsdom does not give it. */
const typeInto = async (label: string, text: string): Promise<void> => {
  screen.getByLabelText(label, { selector: 'input' }).focus();
  await user.keyboard(text);
};

/** jsdom does not send a form with Enter where its button stands outside of it. */
async function press(action: string): Promise<void> {
  within(screen.getByRole('dialog')).getByRole('button', { name: action }).focus();
  await user.keyboard('{Enter}');
}

async function typeNewPassphrase(): Promise<void> {
  await typeInto('Passphrase', passphrase);
  // A button to look at what was typed stands between the two.
  await user.tab();
  await user.tab();
  await user.keyboard(passphrase);
}

it('exports sealed and opens it again, by keyboard; what is older there stays out', async () => {
  const id = (await app.library.create(connector)) ?? '';
  render(App, { app });
  (await screen.findByRole('button', { name: 'Export sealed' })).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Export a sealed backup' });
  await typeInto('Passphrase', 'short');
  await press('Export sealed');
  expect(await screen.findByText(/Take at least 10 characters/)).toBeVisible();
  const field = screen.getByLabelText('Passphrase', { selector: 'input' });
  expect(field).toHaveFocus();
  expect(field).toBeInvalid();
  await user.clear(field);
  await typeNewPassphrase();
  await press('Export sealed');
  await expect.poll(() => downloads.length, soon).toBe(1);
  const [{ name, blob } = { name: '', blob: new Blob() }] = downloads;
  expect(name).toMatch(/\.sealed$/);

  const workspace = await app.openWorkspace(id);
  workspace?.apply({
    title: 'Rename',
    edits: [{ kind: 'set', pointer: '/definition/info/title', value: 'Parcel Counter' }],
  });
  await workspace?.flush();
  await user.upload(screen.getByLabelText('Choose a backup'), new File([blob], 'b.sealed'));
  await screen.findByRole('dialog', { name: 'Open a sealed backup' });
  await typeInto('Passphrase', 'wrong one');
  await press('Open');
  expect(await screen.findByText(/This is not the passphrase/)).toBeVisible();
  await user.clear(screen.getByLabelText('Passphrase', { selector: 'input' }));
  await typeInto('Passphrase', passphrase);
  await press('Open');
  const rows = await screen.findByRole('list', { name: 'Connectors in the backup' });
  expect(within(rows).getByText(/Newer here/)).toBeVisible();
  expect(within(rows).getByRole('combobox', { name: 'What to do with Parcel Desk' })).toHaveValue('keep');
  await user.selectOptions(within(rows).getByRole('combobox'), 'Take the one from the backup');
  await user.click(screen.getByRole('button', { name: 'Add to the library' }));
  await expect.poll(() => app.library.find(id)?.name, soon).toBe('Parcel Desk');
});

it('keeps secrets under a passphrase, locks, opens and forgets them, by keyboard', async () => {
  await app.secrets.put('a', 'c', { api_key: 'CANARY' });
  render(App, { app });
  (await screen.findByRole('button', { name: 'Keep them under a passphrase' })).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Keep secrets under a passphrase' });
  await typeNewPassphrase();
  await press('Keep them');
  (await screen.findByRole('button', { name: 'Lock now' })).focus();
  await user.keyboard('{Enter}');
  expect(app.secrets.of('a', 'c')).toEqual({});
  screen.getByRole('button', { name: 'Unlock' }).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Unlock your secrets' });
  await typeInto('Passphrase', passphrase);
  await press('Unlock');
  await expect.poll(() => app.secrets.of('a', 'c'), soon).toEqual({ api_key: 'CANARY' });
  (await screen.findByRole('button', { name: 'Forget all secrets' })).focus();
  await user.keyboard('{Enter}');
  const asking = within(await screen.findByRole('dialog', { name: 'Forget all secrets?' }));
  await user.click(asking.getByRole('button', { name: 'Forget all secrets' }));
  await expect.poll(() => [app.secrets.state, app.secrets.hasAny], soon).toEqual(['memory', false]);
});
