import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Operation } from '#core/definition/openapi2.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openOperation, responsesRegion as responses } from '../parameter/open-operation.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(id: string): Promise<void> {
  ({ app, workspace } = await openOperation(id));
}
const operation = (path = '/rooms'): Operation => workspace.definition.paths?.[path]?.get ?? {};
const form = () => within(responses().getByRole('group', { name: /^Response / }));

async function unfold(status: string): Promise<void> {
  responses().getByRole('button', { name: status, expanded: false }).focus();
  await user.keyboard('{Enter}');
}
async function replace(field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.paste(text);
  await user.keyboard('{Enter}');
}

it('the wizard’s default becomes the 200', async () => {
  await open('GetRoom');
  await user.click(responses().getByRole('button', { name: 'Make default the 200' }));
  expect(operation('/rooms/{room}').responses).toEqual({
    200: { description: 'OK', schema: { type: 'object', properties: {} } },
  });
  await waitFor(() => expect(responses().getByRole('button', { name: '200' })).toHaveFocus());
  expect(responses().queryByRole('button', { name: 'Make default the 200' })).toBeNull();
});

it('status, headers, body, examples and label are written by keyboard', async () => {
  await open('ListRooms');
  await unfold('200');
  await user.click(form().getByRole('button', { name: 'Add header' }));
  await waitFor(() => expect(form().getByRole('textbox', { name: 'Name of header 1' })).toHaveFocus());
  await user.keyboard('X-Count{Enter}');
  await user.click(form().getByRole('button', { name: 'More about X-Count' }));
  const header = within(form().getByRole('group', { name: 'Header X-Count' }));
  await user.selectOptions(header.getByRole('combobox', { name: 'Type' }), 'integer');
  await user.selectOptions(header.getByRole('combobox', { name: 'Format' }), 'int32');
  expect(header.queryByRole('textbox', { name: 'Example' })).toBeNull();
  await user.click(form().getByRole('button', { name: 'More about X-Count' }));
  await user.click(form().getByRole('radio', { name: 'File' }));
  await user.click(form().getByRole('button', { name: 'Add example' }));
  await user.click(form().getByRole('menuitem', { name: 'application/octet-stream' }));
  await waitFor(() => expect(form().getByRole('textbox', { name: 'application/octet-stream' })).toHaveFocus());
  await user.clear(form().getByRole('textbox', { name: 'application/octet-stream' }));
  await user.paste('"bytes"');
  await user.tab();
  await user.click(form().getByText('Label and visibility'));
  await replace(form().getByRole('textbox', { name: 'Label' }), 'Rooms');
  expect(operation().responses?.['200']).toEqual({
    description: 'OK',
    headers: { 'X-Count': { description: 'X-Count', type: 'integer', format: 'int32' } },
    schema: { type: 'file' },
    examples: { 'application/octet-stream': 'bytes' },
    'x-ms-summary': 'Rooms',
  });
  expect(operation().produces).toEqual(['application/octet-stream']);
  await user.click(form().getByRole('radio', { name: 'No body' }));
  await user.click(form().getByRole('button', { name: 'Remove header X-Count' }));
  expect(operation().responses?.['200']).not.toHaveProperty('schema');
  expect(operation().responses?.['200']).not.toHaveProperty('headers');
  await replace(form().getByRole('combobox', { name: 'Status' }), '20');
  expect(form().getByText(/three digits/)).toBeVisible();
  await replace(form().getByRole('combobox', { name: 'Status' }), '206');
  expect(Object.keys(operation().responses ?? {})).toEqual(['206']);
});

it('responses are duplicated, shared, used and made one’s own again', async () => {
  await open('ListRooms');
  const act = async (status: string, label: string): Promise<void> => {
    await user.click(responses().getByRole('button', { name: `Actions for response ${status}` }));
    await user.click(responses().getByRole('menuitem', { name: label }));
  };
  await act('200', 'Duplicate');
  await waitFor(() => expect(form().getByRole('combobox', { name: 'Status' })).toHaveFocus());
  await user.keyboard('404{Enter}');
  expect(operation().responses).toHaveProperty('404');

  await act('200', 'Make it shared');
  const dialog = within(screen.getByRole('dialog', { name: 'Make response 200 a shared response' }));
  expect(dialog.getByRole('checkbox', { name: '200 of Change room' })).toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'Make it shared' }));
  expect(workspace.definition.responses).toMatchObject({ OK: { description: 'OK' } });
  expect(workspace.definition.paths?.['/rooms/{room}']?.put?.responses?.['200']).toEqual({ $ref: '#/responses/OK' });

  await act('404', 'Use a shared response instead');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^Gone/ }));
  expect(operation().responses?.['404']).toEqual({ $ref: '#/responses/Gone' });
  await act('404', "Make it this operation's own");
  expect(operation().responses?.['404']).toEqual({ description: 'The room is gone.' });
});
