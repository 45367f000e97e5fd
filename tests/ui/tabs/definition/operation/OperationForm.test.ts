import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import type { Connector } from '#core/document/connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { desk, openDefinition } from '../desk.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(place = 'ListParcels', connector?: Connector): Promise<void> {
  ({ app, workspace } = await openDefinition(place, connector));
}

const operation = () => workspace.definition.paths?.['/parcels']?.get ?? {};
/** All that the operation has besides what it had at first. */
const added = (): object => {
  const { responses, summary, description, operationId, tags, ...rest } = operation();
  expect([summary, operationId, tags]).toEqual(['List parcels', 'ListParcels', ['Desk']]);
  expect([responses, description]).toEqual([{ 200: { description: 'OK' } }, 'Lists them.']);
  return rest;
};
/** The folded settings: looking for roles in all of the page takes its time. */
function more() {
  const fold = screen.getByText('More settings').closest('details');
  if (!fold) throw new Error('The settings are gone');
  return within(fold);
}
const field = (name: string): HTMLElement => more().getByRole('textbox', { name });
const select = (name: string): HTMLElement => more().getByRole('combobox', { name });

async function openMore(): Promise<void> {
  await user.click(screen.getByText('More settings'));
  await screen.findByRole('group', { name: 'Version' });
}

/** Each by keyboard: what is done, what the file says then, and how the step is called. */
const edits: readonly {
  readonly name: string;
  readonly edit: () => Promise<void>;
  readonly written: object;
  readonly title: string;
}[] = [
  {
    name: 'family',
    edit: () => user.type(field('Family'), 'P{Enter}'),
    written: { 'x-ms-api-annotation': { family: 'P' } },
    title: 'Change family of ListParcels',
  },
  {
    name: 'revision',
    edit: () => user.type(field('Revision'), '2{Enter}'),
    written: { 'x-ms-api-annotation': { revision: 2 } },
    title: 'Change revision of ListParcels',
  },
  {
    name: 'status',
    edit: () => user.selectOptions(select('Status'), 'Production'),
    written: { 'x-ms-api-annotation': { status: 'Production' } },
    title: 'Change status of ListParcels',
  },
  {
    name: 'expiry',
    edit: () => user.type(field('Expires'), '2030{Enter}'),
    written: { 'x-ms-api-annotation': { expires: '2030' } },
    title: 'Change expiry of ListParcels',
  },
  {
    name: 'media types of the request',
    edit: () => user.type(select('Takes (media types)'), 'a/b{Enter}'),
    written: { consumes: ['a/b'] },
    title: 'Change media types of the request of ListParcels',
  },
  {
    name: 'media types of the answer',
    edit: () => user.type(select('Answers with (media types)'), 'text/csv{Enter}'),
    written: { produces: ['text/csv'] },
    title: 'Change media types of the answer of ListParcels',
  },
  {
    name: 'protocols',
    edit: () => user.type(select('Protocols'), 'https{Enter}'),
    written: { schemes: ['https'] },
    title: 'Change protocols of ListParcels',
  },
  {
    name: 'no sign-in',
    edit: () => user.selectOptions(select('This operation is called'), 'none'),
    written: { security: [] },
    title: 'Change sign-in of ListParcels',
  },
  {
    name: 'paging',
    edit: () => user.selectOptions(select('Answers come'), '@odata.nextLink'),
    written: { 'x-ms-pageable': { nextLinkName: '@odata.nextLink' } },
    title: 'Change paging of ListParcels',
  },
  ...(
    [
      ['Leave out of automatic tests', { 'x-ms-no-generic-test': true }, 'automatic tests'],
      ['Changes nothing at the service', { 'x-ms-safe-operation': true }, 'safety'],
      ['Large files go in pieces', { 'x-ms-capabilities': { chunkTransfer: true } }, 'chunk transfer'],
    ] as const
  ).map(([name, written, words]) => ({
    name,
    edit: async () => {
      more().getByRole('checkbox', { name }).focus();
      await user.keyboard(' ');
    },
    written,
    title: `Change ${words} of ListParcels`,
  })),
  {
    name: 'AI plugin',
    edit: () => user.selectOptions(select('Part of the AI plugin'), 'true'),
    written: {
      'x-ms-openai-data': {
        'openai-enabled': true,
        operations: [{ operationId: 'ListParcels', 'x-ms-require-user-confirmation': false }],
      },
    },
    title: 'Change AI plugin of ListParcels',
  },
  {
    name: 'confirmation',
    edit: () => user.selectOptions(select('Ask the user before it runs'), 'false'),
    written: { 'x-ms-require-user-confirmation': false },
    title: 'Change confirmation of ListParcels',
  },
  {
    name: 'agent protocol',
    edit: () => user.selectOptions(select('For agents it is'), 'mcp-streamable-1.0'),
    written: { 'x-ms-agentic-protocol': 'mcp-streamable-1.0' },
    title: 'Change agent protocol of ListParcels',
  },
  {
    name: 'name for the model',
    edit: () => user.type(field('Name for the model'), 'all'),
    written: { 'x-ms-name-for-model': 'all' },
    title: 'Change name for the model of ListParcels',
  },
  {
    name: 'description for the model',
    edit: () => user.type(field('Description for the model'), 'All'),
    written: { 'x-ms-description-for-model': 'All' },
    title: 'Change description for the model of ListParcels',
  },
  {
    name: 'documentation',
    edit: () => user.type(field('Address of the documentation'), 'a:b'),
    written: { externalDocs: { url: 'a:b' } },
    title: 'Change documentation of ListParcels',
  },
];

