import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { securityDefaults } from '#core/security/index.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import { downloads, lastText } from '../../../setup/downloads.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

let app: AppState;
const user = userEvent.setup();
afterEach(() => app.stop());

const withSecret = (): Connector => {
  const connector = parcelConnector(securityDefaults.oauth2);
  return {
    ...connector,
    properties: connector.properties.replace('"clientId": ""', '"clientSecret": "Tr0ub4dor-and-3"'),
  };
};

async function open(connector: Connector): Promise<void> {
  app = await openStudio(connector, 'share');
  await screen.findByRole('button', { name: 'Download OpenAPI file' });
}

it('downloads the connector’s files as a zip, and notes it', async () => {
  await open({ ...parcelConnector(), script: 'public class Script {}' });
  const files = within(await screen.findByRole('table', { name: 'Files in parcel-desk.zip' }));
  expect(files.getAllByRole('row').map((row) => row.querySelector('td')?.textContent)).toEqual([
    undefined,
    'apiDefinition.swagger.json',
    'apiProperties.json',
    'script.csx',
    'settings.json',
  ]);
  await user.click(screen.getByRole('button', { name: 'Download connector files' }));
  await expect.poll(() => downloads.at(-1)?.name).toBe('parcel-desk.zip');
  expect(await lastText()).toMatch(/^PK/);
  expect(await screen.findByText(/Last downloaded/)).toBeVisible();
  await expect.poll(() => app.library.find(shownId(app))?.exportedAt).toBeTypeOf('number');
});

it('downloads the OpenAPI file alone, as it is', async () => {
  const connector = parcelConnector();
  await open(connector);
  await user.click(screen.getByRole('button', { name: 'Download OpenAPI file' }));
  await expect.poll(() => downloads.at(-1)?.name).toBe('parcel-desk.swagger.json');
  expect(await lastText()).toBe(connector.definition);
});

it('holds files with a secret back, until the maker lets it out this once', async () => {
  await open(withSecret());
  expect(await screen.findByText(/client secret in apiProperties.json/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Download connector files' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Include it this once' }));
  expect(downloads).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Download with the secret' }));
  await expect.poll(() => downloads.length).toBe(1);
  expect(screen.getByRole('button', { name: 'Include it this once' })).toBeVisible();
});

it('holds the OpenAPI file back too when the secret is in the definition', async () => {
  const connector = parcelConnector();
  const token = 'ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6';
  const described = connector.definition.replace('"description": ""', `"description": "Call it with ${token}"`);
  app = await openStudio({ ...connector, definition: described }, 'share');
  expect(await screen.findAllByRole('button', { name: 'Include it this once' })).toHaveLength(2);
  expect(screen.queryByRole('button', { name: 'Download OpenAPI file' })).toBeNull();
});

it('shows the commands of both tools', async () => {
  await open(parcelConnector());
  expect(await screen.findByText('paconn create -e ENVIRONMENT_ID -s settings.json')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'pac (Power Platform CLI)' }));
  expect(screen.getByText(/^pac connector create -df apiDefinition.swagger.json/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy the command: Create' })).toBeVisible();
});
