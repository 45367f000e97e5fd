import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Operation, PathItem } from '#core/definition/openapi2.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openOperation, request } from './open-operation.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(id: string, parameter?: string): Promise<void> {
  ({ app, workspace } = await openOperation(id));
  if (parameter !== undefined) await unfold(parameter);
}

/** By keyboard, from its row. */
async function unfold(parameter: string): Promise<void> {
  request().getByRole('button', { name: parameter, expanded: false }).focus();
  await user.keyboard('{Enter}');
}

const item = (path = '/rooms/{room}'): PathItem => workspace.definition.paths?.[path] ?? {};
const operation = (): Operation => item().get ?? {};
const parameter = (index: number) => operation().parameters?.[index];
const form = () => within(request().getByRole('group', { name: /^Parameter / }));
/** Without the comma that a line gets when another follows it. */
const lines = (): readonly string[] => workspace.connector.definition.split('\n').map((line) => line.replace(/,$/, ''));

async function type(label: string, text: string): Promise<void> {
  const field = form().getByRole('textbox', { name: label });
  await user.clear(field);
  await user.paste(text);
  await user.keyboard(label === 'Description' ? '{Tab}' : '{Enter}');
}
const choose = (label: string, option: string) =>
  user.selectOptions(form().getByRole('combobox', { name: label }), option);
async function act(row: string, label: string): Promise<void> {
  request()
    .getByRole('button', { name: `Actions for ${row}` })
    .focus();
  await user.keyboard('{Enter}');
  await user.click(request().getByRole('menuitem', { name: new RegExp(`^${label}`) }));
}

describe('the fields of a parameter', () => {
  it('are written as the wizard writes them', async () => {
    await open('GetRoom', 'floor');
    await type('Label', 'Floor');
    await type('Description', 'Where it is.');
    await choose('Format', 'int32');
    await type('Default value', '2');
    await type('Example', '3');
    await user.click(form().getByRole('radio', { name: 'Advanced' }));
    await user.click(form().getByRole('checkbox', { name: 'Required' }));
    await user.click(form().getByText('Limits'));
    await type('Smallest value', '0');
    await user.click(form().getByRole('checkbox', { name: /more than the smallest/ }));
    await type('Largest value', '-1');
    expect(form().getByText(/below the least, 0/)).toBeVisible();
    await type('Largest value', '9');
    await user.click(form().getByRole('checkbox', { name: 'May be sent empty' }));
    expect(parameter(0)).toEqual({
      name: 'floor',
      in: 'query',
      required: true,
      type: 'integer',
      'x-ms-summary': 'Floor',
      description: 'Where it is.',
      format: 'int32',
      default: 2,
      'x-ms-test-value': 3,
      'x-ms-visibility': 'advanced',
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 9,
      allowEmptyValue: true,
    });
    await choose('Type', 'Text (string)');
    expect(parameter(0)).not.toHaveProperty('maximum');
  });

  it('change no line but their own', async () => {
    await open('GetRoom', 'kind');
    const before = lines();
    await type('Example', 'hall');
    const added = lines().filter((line) => !before.includes(line));
    expect(added.map((line) => line.trim())).toEqual(['"x-ms-test-value": "hall"']);
    expect(lines()).toHaveLength(before.length + 1);
  });

  it('take formats by name too, and say what the platform does with them', async () => {
    await open('GetRoom', 'kind');
    await choose('Format', 'Another, by its name');
    await waitFor(() => expect(form().getByRole('textbox', { name: 'Name of the format' })).toHaveFocus());
    await user.keyboard('phone{Enter}');
    expect(parameter(1)).toMatchObject({ format: 'phone' });
    expect(form().getByText(/does not know the format “phone”/)).toBeVisible();
    await choose('Format', 'None');
    expect(parameter(1)).not.toHaveProperty('format');
  });

  it('refuse secrets as examples', async () => {
    await open('GetRoom', 'kind');
    await type('Name', 'api_key');
    await type('Example', 'sk-live-4f9a8b7c6d5e4f3a2b1c');
    expect(form().getByText(/looks like a secret/)).toBeVisible();
    expect(parameter(1)).not.toHaveProperty('x-ms-test-value');
  });

  it('ask an internal parameter for a default that is sent', async () => {
    await open('GetRoom', 'kind');
    await user.click(form().getByRole('radio', { name: 'Internal' }));
    expect(form().getByText('An internal parameter needs a default value')).toBeVisible();
    await type('Default value', 'hall');
    await user.click(form().getByRole('button', { name: 'Make it required' }));
    expect(parameter(1)).toMatchObject({ required: true, default: 'hall', 'x-ms-visibility': 'internal' });
    expect(form().queryByRole('button', { name: 'Make it required' })).toBeNull();
  });

  it('describe lists item by item, as deep as they go', async () => {
    await open('GetRoom', 'tags');
    await choose('Between items', 'Commas: a,b,c (csv)');
    await choose('Type of each item', 'List (array)');
    const inner = within(form().getByRole('group', { name: 'Each item of the items of tags' }));
    await user.selectOptions(inner.getByRole('combobox', { name: 'Type of each item' }), 'Whole number (integer)');
    expect(parameter(2)).toMatchObject({
      collectionFormat: 'csv',
      items: { type: 'array', items: { type: 'integer' } },
    });
  });

  it('say that a path parameter is always required, and how it is encoded', async () => {
    await open('GetRoom', 'room');
    expect(form().getByText(/Always required/)).toBeVisible();
    await choose('URL encoding', 'double');
    expect(item().parameters?.[0]).toMatchObject({ required: true, 'x-ms-url-encoding': 'double' });
  });

  it('show what no field is for, to be taken out', async () => {
    await open('GetRoom', 'kind');
    workspace.apply({
      title: 'Add',
      edits: [{ kind: 'set', pointer: '/definition/paths/~1rooms~1{room}/get/parameters/1/x-mine', value: 1 }],
    });
    await user.click(await form().findByText(/Other members/));
    await user.click(form().getByRole('button', { name: 'Remove x-mine' }));
    expect(parameter(1)).not.toHaveProperty('x-mine');
  });
});