describe('more settings', () => {
  it('are written as the platform reads them, each one step that undo takes back', async () => {
    await open();
    await openMore();
    for (const { name, edit, written, title } of edits) {
      const before = workspace.connector.definition;
      await edit();
      expect({ name, written: added(), title: workspace.undoTitle }).toEqual({ name, written, title });
      workspace.undo();
      expect(workspace.connector.definition).toBe(before);
    }
  }, 60_000);

  it('go with the object they stand in when they are emptied', async () => {
    await open();
    await openMore();
    await user.type(field('Family'), 'P{Enter}');
    await user.clear(field('Family'));
    await user.keyboard('{Enter}');
    await user.type(select('Protocols'), 'https{Enter}');
    await user.keyboard('{Backspace}');
    await user.selectOptions(select('This operation is called'), 'none');
    await user.selectOptions(select('This operation is called'), 'connector');
    expect(added()).toEqual({});
  });

  it('ask before the AI plugin runs it', async () => {
    await open();
    await openMore();
    await user.selectOptions(select('Part of the AI plugin'), 'true');
    const asks = more().getByRole('checkbox', { name: 'The plugin asks the user before it runs' });
    asks.focus();
    await user.keyboard(' ');
    expect(asks).toBeChecked();
    expect(added()).toMatchObject({
      'x-ms-openai-data': { operations: [{ operationId: 'ListParcels', 'x-ms-require-user-confirmation': true }] },
    });
    await user.selectOptions(select('Part of the AI plugin'), '');
    expect(added()).toEqual({});
  });

  it('refuse a revision that is no number', async () => {
    await open();
    await openMore();
    await user.type(field('Revision'), 'new{Enter}');
    expect(screen.getByText(/Type a whole number from 1 on/)).toBeVisible();
    expect(added()).toEqual({});
  });

  it('sign in by ways of its own, with scopes', async () => {
    await open();
    await openMore();
    await user.selectOptions(select('This operation is called'), 'own');
    expect(added()).toEqual({ security: [{ key: [] }] });
    await user.click(screen.getByRole('checkbox', { name: 'auth' }));
    await user.type(select('Scopes of auth'), 'read{Enter}');
    await user.click(screen.getByRole('checkbox', { name: 'key' }));
    expect(added()).toEqual({ security: [{ auth: ['read'] }] });
  });

  it('say what is set while they are folded, and keep what they cannot show in reach', async () => {
    const { definition, ...files } = desk();
    const parsed = JSON.parse(definition) as Definition;
    const get = {
      ...parsed.paths?.['/parcels']?.get,
      deprecated: 'yes',
      'x-own': 1,
      externalDocs: { url: 'u', more: 2 },
    };
    const paths = { ...parsed.paths, '/parcels': { get, 'x-path': 'p' } };
    await open('ListParcels', { ...files, definition: JSON.stringify({ ...parsed, paths }, null, 2) });
    expect(screen.getByText('documentation')).toBeVisible();
    await openMore();
    expect(field('deprecated')).toHaveValue('"yes"');
    await user.click(screen.getByText(/Other members of the documentation/));
    expect(await more().findByRole('textbox', { name: 'more' })).toHaveValue('2');
    await user.click(screen.getByText('Other members of the path /parcels', { exact: false }));
    expect(await screen.findByRole('textbox', { name: 'x-path' })).toHaveValue('"p"');
  });
});

