import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { operationsOf } from '#core/definition/operations.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openDefinition } from '../desk.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(place = ''): Promise<void> {
  ({ app, workspace } = await openDefinition(place));
}

const place = (): string => (app.router.route.kind === 'connector' ? app.router.route.place : '?');
const list = () => within(screen.getByRole('navigation', { name: 'Operations' }));
const row = (name: string | RegExp) => list().getByRole('link', { name });
const rows = () =>
  list()
    .queryAllByRole('link')
    .map((one) => one.textContent.replace(/\s+/g, ' ').trim());
const ids = () => operationsOf(workspace.definition).map(({ operation }) => operation.operationId);
const paths = () => workspace.definition.paths ?? {};

describe('the list', () => {
  it('shows what there is, in four parts that fold, and leads to each', async () => {
    await open();
    for (const name of ['Actions 3', 'Triggers 1', 'References 3', 'Policies 2'])
      expect(list().getByRole('list', { name })).toBeVisible();
    await user.click(row('Depot'));
    await waitFor(() => expect(place()).toBe('/definition/definitions/Depot'));
    expect(row('Depot')).toHaveAttribute('aria-current', 'true');
    await user.click(row(/Second/));
    await waitFor(() => expect(place()).toBe('/properties/properties/policyTemplateInstances/1'));
    list().getByRole('button', { name: 'Actions 3' }).focus();
    await user.keyboard('{Enter}');
    expect(list().queryByRole('link', { name: /List parcels/ })).toBeNull();
    expect(list().getByRole('button', { name: 'Actions 3' })).toHaveAttribute('aria-expanded', 'false');
  });

  it('is searched at once, and says what hides the rest', async () => {
    await open();
    await user.type(list().getByRole('searchbox'), 'depot');
    expect(rows()).toEqual(['GET List depots', 'Depot']);
    await user.click(list().getByRole('button', { name: 'Filter' }));
    await user.click(list().getByRole('button', { name: /Deprecated/ }));
    expect(rows()).toEqual([]);
    expect(list().getAllByText('Hidden by “depot”, deprecated.')).toHaveLength(4);
    await user.click(list().getByRole('button', { name: 'Show all' }));
    expect(rows()).toHaveLength(9);
    expect(list().getByRole('searchbox')).toHaveFocus();
  });

  it('shows only what is internal, or has a tag', async () => {
    await open();
    await user.click(list().getByRole('button', { name: 'Filter' }));
    await user.click(list().getByRole('button', { name: 'Internal 1' }));
    expect(rows()).toEqual(['GET List depots']);
    await user.click(list().getByRole('button', { name: 'Internal 1' }));
    await user.selectOptions(list().getByRole('combobox', { name: 'Tag' }), 'Desk');
    expect(rows()).toEqual(['GET List parcels']);
  });

  it('makes a reference and a policy, and shows them', async () => {
    await open();
    await user.click(list().getByRole('button', { name: 'New reference' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByRole('textbox', { name: 'Name' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Label{Enter}');
    await waitFor(() => expect(place()).toBe('/definition/definitions/Label'));
    await user.click(list().getByRole('button', { name: 'New policy' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Add/ }));
    await waitFor(() => expect(place()).toBe('/properties/properties/policyTemplateInstances/2'));
  });
});

describe('several at once', () => {
  it('are picked with Shift and the arrows, and hidden in one step', async () => {
    await open();
    row(/List parcels/).focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(list().getByText('3 operations selected')).toBeInTheDocument();
    await user.click(list().getByRole('button', { name: 'Change' }));
    await user.click(list().getByRole('menuitem', { name: 'Visibility: advanced' }));
    expect(operationsOf(workspace.definition).map(({ operation }) => operation['x-ms-visibility'])).toEqual([
      'advanced',
      'advanced',
      'advanced',
      undefined,
    ]);
    expect(workspace.undoTitle).toBe('Change visibility of 3 operations');
    workspace.undo();
    expect(paths()['/depots']?.get?.['x-ms-visibility']).toBe('internal');
    expect(workspace.undoTitle).toBeUndefined();
  });

  it('are picked with Space, and all with Ctrl+A; Escape lets go', async () => {
    await open();
    row(/Book parcel/).focus();
    await user.keyboard(' ');
    expect(list().getByRole('checkbox', { name: 'Select Book parcel' })).toBeChecked();
    await user.keyboard('{Control>}a{/Control}');
    expect(list().getByText('4 operations selected')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(list().queryByRole('checkbox')).toBeNull();
    expect(row(/Book parcel/)).toHaveFocus();
  });

  it('are picked by touch, and deprecated with their texts', async () => {
    await open();
    await user.click(list().getByRole('button', { name: 'More for the list' }));
    await user.click(list().getByRole('menuitem', { name: 'Select several' }));
    await user.click(row(/List parcels/));
    await user.click(row(/Book parcel/));
    await user.click(list().getByRole('button', { name: 'Change' }));
    await user.click(list().getByRole('menuitem', { name: 'Deprecate' }));
    expect(paths()['/parcels']?.get).toMatchObject({
      summary: 'List parcels (deprecated)',
      description: 'Lists them (deprecated).',
      deprecated: true,
    });
    workspace.undo();
    expect(paths()['/parcels']?.get).not.toHaveProperty('deprecated');
  });

  it('get a tag and lose another', async () => {
    await open();
    await user.keyboard('{Control>}');
    await user.click(row(/List parcels/));
    await user.click(row(/List depots/));
    await user.keyboard('{/Control}');
    await user.click(list().getByRole('button', { name: 'Change' }));
    await user.click(list().getByRole('menuitem', { name: 'Tags…' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Tags of 2 operations' }));
    await user.click(dialog.getByRole('button', { name: 'Remove Desk' }));
    await user.type(dialog.getByRole('combobox', { name: 'Tags' }), 'New, Old{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Change tags' }));
    expect(paths()['/parcels']?.get?.tags).toEqual(['New', 'Old']);
    expect(paths()['/depots']?.get?.tags).toEqual(['New', 'Old']);
    expect(paths()['/parcels']?.post).not.toHaveProperty('tags');
    workspace.undo();
    expect(paths()['/parcels']?.get?.tags).toEqual(['Desk']);
  });

  it('are deleted after asking, in one step', async () => {
    await open('ListDepots');
    row(/List parcels/).focus();
    await user.keyboard(' {ArrowDown} {Delete}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete 2 operations?' }));
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(ids()).toEqual(['ListDepots', 'WhenArrived']);
    await waitFor(() => expect(row(/List depots/)).toHaveFocus());
    expect(place()).toBe('ListDepots');
    workspace.undo();
    expect(ids()).toHaveLength(4);
  });
});

describe('the order', () => {
  it('of actions is changed with Alt and the arrows, and says what moved along', async () => {
    await open();
    row(/List depots/).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(ids()).toEqual(['ListDepots', 'ListParcels', 'BookParcel', 'WhenArrived']);
    await waitFor(() => expect(row(/List depots/)).toHaveFocus());
    row(/List parcels/).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(ids()).toEqual(['ListParcels', 'BookParcel', 'ListDepots', 'WhenArrived']);
    expect(
      screen.getAllByText('Moved List parcels, and with it 1 other operation of /parcels.')[0],
    ).toBeInTheDocument();
    expect(workspace.undoTitle).toBe('Move operation ListParcels');
  });

  it('of policies takes the chosen one along', async () => {
    await open('/properties/properties/policyTemplateInstances/0');
    row(/First/).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(workspace.properties.properties?.policyTemplateInstances?.map(({ title }) => title)).toEqual([
      'Second',
      'First',
    ]);
    await waitFor(() => expect(place()).toBe('/properties/properties/policyTemplateInstances/1'));
    expect(row(/First/)).toHaveAttribute('aria-current', 'true');
  });

  it('of references is changed by dragging, within their kind', async () => {
    await open();
    const item = (name: string): HTMLElement => {
      const found = row(name).closest('li');
      if (!found) throw new Error(`No row ${name}`);
      return found;
    };
    const drag = async (from: string, to: string): Promise<void> => {
      await fireEvent.dragStart(item(from));
      await fireEvent.dragOver(item(to));
      await fireEvent.drop(item(to));
    };
    await drag('Depot', 'Parcel');
    expect(Object.keys(workspace.definition.definitions ?? {})).toEqual(['Depot', 'Parcel']);
    await fireEvent.dragEnd(item('Depot'));
    await drag('Depot', 'Trace parameter');
    expect(Object.keys(workspace.definition.definitions ?? {})).toEqual(['Depot', 'Parcel']);
  });
});
