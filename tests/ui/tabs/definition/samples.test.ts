import 'fake-indexeddb/auto';
import { screen, within, type queries } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(region: 'Request' | 'Responses'): Promise<ReturnType<typeof within<typeof queries>>> {
  app = await openStudio(parcelConnector({ kind: 'none' }), 'definition', 'ListDepots');
  const section = within(await screen.findByRole('region', { name: region }));
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
  await user.click(section.getByRole('button', { name: 'Import from sample' }));
  return within(await screen.findByRole('dialog'));
}

const item = () => workspace.definition.paths ?? {};

it('a pasted cURL command fills the fields; a key becomes the way to sign in, an ID of the path a parameter', async () => {
  const dialog = await open('Request');
  await user.click(dialog.getByRole('textbox', { name: 'Paste a call' }));
  await user.paste(
    `curl -X POST 'https://api.parcel.example/v1/depots/42/parcels?dryRun=true' -H 'X-Api-Key: s3cr3t-k3y-of-mine' -d '{"weighedAt":"2026-11-23T10:00:00Z"}'`,
  );
  expect(dialog.getByText('Read as a cURL command.')).toBeInTheDocument();
  expect(dialog.getByRole('textbox', { name: 'URL' })).toHaveValue(
    'https://api.parcel.example/v1/depots/42/parcels?dryRun=true',
  );
  expect(dialog.getByRole('checkbox', { name: 'Sign in with a key in the header X-Api-Key' })).toBeChecked();
  await user.click(dialog.getByRole('checkbox', { name: 'Make a parameter of 1 ID in the path' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Recognise 1 format' }));
  await user.click(dialog.getByRole('button', { name: 'Import' }));
  expect(item()['/depots/{depotId}/parcels']?.post).toMatchObject({
    operationId: 'ListDepots',
    parameters: [
      { name: 'depotId', in: 'path', required: true },
      { name: 'dryRun', in: 'query', type: 'string' },
      { name: 'body', in: 'body', schema: { properties: { weighedAt: { type: 'string', format: 'date-time' } } } },
    ],
  });
  expect(workspace.definition.securityDefinitions).toEqual({
    'API Key': { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  });
  expect(workspace.connector.definition + workspace.connector.properties).not.toContain('s3cr3t');
  workspace.undo();
  expect(workspace.definition.securityDefinitions).toEqual({});
  expect(Object.keys(item())).toEqual(['/parcels/{id}', '/depots']);
});

it('several samples of an answer are one schema', async () => {
  const dialog = await open('Responses');
  await user.paste('{"depots": []}');
  await user.click(dialog.getByRole('button', { name: 'Add another sample' }));
  await user.click(dialog.getByRole('textbox', { name: 'Body of sample 2' }));
  await user.paste('{"depots": [{"depotId": 7}]}');
  await user.click(dialog.getByRole('checkbox', { name: 'Make 2 labels readable' }));
  await user.click(dialog.getByRole('button', { name: 'Import' }));
  expect(item()['/depots']?.get?.responses?.['200']).toMatchObject({
    description: 'OK',
    schema: {
      properties: {
        depots: {
          type: 'array',
          title: 'Depots',
          items: { properties: { depotId: { type: 'integer', title: 'Depot ID' } } },
        },
      },
    },
  });
});
