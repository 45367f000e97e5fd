import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Schema } from '#core/definition/openapi2.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { WorkerClient } from '#worker/client.ts';
import { openStudio, shownId } from '../../open-studio.ts';
import { petConnector } from './pet-connector.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(name = 'Pet'): Promise<void> {
  app = await openStudio(petConnector(), 'definition', `/definition/definitions/${name}`);
  await screen.findByRole('list', { name: `Schema of ${name}` });
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

const schema = (name = 'Pet'): Schema => workspace.definition.definitions?.[name] ?? {};
const names = (name = 'Pet'): readonly string[] => Object.keys(schema(name).properties ?? {});
const tree = () => within(screen.getByRole('list', { name: /^Schema of/ }));
const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const row = (name: string): HTMLElement => {
  const found = rows().find((one) => one.textContent.trim().startsWith(name));
  if (!found) throw new Error(`No row ${name}`);
  return found;
};
const fields = (name: string) => within(screen.getByRole('group', { name: `Fields of ${name}` }));

async function act(name: string, action: RegExp): Promise<void> {
  await user.click(tree().getByRole('button', { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
}

describe('by keyboard', () => {
  it('the arrows walk, open and close', async () => {
    await open();
    row('Pet').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(row('owner')).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByText(/Shared, and used here only/)).toBeVisible();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(row('city')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(row('owner')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByText(/Shared, and used here only/)).toBeNull();
    await user.keyboard('{End}');
    expect(row('tags')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(row('Pet')).toHaveFocus();
    expect(rows().filter((one) => one.tabIndex === 0)).toEqual([row('Pet')]);
  });

  it('a property is renamed, moved and deleted, and "required" follows', async () => {
    await open();
    row('name').focus();
    await user.keyboard('{F2}');
    expect(fields('name').getByRole('textbox', { name: 'Name' })).toHaveFocus();
    await user.keyboard('title{Enter}');
    expect(names()).toEqual(['title', 'owner', 'parent', 'tags']);
    expect(schema().required).toEqual(['title']);
    expect(fields('title').getByRole('textbox', { name: 'Name' })).toHaveFocus();
    row('title').focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(names()).toEqual(['owner', 'title', 'parent', 'tags']);
    await waitFor(() => expect(row('title')).toHaveFocus());
    await user.keyboard('{Delete}');
    expect(names()).toEqual(['owner', 'parent', 'tags']);
    expect(schema()).not.toHaveProperty('required');
    await waitFor(() => expect(row('parent')).toHaveFocus());
    workspace.undo();
    expect(schema().required).toEqual(['title']);
  });

  it('is copied and pasted as JSON', async () => {
    await open();
    row('tags').focus();
    const setData = vi.fn<(type: string, text: string) => void>();
    await fireEvent.copy(row('tags'), { clipboardData: { setData } });
    expect(JSON.parse(setData.mock.calls[0]?.[1] ?? '{}')).toEqual({ type: 'array', items: { type: 'string' } });
    row('name').focus();
    await user.paste('{"type": "integer", "format": "int64"}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Paste a schema into name' }));
    await user.click(dialog.getByRole('button', { name: 'Paste' }));
    expect(schema().properties?.['name']).toEqual({ type: 'integer', format: 'int64' });
    await waitFor(() => expect(row('name')).toHaveFocus());
  });
});

describe('a node', () => {
  it('gets a property with its name ready to type', async () => {
    await open();
    await user.click(tree().getByRole('button', { name: 'Add property' }));
    await waitFor(() => expect(screen.getByDisplayValue('property')).toHaveFocus());
    await user.keyboard('weight{Enter}');
    expect(names()).toEqual(['name', 'owner', 'parent', 'tags', 'weight']);
    expect(schema().properties?.['weight']).toEqual({ type: 'string' });
    await act('owner', /after this/);
    await user.keyboard('born{Enter}');
    expect(names()).toEqual(['name', 'owner', 'born', 'parent', 'tags', 'weight']);
  });

  it('is given another type and what belongs to it', async () => {
    await open('Owner');
    await user.click(row('city'));
    const type = fields('city').getByRole('combobox', { name: 'Type' });
    await user.selectOptions(type, 'map');
    expect(schema('Owner').properties?.['city']).toEqual({
      type: 'object',
      additionalProperties: { type: 'string' },
    });
    await user.click(fields('city').getByRole('checkbox', { name: 'Edit as keys and values' }));
    await user.click(fields('city').getByRole('checkbox', { name: 'May be null' }));
    await user.click(fields('city').getByRole('checkbox', { name: 'Read-only' }));
    await user.type(fields('city').getByRole('textbox', { name: 'Title' }), 'City');
    await user.click(fields('city').getByRole('radio', { name: /Advanced/ }));
    expect(schema('Owner').properties?.['city']).toEqual({
      type: 'object',
      additionalProperties: { type: 'string' },
      'x-ms-editor': 'dictionary',
      'x-nullable': true,
      readOnly: true,
      title: 'City',
      'x-ms-visibility': 'advanced',
    });
    await user.selectOptions(fields('city').getByRole('combobox', { name: 'Further fields' }), 'none');
    expect(schema('Owner').properties?.['city']?.additionalProperties).toBe(false);
  });

  it('becomes a shared definition and is put back, each in one step', async () => {
    await open();
    await act('tags', /Convert to a shared definition/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Convert tags to a shared definition' }));
    const name = dialog.getByRole('textbox', { name: 'Name of the definition' });
    expect(name).toHaveValue('Tags');
    await user.clear(name);
    await user.type(name, 'Owner{Enter}');
    expect(dialog.getByText(/already/)).toBeVisible();
    await user.clear(name);
    await user.type(name, 'TagList{Enter}');
    expect(schema().properties?.['tags']).toEqual({ $ref: '#/definitions/TagList' });
    expect(schema('TagList')).toEqual({ type: 'array', items: { type: 'string' } });
    await waitFor(() => expect(row('tags')).toHaveFocus());
    await act('tags', /Put the shared definition in here/);
    expect(schema().properties?.['tags']).toEqual(schema('TagList'));
    workspace.undo();
    workspace.undo();
    expect(workspace.definition.definitions).not.toHaveProperty('TagList');
  });

  it('refers to a shared definition that is chosen', async () => {
    await open();
    await act('name', /Choose a shared definition/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Choose a shared definition for name' }));
    await user.type(dialog.getByRole('textbox', { name: 'Find' }), 'spa{Enter}');
    expect(schema().properties?.['name']).toEqual({ $ref: '#/definitions/Spare' });
  });

  it('takes a sample, after showing what becomes different', async () => {
    await open();
    await act('Pet', /Import from sample/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Import a sample into Pet' }));
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    expect(dialog.getByText('Paste some JSON first.')).toBeVisible();
    await user.click(dialog.getByRole('textbox', { name: 'Sample' }));
    await user.paste('{"name": 7, "weight": 4.5}');
    const told = () => dialog.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    expect(told()).toEqual(['+ weight new number', 'name stays text; the sample has whole number']);
    await user.click(dialog.getByRole('radio', { name: /Replace/ }));
    expect(told()).toContain('− tags goes list of text');
    await user.click(dialog.getByRole('radio', { name: /Keep and add/ }));
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    expect(names()).toEqual(['name', 'owner', 'parent', 'tags', 'weight']);
    expect(workspace.undoTitle).toBe('Import a sample into Pet');
  });
});

describe('a text', () => {
  it('is told to receive the callback address, and no more, each in one step', async () => {
    await open('Owner');
    await user.click(row('city'));
    const tick = fields('city').getByRole('checkbox', { name: 'Receives the callback address' });
    tick.focus();
    await user.keyboard(' ');
    expect(schema('Owner').properties?.['city']).toEqual({
      type: 'string',
      'x-ms-notification-url': true,
      'x-ms-visibility': 'internal',
    });
    expect(workspace.undoTitle).toBe('Send the callback address in city');
    await user.keyboard(' ');
    expect(schema('Owner').properties?.['city']).toEqual({ type: 'string' });
  });

  it('keeps the visibility that was chosen for it', async () => {
    await open('Owner');
    await user.click(row('city'));
    await user.click(fields('city').getByRole('radio', { name: 'Advanced' }));
    await user.click(fields('city').getByRole('checkbox', { name: 'Receives the callback address' }));
    expect(schema('Owner').properties?.['city']).toMatchObject({ 'x-ms-visibility': 'advanced' });
  });

  it('of an answer is not asked whether it receives one', async () => {
    app = await openStudio(petConnector(), 'definition', 'ListPets');
    await user.click(await screen.findByRole('button', { name: '200' }));
    await user.click(row('each item'));
    expect(screen.queryByRole('checkbox', { name: /callback/ })).toBeNull();
  });
});

describe('what is wrong', () => {
  it('is said at its field, and what no field has above them', async () => {
    vi.spyOn(WorkerClient.prototype, 'run').mockImplementation((name, payload) =>
      'connector' in payload
        ? Promise.resolve({ kind: 'whole', diagnostics: validateConnector(payload.connector) })
        : Promise.reject(new Error(`No ${name} is needed here`)),
    );
    await open('Owner');
    workspace.apply({
      title: 'Break city',
      edits: [
        { kind: 'set', pointer: '/definition/definitions/Owner/properties/city/format', value: 'int32' },
        { kind: 'set', pointer: '/definition/definitions/Owner/properties/city/exclusiveMinimum', value: true },
      ],
    });
    await user.click(row('city'));
    await waitFor(
      () => expect(fields('city').getByLabelText('Format')).toHaveAccessibleDescription(/does not go with/),
      { timeout: 5000 },
    );
    // Nothing that is wrong is folded away.
    expect(fields('city').getByText(/which is not there/)).toBeVisible();
    expect(fields('city').queryByRole('list', { name: 'Problems of city' })).toBeNull();
    await user.click(row('city'));
    const all = within(screen.getByRole('list', { name: 'Problems of Owner' }));
    await user.click(all.getByRole('button', { name: 'city, format' }));
    await waitFor(() => expect(fields('city').getByLabelText('Format')).toHaveFocus());
  });
});

describe('a reference', () => {
  it('is opened and edited where it stands, and says whom that concerns', async () => {
    await open();
    await user.click(row('owner'));
    expect(fields('owner').getByText(/Shared, and used here only/)).toBeVisible();
    await user.type(fields('owner').getByRole('textbox', { name: 'Description' }), 'Who');
    expect(schema('Owner').description).toBe('Who');
    await user.click(tree().getByRole('button', { name: 'What is inside owner' }));
    await user.click(row('city'));
    await user.click(fields('city').getByRole('checkbox', { name: 'Required' }));
    expect(schema('Owner').required).toEqual(['city']);
  });

  it('to itself ends with a link', async () => {
    await open();
    await user.click(tree().getByRole('button', { name: 'What is inside parent' }));
    expect(screen.getByText(/Used in 2 places: a change here changes all\./)).toBeVisible();
    const inner = rows().filter((one) => one.textContent.trim().startsWith('parent'))[1];
    if (!inner) throw new Error('The parent of the parent is missing');
    await user.click(inner);
    const details = within(screen.getByRole('group', { name: 'Fields of parent' }));
    expect(details.getByText(/contains itself here/)).toBeVisible();
    expect(details.getAllByRole('link', { name: 'Open Pet' })[0]).toHaveAttribute(
      'href',
      expect.stringMatching(/definitions\/Pet$/),
    );
  });

  it('leads to its own page', async () => {
    await open();
    await act('owner', /Open Owner/);
    expect(await screen.findByRole('heading', { name: 'Owner' })).toBeVisible();
  });
});

it('shows many properties in pieces, and walks on through them', async () => {
  await open('Spare');
  const properties = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`field${at}`, { type: 'string' }]));
  workspace.apply({
    title: 'Many',
    edits: [{ kind: 'set', pointer: '/definition/definitions/Spare', value: { type: 'object', properties } }],
  });
  await waitFor(() => expect(rows()).toHaveLength(102));
  row('Spare').focus();
  await user.keyboard('{End}');
  expect(document.activeElement).toHaveTextContent('Show 100 more of 250');
  await fireEvent.click(document.activeElement ?? document.body);
  await waitFor(() => expect(rows()).toHaveLength(202));
});

it('shows the place that an address leads into', async () => {
  app = await openStudio(petConnector(), 'definition', '/definition/definitions/Pet/properties/tags/items/type');
  expect(await screen.findByRole('group', { name: 'Fields of each item of tags' })).toBeVisible();
});
