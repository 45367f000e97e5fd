import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Operation, PathItem } from '#core/definition/openapi2.ts';
import { newConnector } from '#core/document/new-connector.ts';
import type { Connector } from '#core/document/connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(place = '', connector: Connector = parcelConnector()): Promise<void> {
  app = await openStudio(connector, 'definition', place);
  await screen.findByRole('navigation', { name: 'Operations' });
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

const place = (): string => (app.router.route.kind === 'connector' ? app.router.route.place : '?');
const item = (path: string): PathItem => workspace.definition.paths?.[path] ?? {};
const operation = (): Operation => item('/parcels/{id}').get ?? {};
const list = () => within(screen.getByRole('navigation', { name: 'Operations' }));
const request = () => within(screen.getByRole('region', { name: 'Request' }));
const responses = () => within(screen.getByRole('region', { name: 'Responses' }));

async function replace(field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.type(field, text);
}

describe('the list', () => {
  it('shows actions and triggers, finds them by their fields, and is walked with the arrows', async () => {
    await open('GetParcel');
    expect(within(list().getByRole('list', { name: 'Actions 2' })).getAllByRole('link')).toHaveLength(2);
    expect(list().getByRole('link', { name: /Get parcel/ })).toHaveAttribute('aria-current', 'true');
    await user.type(list().getByRole('searchbox'), 'limit');
    expect(list().getAllByRole('link')).toHaveLength(1);
    await user.clear(list().getByRole('searchbox'));
    list()
      .getByRole('link', { name: /Get parcel/ })
      .focus();
    await user.keyboard('{ArrowDown}');
    expect(list().getByRole('link', { name: /List depots/ })).toHaveFocus();
  });

  it('deletes after asking, gives the focus to the next, and takes it back', async () => {
    await open('GetParcel');
    list()
      .getByRole('link', { name: /Get parcel/ })
      .focus();
    await user.keyboard('{Delete}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete “Get parcel”?' }));
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(list().getByRole('link', { name: /List depots/ })).toHaveFocus());
    expect(place()).toBe('ListDepots');
    expect(workspace.definition.paths).not.toHaveProperty(['/parcels/{id}']);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'Get parcel' })).toBeVisible();
  });
});

