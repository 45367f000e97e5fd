import 'fake-indexeddb/auto';
import { screen, waitFor, within, type queries } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { operationsOf } from '#core/definition/operations.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { listOrders, shop, shopDefinition } from '../../core/limits/shop-connector.ts';
import { workHere } from '../../worker/work-here.ts';
import { openStudio, shownId } from '../tabs/open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

/** The shop with more operations than a connector may have, and a description that is too long for anybody. */
const crowded: Connector = {
  ...shop,
  definition: JSON.stringify(
    {
      ...shopDefinition,
      paths: {
        ...shopDefinition.paths,
        ...Object.fromEntries(
          Array.from({ length: 260 }, (_, at) => [
            `/extras/${at}`,
            { get: { tags: ['extras'], operationId: `Extra${at}`, summary: `Extra ${at}`, responses: {} } },
          ]),
        ),
      },
      parameters: { ...shopDefinition.parameters, Page: { name: 'page', description: 'The page. '.repeat(60) } },
    },
    null,
    2,
  ),
};

async function open(connector: Connector): Promise<void> {
  workHere();
  app = await openStudio(connector, 'share');
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name });

/** With the keyboard alone. */
async function press(name: RegExp | string): Promise<void> {
  (await screen.findByRole('button', { name })).focus();
  await user.keyboard('{Enter}');
}

async function openFit(): Promise<ReturnType<typeof within<typeof queries>>> {
  await press(/^Limits:/);
  await screen.findByRole('dialog', { name: 'Limits' });
  await press('Make it fit');
  return within(await screen.findByRole('list', { name: 'Ways to make it fit' }));
}

const idsIn = (definition: Workspace['definition']): readonly string[] =>
  operationsOf(definition).map(({ operation }) => operation.operationId ?? '');

it('a meter says how full the tightest limit is, and more when it is over', async () => {
  await open(shop);
  expect(await screen.findByRole('button', { name: 'Limits: Operations, 4 of 256 operations' })).toBeVisible();
  const paths = Object.fromEntries(Array.from({ length: 210 }, (_, at) => [`/a${at}`, { get: {} }]));
  workspace.apply({ title: 'Many', edits: [{ kind: 'set', pointer: '/definition/paths', value: paths }] });
  expect(
    await screen.findByRole('button', { name: 'Limits: Operations, 210 of 256 operations, near the limit' }),
  ).toBeVisible();
});

