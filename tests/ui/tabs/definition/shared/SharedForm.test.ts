import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openStudio, shownId } from '../../open-studio.ts';
import { petConnector } from '../schema/pet-connector.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(place: string): Promise<void> {
  app = await openStudio(petConnector(), 'definition', `/definition/${place}`);
  await screen.findByRole('textbox', { name: 'Name in the references' });
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

const place = (): string => (app.router.route.kind === 'connector' ? app.router.route.place : '?');
const name = (): HTMLElement => screen.getByRole('textbox', { name: 'Name in the references' });

async function act(part: string, action: RegExp): Promise<void> {
  await user.click(screen.getByRole('button', { name: `More for ${part}` }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
}

it('is renamed everywhere, and the address follows, back too', async () => {
  await open('definitions/Owner');
  await user.clear(name());
  await user.type(name(), 'Pet');
  expect(screen.getByText('There is a shared definition "Pet" already.')).toBeVisible();
  await user.clear(name());
  await user.type(name(), 'Person{Enter}');
  expect(Object.keys(workspace.definition.definitions ?? {})).toEqual(['Pet', 'Person', 'Spare']);
  expect(workspace.definition.definitions?.['Pet']?.properties?.['owner']).toEqual({ $ref: '#/definitions/Person' });
  await waitFor(() => expect(place()).toBe('/definition/definitions/Person'));
  expect(name()).toHaveFocus();
  workspace.undo();
  await waitFor(() => expect(place()).toBe('/definition/definitions/Owner'));
  expect(name()).toHaveValue('Owner');
});

it('says where it is used, and is copied into place before it goes', async () => {
  await open('definitions/Owner');
  await user.click(screen.getByText(/Used in 1 place/));
  const uses = within(screen.getByRole('list', { name: 'Where Owner is used' }));
  expect(uses.getByRole('listitem')).toHaveTextContent('Pet owner');
  await act('Owner', /^Delete$/);
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete Owner?' }));
  await user.click(dialog.getByRole('button', { name: 'Copy into place and delete' }));
  expect(Object.keys(workspace.definition.definitions ?? {})).toEqual(['Pet', 'Spare']);
  expect(workspace.definition.definitions?.['Pet']?.properties?.['owner']).toMatchObject({ type: 'object' });
  await waitFor(() => expect(place()).toBe('/definition/definitions/Spare'));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(place()).toBe('/definition/definitions/Owner'));
});

it('that contains itself is not copied into place', async () => {
  await open('definitions/Pet');
  await act('Pet', /^Delete$/);
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete Pet?' }));
  expect(dialog.getByText(/contains itself/)).toBeVisible();
  expect(dialog.queryByRole('button', { name: /delete/i })).toBeNull();
});

it('is duplicated, moved, and deleted with all that are unused', async () => {
  await open('definitions/Spare');
  await act('Spare', /Duplicate/);
  await waitFor(() => expect(place()).toBe('/definition/definitions/SpareCopy'));
  await act('SpareCopy', /Move up/);
  expect(Object.keys(workspace.definition.definitions ?? {})).toEqual(['Pet', 'Owner', 'SpareCopy', 'Spare']);
  await act('SpareCopy', /unused/);
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete what is unused' }));
  await user.click(dialog.getByRole('checkbox', { name: 'SpareCopy' }));
  await user.click(dialog.getByRole('button', { name: 'Delete 1 shared part' }));
  expect(Object.keys(workspace.definition.definitions ?? {})).toEqual(['Pet', 'Owner', 'SpareCopy']);
  expect(place()).toBe('/definition/definitions/SpareCopy');
});

it.each([
  { part: 'parameters/Page', field: 'Label', member: 'x-ms-summary' },
  { part: 'responses/Gone', field: 'Description', member: 'description' },
])('$part has the fields of its kind', async ({ part, field, member }) => {
  await open(part);
  const input = screen.getByRole('textbox', { name: field });
  await user.clear(input);
  await user.type(input, 'Changed');
  const [section = '', key = ''] = part.split('/');
  expect(workspace.definition).toHaveProperty([section, key, member], 'Changed');
});
