import 'fake-indexeddb/auto';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { packBackup } from '#core/exports/pack-backup.ts';
import { blankConnector } from '#core/document/new-connector.ts';
import * as downloads from '#platform/download.ts';
import { AppState } from '#state/AppState.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import App from '#ui/App.svelte';
import { WorkerClient } from '#worker/client.ts';
import type { Tasks } from '#worker/protocol.ts';

vi.mock('#platform/download.ts');
let app: AppState;
const user = userEvent.setup();
const download = vi.mocked(downloads.download);
const connector = blankConnector({ title: 'Parcel Desk', host: 'api.parcels.example' });

beforeEach(async () => {
  download.mockClear();
  // There are no workers here: what one would do is done in place.
  vi.spyOn(WorkerClient.prototype, 'run').mockImplementation((_, request) => {
    const { entries, options } = request as Tasks['writeBackup']['request'];
    return Promise.resolve(packBackup(entries, options) as never);
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
  await expect.poll(() => download.mock.calls.length).toBe(1);
  expect(await screen.findByText(/What "Parcel Desk" was imported from holds secrets/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Export with the secrets' }));
  const asking = within(await screen.findByRole('dialog', { name: 'Hand over these secrets?' }));
  await user.click(asking.getByRole('button', { name: 'Export with the secrets' }));
  await expect.poll(() => download.mock.calls.length).toBe(2);
  expect(screen.queryByText('Secrets stayed behind')).toBeNull();
});

it('asks before a secret in the files of a connector leaves', async () => {
  await app.library.create({ ...connector, script: 'var key = "ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6";' });
  await exportEverything();
  const asking = within(await screen.findByRole('dialog', { name: 'Hand over these secrets?' }));
  expect(asking.getByText(/"Parcel Desk" has a secret/)).toBeVisible();
  await user.click(asking.getByRole('button', { name: 'Cancel' }));
  expect(download).not.toHaveBeenCalled();
});