describe('choices', () => {
  it('are rows of value and text', async () => {
    await open('GetRoom', 'kind');
    const choices = () => within(form().getByRole('group', { name: 'Choices' }));
    await user.click(choices().getByRole('button', { name: 'Add choice' }));
    await waitFor(() => expect(choices().getByRole('textbox', { name: 'Value of choice 1' })).toHaveFocus());
    await user.keyboard('hall{Enter}');
    expect(parameter(1)).toMatchObject({ enum: ['hall'] });
    expect(parameter(1)).not.toHaveProperty('x-ms-enum-values');
    await user.click(choices().getByRole('button', { name: 'Add choice' }));
    await waitFor(() => expect(choices().getByRole('textbox', { name: 'Value of choice 2' })).toHaveFocus());
    await user.keyboard('lab{Enter}{Tab}Laboratory{Enter}{Alt>}{ArrowUp}{/Alt}');
    expect(parameter(1)).toMatchObject({
      enum: ['lab', 'hall'],
      'x-ms-enum-values': [
        { value: 'lab', displayName: 'Laboratory' },
        { value: 'hall', displayName: 'hall' },
      ],
    });
    await waitFor(() => expect(choices().getByRole('textbox', { name: 'Shown text of choice 1' })).toHaveFocus());
    await choose('Default value', 'Laboratory');
    expect(parameter(1)).toMatchObject({ default: 'lab' });
    await user.click(choices().getByRole('button', { name: 'Actions for choice hall' }));
    await user.click(choices().getByRole('menuitem', { name: 'Remove' }));
    expect(parameter(1)).toMatchObject({ enum: ['lab'], 'x-ms-enum-values': [{ value: 'lab' }] });
  });

  it('come from a list that is pasted', async () => {
    await open('GetRoom', 'floor');
    await user.click(form().getByRole('button', { name: 'Paste a list' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Choices as a list' }));
    await user.click(dialog.getByRole('textbox', { name: 'One choice a line' }));
    await user.paste('1\tGround\n2\tFirst\n');
    await user.click(dialog.getByRole('button', { name: 'Take these' }));
    expect(parameter(0)).toMatchObject({ enum: [1, 2], 'x-ms-enum-values': [{ value: 1, displayName: 'Ground' }, {}] });
    expect(workspace.undoTitle).toBe('Change choices of floor');
  });
});

describe('the table of parameters', () => {
  it('edits label and required in place, and moves rows with Alt and arrows', async () => {
    await open('GetRoom');
    await user.type(request().getByRole('textbox', { name: 'Label of kind' }), 'K');
    await user.click(request().getByRole('checkbox', { name: 'kind is required' }));
    expect(parameter(1)).toMatchObject({ 'x-ms-summary': 'K', required: true });
    request().getByRole('button', { name: 'kind' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(parameter(0)).toMatchObject({ name: 'kind' });
    await waitFor(() => expect(request().getByRole('button', { name: 'kind' })).toHaveFocus());
  });

  it('keeps a parameter unfolded that is moved', async () => {
    await open('GetRoom', 'kind');
    await act('kind', 'Move down');
    expect(parameter(2)).toMatchObject({ name: 'kind' });
    expect(request().getByRole('group', { name: 'Parameter kind' })).toBeVisible();
  });

  it('duplicates, with the name of the copy ready to type', async () => {
    await open('GetRoom');
    await act('kind', 'Duplicate');
    await waitFor(() => expect(form().getByRole('textbox', { name: 'Name' })).toHaveFocus());
    await user.keyboard('sort{Enter}');
    expect(parameter(2)).toMatchObject({ name: 'sort', type: 'string' });
  });

  it('copies to operations that are picked', async () => {
    await open('GetRoom');
    await act('kind', 'Copy to other operations');
    const dialog = within(screen.getByRole('dialog', { name: 'Copy kind to other operations' }));
    await user.click(dialog.getByRole('checkbox', { name: 'List rooms' }));
    await user.click(dialog.getByRole('button', { name: 'Copy' }));
    expect(item('/rooms').get?.parameters?.[1]).toEqual(parameter(1));
    await act('floor', 'Copy to other operations');
    expect(screen.getByText('Has it already')).toBeVisible();
  });
});

describe('shared parameters', () => {
  it('are made of one, with those that say the same, in one step', async () => {
    await open('GetRoom');
    await act('floor', 'Make it shared');
    const dialog = within(screen.getByRole('dialog', { name: 'Make floor a shared parameter' }));
    expect(dialog.getByRole('checkbox', { name: 'List rooms' })).toBeChecked();
    await user.type(dialog.getByRole('textbox', { name: 'Name in the references' }), '{Enter}');
    const reference = { $ref: '#/parameters/Floor' };
    expect(parameter(0)).toEqual(reference);
    expect(item('/rooms').get?.parameters).toEqual([reference]);
    await waitFor(() => expect(request().getByRole('button', { name: 'floor' })).toHaveFocus());
    await act('floor', "Make it this operation's own");
    expect(parameter(0)).toMatchObject({ name: 'floor', type: 'integer' });
    workspace.undo();
    workspace.undo();
    expect(workspace.definition.parameters).not.toHaveProperty('Floor');
    expect(parameter(0)).toMatchObject({ name: 'floor' });
  });

  it('are used by their name', async () => {
    await open('ListRooms');
    await user.click(request().getByRole('button', { name: 'Add parameter' }));
    await user.click(request().getByRole('menuitem', { name: 'Use a shared parameter' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Use a shared parameter' }));
    await user.type(dialog.getByRole('textbox', { name: 'Find' }), 'tra{Enter}');
    expect(item('/rooms').get?.parameters?.[1]).toEqual({ $ref: '#/parameters/Trace' });
    await waitFor(() => expect(request().getByRole('button', { name: 'X-Trace' })).toHaveFocus());
  });

  it('can stand on the path, and come back', async () => {
    await open('GetRoom');
    await act('kind', 'Put it on the path');
    expect(item().parameters?.[1]).toMatchObject({ name: 'kind' });
    await waitFor(() => expect(request().getByRole('button', { name: 'kind' })).toHaveFocus());
    await act('kind', "Make it this operation's own");
    expect(parameter(3)).toMatchObject({ name: 'kind' });
    expect(item().parameters).toHaveLength(2);
  });
});