describe('an operation', () => {
  it('is edited as one types, with the edits of a field as one step of undo', async () => {
    await open('GetParcel');
    await replace(screen.getByRole('textbox', { name: 'Summary' }), 'Find parcel');
    expect(operation().summary).toBe('Find parcel');
    expect(screen.getByText('11 of 80')).toBeVisible();
    expect(workspace.undoTitle).toBe('Change summary of GetParcel');
    workspace.undo();
    expect(operation().summary).toBe('Get parcel');
    await user.click(screen.getByRole('radio', { name: 'Advanced' }));
    expect(operation()['x-ms-visibility']).toBe('advanced');
    await user.click(screen.getByRole('radio', { name: 'None' }));
    expect(operation()).not.toHaveProperty('x-ms-visibility');
  });

  it('takes an id when it is whole and free, and the address follows it, back too', async () => {
    await open('GetParcel');
    const id = screen.getByRole('textbox', { name: 'Operation ID' });
    await replace(id, 'ListDepots{Enter}');
    expect(screen.getByText(/is the ID of GET \/depots already/)).toBeVisible();
    expect(operation().operationId).toBe('GetParcel');
    await replace(id, 'FetchParcel{Enter}');
    expect(operation().operationId).toBe('FetchParcel');
    await waitFor(() => expect(place()).toBe('FetchParcel'));
    expect(id).toHaveFocus();
    workspace.undo();
    await waitFor(() => expect(place()).toBe('GetParcel'));
    expect(id).toHaveValue('GetParcel');
  });

  it('moves to another path with its parameter', async () => {
    await open('GetParcel');
    await replace(screen.getByRole('textbox', { name: 'Path' }), '/items/{{key}{Enter}');
    expect(item('/items/{key}').get?.parameters?.[0]).toMatchObject({ name: 'key', 'x-ms-summary': 'Parcel ID' });
    expect(place()).toBe('GetParcel');
  });

  it('is duplicated to an address of its own', async () => {
    await open('ListDepots');
    await user.click(screen.getByRole('button', { name: 'More for List depots' }));
    await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Duplicate List depots' }));
    await user.click(dialog.getByRole('button', { name: 'Duplicate' }));
    expect(item('/depots/copy').get).toMatchObject({ summary: 'Copy of List depots', operationId: 'ListDepots2' });
    await waitFor(() => expect(place()).toBe('ListDepots2'));
  });

  it('opens at the part that a pointer names', async () => {
    await open('/definition/paths/~1parcels~1{id}/get/parameters/1/default');
    expect(await screen.findByRole('group', { name: 'Parameter limit' })).toBeVisible();
    await waitFor(() => expect(place()).toBe('GetParcel'));
  });

  it('is read-only while the text does not read', async () => {
    await open('GetParcel', {
      ...parcelConnector(),
      definition: parcelConnector().definition.replace('"paths"', 'paths'),
    });
    expect(screen.queryByRole('button', { name: 'New action' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Mend it in the source' })).toBeVisible();
  });
});

describe('new operations', () => {
  it('need a name and an address, which may be a sample', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'New action' }));
    const dialog = within(screen.getByRole('dialog', { name: 'New action' }));
    await user.click(dialog.getByRole('button', { name: 'Add action' }));
    expect(dialog.getByText(/Type a path/)).toBeVisible();
    expect(dialog.getByRole('textbox', { name: 'Path' })).toHaveFocus();
    await user.type(dialog.getByRole('textbox', { name: 'Summary' }), 'Print label');
    await user.type(
      dialog.getByRole('textbox', { name: 'Path' }),
      'https://api.parcel.example/v1/labels/{{id}?size=a4',
    );
    await user.click(dialog.getByRole('button', { name: 'Add action' }));
    expect(item('/labels/{id}').get).toMatchObject({
      operationId: 'PrintLabel',
      parameters: [
        { name: 'id', in: 'path' },
        { name: 'size', in: 'query' },
      ],
    });
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveFocus());
  });

  it('make triggers whose callback and notification can be chosen', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'New trigger' }));
    const dialog = within(screen.getByRole('dialog', { name: 'New trigger' }));
    await user.type(dialog.getByRole('textbox', { name: 'Summary' }), 'When a parcel arrives');
    await user.type(dialog.getByRole('textbox', { name: 'Path' }), '/hooks');
    await user.click(dialog.getByRole('button', { name: 'Add trigger' }));
    expect(await screen.findByRole('combobox', { name: 'Callback property' })).toHaveValue('callbackUrl');
    await user.click(screen.getByRole('button', { name: 'Import notification from sample' }));
    const sample = within(await screen.findByRole('dialog', { name: 'Import notification from sample' }));
    await user.click(sample.getByRole('textbox', { name: 'Body' }));
    await user.paste('{"parcelId": "7"}');
    await user.click(sample.getByRole('button', { name: 'Import' }));
    expect(item('/hooks')['x-ms-notification-content']?.schema?.properties).toHaveProperty('parcelId');
    expect(screen.getByRole('list', { name: 'Properties of the notification' })).toBeVisible();
  });
});

