import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
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

async function open(place: string): Promise<void> {
  app = await openStudio(parcelConnector(), 'definition', place);
  await screen.findByRole('grid');
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name });
const cell = (name: RegExp, column: number): HTMLElement => {
  const found = within(row(name)).getAllByRole('gridcell')[column - 1];
  if (!found) throw new Error(`No cell ${column}`);
  return found;
};
const summaries = (): readonly unknown[] =>
  Object.values(workspace.definition.paths ?? {}).map((item) => item.get?.summary);

it('a cell is reached, edited and left by keyboard, and each change is one step', async () => {
  await open('/grid/operations');
  cell(/\/parcels/, 3).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('textbox', { name: /^Summary of GET \/parcels/ })).toHaveFocus();
  await user.keyboard(' now{Enter}');
  expect(summaries()).toEqual(['Get parcel now', 'List depots']);
  // A letter begins anew.
  await user.keyboard('Depots{Enter}');
  expect(summaries()).toEqual(['Get parcel now', 'Depots']);
  workspace.undo();
  workspace.undo();
  expect(summaries()).toEqual(['Get parcel', 'List depots']);
});

it('Escape leaves a cell as it was, and a choice is chosen', async () => {
  await open('/grid/operations');
  cell(/\/depots/, 3).focus();
  await user.keyboard('{F2}x{Escape}');
  expect(cell(/\/depots/, 3)).toHaveFocus();
  expect(summaries()).toEqual(['Get parcel', 'List depots']);
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
  await user.selectOptions(screen.getByRole('combobox'), 'internal');
  await user.keyboard('{Enter}');
  expect(workspace.definition.paths?.['/depots']?.get?.['x-ms-visibility']).toBe('internal');
});

it('several cells are filled down, copied and pasted', async () => {
  await open('/grid/operations');
  cell(/\/parcels/, 3).focus();
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}d{/Control}');
  expect(summaries()).toEqual(['Get parcel', 'Get parcel']);
  await user.paste('A\nB\n');
  expect(summaries()).toEqual(['A', 'B']);
  expect(workspace.undoTitle).toBe('Paste into 2 rows');
  const copied: string[] = [];
  const copy = new Event('copy', { bubbles: true, cancelable: true });
  Object.defineProperty(copy, 'clipboardData', { value: { setData: (_: string, text: string) => copied.push(text) } });
  document.activeElement?.dispatchEvent(copy);
  expect(copied).toEqual(['A\nB']);
});

it('labels are made of names, and texts replaced', async () => {
  await open('/grid/operations');
  cell(/\/parcels/, 3).focus();
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await user.click(screen.getByRole('button', { name: 'Label from name' }));
  await user.click(screen.getByRole('button', { name: 'Find and replace' }));
  await user.type(screen.getByRole('textbox', { name: 'Find' }), 'parcel');
  await user.type(screen.getByRole('textbox', { name: 'Replace with' }), 'box');
  await user.click(screen.getByRole('button', { name: /^Replace in/ }));
  expect(summaries()).toEqual(['Get box', 'List depots']);
});

it('what cannot stand in a cell is said, and the rest is done', async () => {
  await open('/grid/operations');
  cell(/\/parcels/, 5).focus();
  await user.paste('ListDepots\nDepots');
  expect(await screen.findByText(/1 cell left as it was, 1 changed/)).toBeInTheDocument();
  expect(workspace.definition.paths?.['/depots']?.get?.operationId).toBe('Depots');
});

it('rows are found, and another kind of row chosen', async () => {
  await open('/grid/parameters');
  await user.type(screen.getByRole('searchbox', { name: 'Find rows' }), 'limit');
  expect(screen.getByText('1 row found')).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Fields of bodies' }));
  expect(app.router.route).toMatchObject({ place: '/grid/fields' });
});

it('what was typed goes into its own cell when another is clicked, and the focus stays where it was put', async () => {
  await open('/grid/operations');
  cell(/\/parcels/, 3).focus();
  await user.keyboard('{F2}!');
  await user.click(cell(/\/depots/, 3));
  await waitFor(() => expect(summaries()).toEqual(['Get parcel!', 'List depots']));
  expect(cell(/\/depots/, 3)).toHaveFocus();
  await user.keyboard('{F2}?');
  await user.click(screen.getByRole('searchbox', { name: 'Find rows' }));
  await waitFor(() => expect(summaries()).toEqual(['Get parcel!', 'List depots?']));
  expect(screen.getByRole('searchbox', { name: 'Find rows' })).toHaveFocus();
});

it('a letter picks the choice that begins with it', async () => {
  await open('/grid/operations');
  cell(/\/depots/, 6).focus();
  await user.keyboard('i');
  expect(screen.getByRole('combobox', { name: /^Visibility of/ })).toHaveValue('important');
  await user.keyboard('{Enter}');
  expect(workspace.definition.paths?.['/depots']?.get?.['x-ms-visibility']).toBe('important');
});

it('cutting takes the text along and empties the cells, in one step', async () => {
  await open('/grid/operations');
  cell(/\/depots/, 3).focus();
  const taken: string[] = [];
  const cut = new Event('cut', { bubbles: true, cancelable: true });
  Object.defineProperty(cut, 'clipboardData', { value: { setData: (_: string, text: string) => taken.push(text) } });
  document.activeElement?.dispatchEvent(cut);
  expect(taken).toEqual(['List depots']);
  expect(summaries()).toEqual(['Get parcel', '']);
  workspace.undo();
  expect(summaries()).toEqual(['Get parcel', 'List depots']);
});