describe('a deprecated operation', () => {
  it('says so in its texts when asked, and names what replaces it', async () => {
    await open();
    screen.getByRole('checkbox', { name: 'Deprecated' }).focus();
    await user.keyboard(' ');
    expect(added()).toEqual({ deprecated: true });
    expect(workspace.undoTitle).toBe('Deprecate ListParcels');
    await user.type(screen.getByRole('combobox', { name: 'Replaced by' }), 'ListParcels_V2{Enter}');
    expect(added()).toMatchObject({
      'x-ms-api-annotation': { replacement: { api: 'Parcel Desk', operationId: 'ListParcels_V2' } },
    });
    expect(screen.getByText(/This connector has no operation “ListParcels_V2”/)).toBeVisible();
    await user.clear(screen.getByRole('combobox', { name: 'Replaced by' }));
    await user.keyboard('{Enter}');
    expect(added()).toEqual({ deprecated: true });
    await user.click(screen.getByRole('button', { name: 'Add “(deprecated)” to the texts' }));
    expect(operation()).toMatchObject({
      summary: 'List parcels (deprecated)',
      description: 'Lists them (deprecated).',
    });
    await user.click(screen.getByRole('checkbox', { name: 'Deprecated' }));
    expect(operation()).not.toHaveProperty('deprecated');
    await user.click(screen.getByRole('button', { name: 'Take “(deprecated)” out of the texts' }));
    expect(added()).toEqual({});
  });
});

describe('tags', () => {
  it('are added with Enter, taken out with their button, and go with the last one', async () => {
    await open();
    const tags = screen.getByRole('combobox', { name: 'Tags' });
    await user.type(tags, 'New{Enter}');
    expect(operation().tags).toEqual(['Desk', 'New']);
    expect(workspace.undoTitle).toBe('Change tags of ListParcels');
    await user.click(screen.getByRole('button', { name: 'Remove Desk' }));
    expect(operation().tags).toEqual(['New']);
    expect(tags).toHaveFocus();
    await user.keyboard('{Backspace}');
    expect(operation()).not.toHaveProperty('tags');
  });
});

it('is moved by its menu, and says when it is the first', async () => {
  await open('ListDepots');
  const move = async (name: RegExp): Promise<void> => {
    await user.click(screen.getByRole('button', { name: 'More for List depots' }));
    await user.click(screen.getByRole('menuitem', { name }));
  };
  await move(/Move up/);
  expect(Object.keys(workspace.definition.paths ?? {})).toEqual(['/depots', '/parcels', '/hooks']);
  await move(/Move up/);
  expect(await screen.findByText('List depots is the first already.')).toBeInTheDocument();
});

it('leads from a problem to its field, unfolding what hides it', async () => {
  await open();
  const { focusField } = await import('#ui/tabs/definition/focus-field.ts');
  const place = '/definition/paths/~1parcels/get';
  const go = (pointer: string) => focusField(document.body, { pointer: place + pointer, message: '' });
  expect(await go('/description')).toBe(true);
  expect(screen.getByRole('textbox', { name: 'Description' })).toHaveFocus();
  expect(await go('/x-ms-api-annotation/revision')).toBe(true);
  expect(field('Revision')).toHaveFocus();
  expect(await go('/consumes/0')).toBe(true);
  await waitFor(() => expect(select('Takes (media types)')).toHaveFocus());
  expect(within(document.body).getByRole('group', { name: 'Formats' })).toBeVisible();
});