describe('the request', () => {
  it('gets a parameter, with its name ready to type, and loses it again', async () => {
    await open('GetParcel');
    await user.click(request().getByRole('button', { name: 'Add parameter' }));
    await user.click(request().getByRole('menuitem', { name: 'Header' }));
    await waitFor(() => expect(request().getByRole('textbox', { name: 'Name' })).toHaveFocus());
    await user.keyboard('X-Trace{Enter}');
    expect(operation().parameters?.[2]).toMatchObject({ name: 'X-Trace', in: 'header' });
    await user.click(request().getByRole('button', { name: 'Remove parameter X-Trace' }));
    expect(operation().parameters).toHaveLength(2);
    await waitFor(() => expect(request().getByRole('button', { name: 'limit' })).toHaveFocus());
  });

  it('takes a default only of the right type', async () => {
    await open('GetParcel');
    await user.click(request().getByRole('button', { name: 'limit' }));
    const preset = request().getByRole('textbox', { name: 'Default value' });
    await replace(preset, 'many{Enter}');
    expect(screen.getByText(/Type a whole number/)).toBeVisible();
    expect(operation().parameters?.[1]).toMatchObject({ default: 20 });
    await replace(preset, '50{Enter}');
    expect(operation().parameters?.[1]).toMatchObject({ default: 50 });
  });

  it('says how many operations a shared parameter serves', async () => {
    const shared = { $ref: '#/parameters/Trace' };
    const responses = { 200: { description: 'OK' } };
    const connector = newConnector({
      definition: {
        swagger: '2.0',
        paths: {
          '/a': { get: { operationId: 'A', parameters: [shared], responses } },
          '/b': { get: { operationId: 'B', parameters: [shared], responses } },
        },
        parameters: { Trace: { name: 'X-Trace', in: 'header', type: 'string' } },
      },
      properties: {},
    });
    await open('A', connector);
    await user.click(request().getByRole('button', { name: 'X-Trace' }));
    expect(request().getByText(/used by 2 operations/)).toBeVisible();
    await user.type(request().getByRole('textbox', { name: 'Label' }), 'Trace');
    expect(workspace.definition.parameters?.['Trace']?.['x-ms-summary']).toBe('Trace');
    expect(item('/a').get?.parameters).toEqual([shared]);
  });

  it('is imported from a sample, after showing what becomes of it', async () => {
    await open('GetParcel');
    await user.click(request().getByRole('button', { name: 'Import from sample' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Import request from sample' }));
    expect(dialog.getByRole('textbox', { name: 'URL' })).toHaveValue('https://api.parcel.example/v1/parcels/{id}');
    await user.type(dialog.getByRole('textbox', { name: 'URL' }), '?limit=5&page=1');
    await user.type(dialog.getByRole('textbox', { name: 'Headers' }), 'Authorization: Bearer x');
    expect(dialog.getByText(/cannot have "Authorization"/)).toBeVisible();
    const rows = dialog.getAllByRole('listitem').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).toContain('page query new');
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    expect(operation().parameters?.map((one) => 'name' in one && one.name)).toEqual(['id', 'limit', 'page']);
    expect(operation().parameters?.[1]).toMatchObject({ default: 20 });
  });
});

describe('the responses', () => {
  it('have a schema that is edited as a tree', async () => {
    await open('GetParcel');
    await user.click(responses().getByRole('button', { name: '200' }));
    await user.click(responses().getByRole('button', { name: 'Add property' }));
    await waitFor(() => expect(responses().getByDisplayValue('property')).toHaveFocus());
    await user.keyboard('state{Enter}');
    const schema = () => {
      const answer = operation().responses?.['200'];
      return answer && 'schema' in answer ? answer.schema : undefined;
    };
    expect(Object.keys(schema()?.properties ?? {})).toEqual(['id', 'state']);
    await user.click(responses().getByRole('checkbox', { name: 'Required' }));
    expect(schema()?.required).toEqual(['state']);
    await user.click(responses().getByRole('button', { name: 'Actions for state' }));
    await user.click(await responses().findByRole('menuitem', { name: /Delete/ }));
    expect(schema()).toEqual({ type: 'object', properties: { id: { type: 'string' } } });
  });

  it('are imported from a sample', async () => {
    await open('ListDepots');
    await user.click(responses().getByRole('button', { name: 'Import from sample' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Import response from sample' }));
    await user.click(dialog.getByRole('textbox', { name: 'Body' }));
    await user.paste('[{"code": "OSL"}]');
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    expect(item('/depots').get?.responses?.['200']).toMatchObject({
      description: 'OK',
      schema: { type: 'array', items: { properties: { code: { type: 'string' } } } },
    });
    expect(await screen.findByRole('group', { name: 'Response 200' })).toBeVisible();
  });
});

it('shows the card a maker sees', async () => {
  await open('GetParcel');
  const card = within(screen.getByRole('list', { name: 'Fields a maker sees' }));
  expect(card.getAllByRole('listitem').map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toEqual([
    '* Parcel ID',
    'limit 20',
  ]);
});