it('pressed, it lists all limits, each with its source and its date, fullest first, and leads to the largest', async () => {
  await open(crowded);
  await press(/^Limits: Operations, 264 of 256 operations, over the limit/);
  const dialog = within(await screen.findByRole('dialog', { name: 'Limits' }));
  expect(dialog.getByText('The service would refuse this connector')).toBeVisible();
  const sizes = within(dialog.getByRole('region', { name: 'Size and counts' })).getAllByRole('meter');
  expect(sizes[0]).toHaveAccessibleName('Operations');
  expect(sizes[0]).toHaveAttribute('aria-valuetext', '264 of 256 operations, over the limit');
  const shares = sizes.map((meter) => Number(meter.getAttribute('aria-valuenow')));
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(dialog.getAllByText(/^Source: .+ \(.+\)\.$/)).toHaveLength(dialog.getAllByRole('meter').length);

  dialog.getByRole('button', { name: 'Show schemas in one body: List orders, response 200' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(app.router.route).toMatchObject({ tab: 'definition', place: `${listOrders}/responses/200` });
});

it('each way says what it saves and what changes, and is one step of undo', async () => {
  await open(shop);
  const ways = await openFit();
  const unused = within(await ways.findByRole('listitem', { name: 'Delete unused shared parts' }));
  const saved = /^Saves (\d+) bytes and (\d+) characters$/.exec(unused.getByText(/^Saves/).textContent ?? '');
  await user.click(unused.getByRole('button', { name: 'Show what changes' }));
  expect(within(unused.getByRole('list', { name: 'What changes' })).getByText('Nobody')).toBeVisible();

  await press('Delete 4 unused parts');
  await screen.findByText(/^Done: Delete 4 unused shared parts\./);
  expect(shop.definition.length - workspace.connector.definition.length).toBe(Number(saved?.[1]));
  expect(workspace.undoTitle).toBe('Delete 4 unused shared parts');
  expect(screen.getByText('Every shared part is used.')).toBeVisible();
  expect(document.activeElement?.closest('dialog')).toBeInTheDocument();

  await press('Undo');
  await screen.findByRole('button', { name: 'Delete 4 unused parts' });
  expect(workspace.connector).toEqual(shop);
});

it('descriptions are shortened to the length that is chosen', async () => {
  await open(crowded);
  const ways = await openFit();
  const row = within(await ways.findByRole('listitem', { name: 'Shorten descriptions' }));
  await user.click(row.getByRole('radio', { name: '100' }));
  await user.click(row.getByRole('button', { name: 'Shorten 1 description' }));
  await screen.findByText(/^Done: Shorten 1 description\. Still over: operations\./);
  expect(workspace.definition.parameters?.['Page']?.description).toBe('The page. '.repeat(10).trim());
});

it('operations are picked with what comes of it, and what others call stays', async () => {
  await open(shop);
  await openFit();
  await press('Pick from 4 operations');
  const tree = within(await screen.findByRole('tree', { name: 'Operations' }));
  await user.click(button('Untick all'));
  expect(screen.getByText(/Tick at least one operation/)).toBeVisible();
  tree.getByRole('treeitem', { name: 'GET /orders, List orders' }).focus();
  await user.keyboard(' ');
  expect(screen.getByText(/1 operation that is not ticked stays, because others call it: List states\./)).toBeVisible();
  expect(await screen.findByText('6 shared parts: Parcel, Letter, Nobody, Friend and 2 more')).toBeVisible();
  expect(screen.getByText('the custom code, which serves none of those that stay')).toBeVisible();
  await press('Keep 2 operations');
  await waitFor(() => expect(idsIn(workspace.definition)).toEqual(['ListOrders', 'ListStates']));
  expect(workspace.undoTitle).toBe('Keep 2 of 4 operations');
  expect(await screen.findByRole('list', { name: 'Ways to make it fit' })).toBeVisible();
});

it('a split puts the other half in the library', async () => {
  await open(shop);
  await openFit();
  await press('Choose what moves');
  const title = await screen.findByRole('textbox', { name: 'Title of the new connector' });
  expect(title).toHaveValue('Corner Shop Parcels');
  await user.clear(title);
  await press('Move 1 operation');
  expect(await screen.findByText('The new connector needs a title.')).toBeVisible();
  await user.type(title, 'Shop Parcels');
  expect(screen.getByText(/^Both have List states, because operations of both call it/)).toBeVisible();
  await press('Move 1 operation');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(idsIn(workspace.definition)).toEqual(['ListOrders', 'AddOrder', 'ListStates']);
  expect(workspace.undoTitle).toBe('Move 1 operation to Shop Parcels');
  const other = app.library.summaries.find(({ name }) => name === 'Shop Parcels');
  expect(other?.actions).toBe(2);
  const stored = await new ConnectorStore().read(other?.id ?? '');
  expect(stored?.connector.script).toBe(shop.script);
  await user.click(await screen.findByRole('button', { name: 'Open it' }));
  await waitFor(() => expect(shownId(app)).toBe(other?.id));
});

it('says what is wrong while the text does not read', async () => {
  await open(shop);
  workspace.apply({ title: 'Type', edits: [{ kind: 'splice', part: 'definition', start: 0, end: 1, text: '' }] });
  await press(/^Limits:/);
  await press('Make it fit');
  expect(await screen.findByText('apiDefinition.swagger.json has a fault in its text')).toBeVisible();
});
