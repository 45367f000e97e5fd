import 'fake-indexeddb/auto';
import { screen, within, type queries } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

const schemaOf = '/definition/paths/~1depots/get/responses/200/schema';

async function open(
  region: 'Request' | 'Responses',
  change = (connector: Connector): Connector => connector,
): Promise<ReturnType<typeof within<typeof queries>>> {
  app = await openStudio(change(parcelConnector({ kind: 'none' })), 'definition', 'ListDepots');
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

it('a whole answer fills status, headers and body, and what the maker wrote stays', async () => {
  const dialog = await open('Responses');
  await user.click(dialog.getByRole('textbox', { name: 'Body' }));
  await user.paste('{"name": "Oslo"}');
  await user.click(dialog.getByRole('button', { name: 'Import' }));
  workspace.apply({
    title: 'Label',
    edits: [{ kind: 'set', pointer: `${schemaOf}/properties/name/title`, value: 'Town' }],
  });
  await user.click(
    within(screen.getByRole('region', { name: 'Responses' })).getByRole('button', { name: 'Import from sample' }),
  );
  const again = within(await screen.findByRole('dialog'));
  await user.click(again.getByRole('textbox', { name: 'Body' }));
  await user.paste('HTTP/1.1 200 OK\nX-Total: 2\n\n{"name": "Bergen", "staff": 3}');
  expect(again.getByRole('textbox', { name: 'Status' })).toHaveValue('200');
  expect(again.getByRole('textbox', { name: 'Headers' })).toHaveValue('X-Total: 2');
  expect(again.getByRole('radio', { name: 'Keep and add' })).toBeChecked();
  expect(again.getByRole('list', { name: 'Differences of the body' })).toHaveTextContent('+ staff new whole number');
  await user.click(again.getByRole('button', { name: 'Import' }));
  expect(item()['/depots']?.get?.responses?.['200']).toMatchObject({
    headers: { 'X-Total': { type: 'string' } },
    schema: { properties: { name: { title: 'Town' }, staff: { type: 'integer' } } },
  });
});

it('fields inside fields are shown before they are brought', async () => {
  const dialog = await open('Responses');
  await user.click(dialog.getByRole('textbox', { name: 'Body' }));
  await user.paste('{"depots": [{"at": {"town": "Oslo"}}]}');
  expect(dialog.getByRole('list', { name: 'Fields of the body' })).toHaveTextContent(
    'depots list of objectat objecttown text',
  );
});

it('a connector without a host takes the one of the sample, in one step of undo', async () => {
  const dialog = await open('Request', (connector) => ({
    ...connector,
    definition: JSON.stringify({ ...(JSON.parse(connector.definition) as object), host: undefined }),
  }));
  await user.click(dialog.getByRole('textbox', { name: 'Paste a call' }));
  await user.paste('http://api.new.example/depots?open=1');
  expect(dialog.getByText('Read as an address.')).toBeInTheDocument();
  expect(dialog.getByRole('checkbox', { name: 'Call api.new.example' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'Import' }));
  expect(workspace.definition).toMatchObject({ host: 'api.new.example', schemes: ['http'] });
  workspace.undo();
  expect(workspace.definition.host).toBeUndefined();
});

it('the focus goes to the field that has to be mended', async () => {
  const dialog = await open('Request');
  await user.clear(dialog.getByRole('textbox', { name: 'URL' }));
  await user.click(dialog.getByRole('button', { name: 'Import' }));
  expect(dialog.getByRole('textbox', { name: 'URL' })).toHaveFocus();
});
