import 'fake-indexeddb/auto';
import { waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Definition, Parameter } from '#core/definition/openapi2.ts';
import { valueAt } from '#core/document/pointer.ts';
import { newConnector } from '#core/document/new-connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openStudio, shownId } from '../../open-studio.ts';
import { workHere } from '../../../../worker/work-here.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

const paths: Definition['paths'] = {
  '/parcels': {
    get: {
      operationId: 'FindParcels',
      summary: 'Find parcels',
      parameters: [
        { name: 'country', in: 'query', type: 'string', required: true, 'x-ms-summary': 'Country' },
        { name: 'region', in: 'query', type: 'string', 'x-ms-summary': 'Region' },
        { name: 'tenant', in: 'header', type: 'string', default: 'main', 'x-ms-visibility': 'internal' },
      ],
      responses: { 200: { description: 'OK' } },
    },
  },
  '/regions': {
    get: {
      operationId: 'ListRegions',
      summary: 'List regions',
      parameters: [
        { name: 'country', in: 'query', type: 'string', required: true },
        { name: 'active', in: 'query', type: 'boolean' },
      ],
      responses: {
        200: {
          description: 'OK',
          schema: {
            type: 'object',
            properties: {
              total: { type: 'integer' },
              items: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { code: { type: 'string' }, label: { type: 'string' }, size: { type: 'integer' } },
                },
              },
            },
          },
        },
      },
    },
  },
  '/forms': {
    post: {
      operationId: 'FillForm',
      parameters: [
        {
          name: 'body',
          in: 'body',
          required: true,
          schema: {
            type: 'object',
            properties: { form: { type: 'string' }, answers: { type: 'object', title: 'Answers' } },
          },
        },
      ],
      responses: { 200: { description: 'OK' } },
    },
  },
  '/forms/{form}/schema': {
    get: {
      operationId: 'GetFormSchema',
      summary: 'Get form schema',
      parameters: [{ name: 'form', in: 'path', required: true, type: 'string' }],
      responses: {
        200: { description: 'OK', schema: { type: 'object', properties: { schema: { type: 'object' } } } },
      },
    },
  },
  '/folders': {
    get: {
      operationId: 'ListFolders',
      summary: 'List folders',
      parameters: [{ name: 'parent', in: 'query', type: 'string' }],
      responses: {
        200: {
          description: 'OK',
          schema: {
            type: 'array',
            items: {
              type: 'object',
              properties: { id: { type: 'string' }, name: { type: 'string' }, isFolder: { type: 'boolean' } },
            },
          },
        },
      },
    },
  },
};

async function open(parameter: string, at = '~1parcels/get'): Promise<void> {
  const connector = newConnector({
    definition: {
      swagger: '2.0',
      info: { title: 'Parcel Desk', description: '', version: '1.0' },
      host: 'api.parcel.example',
      basePath: '/',
      schemes: ['https'],
      paths,
    },
    properties: { connectionParameters: {}, iconBrandColor: '#112233' },
  });
  app = await openStudio(connector, 'definition', `/definition/paths/${at}/parameters/${parameter}`);
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
  if (!parameter.includes('/')) await waitFor(region);
}

const parameter = (index: number): Parameter & Readonly<Record<string, unknown>> => {
  const found = workspace.definition.paths?.['/parcels']?.get?.parameters?.[index];
  return (found ?? {}) as Parameter & Readonly<Record<string, unknown>>;
};
/** By its name as it stands in the page: asking for roles all over the page takes jsdom seconds. */
function region() {
  const section = document.querySelector<HTMLElement>('section[aria-label^="Choices of "]');
  if (!section) throw new Error('The form is not on the page');
  return within(section);
}
function openDialog() {
  const dialog = document.querySelector<HTMLElement>('dialog[open]');
  if (!dialog) throw new Error('No dialog is open');
  return within(dialog);
}

/** Presses the button of a fix at its field, and agrees to what it would change. */
async function mend(title: string): Promise<void> {
  await user.click(await region().findByRole('button', { name: title }));
  const dialog = await waitFor(openDialog);
  await user.click(await dialog.findByRole('button', { name: 'Mend it' }));
  await waitFor(() => expect(document.querySelector('dialog[open]')).toBeNull());
}

it('gives a parameter choices by keyboard: operation, arguments by name, what is sent and shown, both forms', async () => {
  await open('1');
  region().getByRole('radio', { name: 'None' }).focus();
  await user.keyboard('{ArrowRight}');
  (await region().findByRole('button', { name: /^Get the choices from/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = openDialog();
  expect(dialog.getAllByRole('list').map((list) => list.getAttribute('aria-labelledby'))[0]).toMatch(/fits$/);
  await user.type(dialog.getByRole('searchbox', { name: 'Find an operation' }), 'regions{ArrowDown}{Enter}');
  expect(parameter(1)).toMatchObject({
    'x-ms-dynamic-values': {
      operationId: 'ListRegions',
      'value-collection': 'items',
      'value-path': 'code',
      'value-title': 'label',
      parameters: { country: { parameter: 'country' } },
    },
    'x-ms-dynamic-list': {
      operationId: 'ListRegions',
      itemsPath: 'items',
      itemValuePath: 'code',
      itemTitlePath: 'label',
      parameters: { country: { parameterReference: 'country' } },
    },
  });
  expect(workspace.undoTitle).toBe('Give region choices');

  await user.click(region().getByRole('radio', { name: 'Show size' }));
  expect(parameter(1)['x-ms-dynamic-values']).toHaveProperty(['value-title'], 'size');
  expect(parameter(1)['x-ms-dynamic-list']).toHaveProperty(['itemTitlePath'], 'size');
  workspace.undo();

  await user.click(region().getByText('1 optional parameter'));
  await user.selectOptions(region().getByRole('combobox', { name: 'active' }), 'fixed');
  expect(parameter(1)['x-ms-dynamic-values']).toHaveProperty(['parameters', 'active'], true);
  expect(parameter(1)['x-ms-dynamic-list']).toHaveProperty(['parameters', 'active'], { value: true });
  await user.selectOptions(region().getByRole('combobox', { name: 'Value of active' }), 'false');
  expect(parameter(1)['x-ms-dynamic-list']).toHaveProperty(['parameters', 'active'], { value: false });

  region().getByRole('radio', { name: 'List' }).focus();
  await user.keyboard('{ArrowLeft}');
  expect(Object.keys(parameter(1))).toEqual(['name', 'in', 'type', 'x-ms-summary']);
});

it('takes the first that is found with Enter, once, and gives the focus back', async () => {
  await open('1');
  await user.click(region().getByRole('radio', { name: 'List' }));
  await user.click(await region().findByRole('button', { name: /^Get the choices from/ }));
  const search = openDialog().getByRole('searchbox', { name: 'Find an operation' });
  await user.type(search, '{Enter}');
  expect(document.querySelector('dialog[open]')).not.toBeNull();
  await user.type(search, 'regions{Enter}');
  expect(document.querySelector('dialog[open]')).toBeNull();
  expect(parameter(1)['x-ms-dynamic-values']).toMatchObject({ operationId: 'ListRegions' });
  expect(region().getByRole('button', { name: /^Get the choices from/ })).toHaveFocus();
});

it('shows the drop-down that makers get, what is chosen before it, and what is sent', async () => {
  await open('1');
  await user.click(region().getByRole('radio', { name: 'List' }));
  await user.click(await region().findByRole('button', { name: /^Get the choices from/ }));
  await user.click(openDialog().getByRole('button', { name: /List regions/ }));
  const shown = within(region().getByRole('region', { name: /^As makers will see it/ }));
  expect(shown.getByRole('combobox', { name: 'Region' })).toHaveAccessibleDescription('Choose Country first.');
  await user.type(shown.getByRole('textbox', { name: 'Country' }), 'NO');
  expect(shown.getByText('GET /regions?country=NO')).toBeVisible();
  const choice = shown.getByRole('combobox', { name: 'Region' });
  expect(
    within(choice)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['Choose…', 'Red', 'Blue', 'Green']);
  await user.selectOptions(choice, 'Blue');
  expect(shown.getByText('region = "blue"')).toBeVisible();
});

it('says faults at their fields and mends what can be mended', async () => {
  workHere();
  await open('1');
  const list = {
    operationId: 'ListRegions',
    'value-path': 'code',
    'value-collection': 'total',
    parameters: { country: { parameter: 'tenant' }, gone: 1 },
  };
  workspace.apply({
    title: 'x',
    edits: [{ kind: 'set', pointer: '/definition/paths/~1parcels/get/parameters/1/x-ms-dynamic-values', value: list }],
  });
  await waitFor(() =>
    expect(region().getByRole('combobox', { name: 'country' })).toHaveAccessibleDescription(
      /Makers never see "tenant"/,
    ),
  );
  await mend('Use the default as a fixed value');
  expect(parameter(1)['x-ms-dynamic-values']).toHaveProperty(['parameters', 'country'], 'main');
  expect(parameter(1)).not.toHaveProperty('x-ms-dynamic-list');
  await mend('Remove what the operation does not take');
  expect(parameter(1)['x-ms-dynamic-values']).not.toHaveProperty(['parameters', 'gone']);
  const path = region().getByRole('textbox', { name: 'Path to the list' });
  expect(path).toHaveAccessibleDescription(/"total" is a whole number and not a list/);
  await user.clear(path);
  await user.type(path, 'items{Enter}');
  expect(parameter(1)['x-ms-dynamic-values']).toHaveProperty(['value-collection'], 'items');
  await user.click(region().getByRole('button', { name: 'Write both forms' }));
  expect(parameter(1)['x-ms-dynamic-list']).toEqual({
    operationId: 'ListRegions',
    itemsPath: 'items',
    itemValuePath: 'code',
    parameters: { country: { value: 'main' } },
  });
});

it('takes the choices from a pasted answer and from an operation that is made for it', async () => {
  await open('1');
  await user.click(region().getByRole('radio', { name: 'List' }));
  await user.click(await region().findByRole('button', { name: /^Get the choices from/ }));
  await user.click(openDialog().getByRole('button', { name: 'New operation' }));
  await user.type(openDialog().getByRole('textbox', { name: 'Summary' }), 'List colours');
  await user.type(openDialog().getByRole('textbox', { name: 'Path of the GET call' }), '/colours');
  await user.click(openDialog().getByRole('button', { name: 'Add and use it' }));
  expect(workspace.definition.paths?.['/colours']?.get).toMatchObject({
    operationId: 'ListColours',
    'x-ms-visibility': 'internal',
  });
  expect(parameter(1)['x-ms-dynamic-list']).toEqual({
    operationId: 'ListColours',
    itemValuePath: 'id',
    itemTitlePath: 'name',
  });
  await user.click(region().getByRole('button', { name: 'Paste an answer' }));
  const dialog = openDialog();
  await user.click(dialog.getByRole('textbox', { name: 'Body of the answer' }));
  await user.paste('{"data":[{"hex":"#f00","word":"Red"},{"hex":"#00f","word":"Blue"}]}');
  await user.click(dialog.getByRole('button', { name: 'Use it' }));
  await user.selectOptions(region().getByRole('combobox', { name: 'The list in the answer' }), 'data');
  await user.click(region().getByRole('radio', { name: 'Send hex' }));
  await user.click(region().getByRole('radio', { name: 'Show word' }));
  expect(parameter(1)['x-ms-dynamic-list']).toMatchObject({
    itemsPath: 'data',
    itemValuePath: 'hex',
    itemTitlePath: 'word',
  });
  const shown = within(region().getByRole('region', { name: /^As makers will see it/ }));
  await user.selectOptions(shown.getByRole('combobox', { name: 'Region' }), 'Blue');
  expect(shown.getByText('region = "#00f"')).toBeVisible();
});

it('builds a tree that is browsed', async () => {
  await open('1');
  await user.click(region().getByRole('radio', { name: 'Tree' }));
  await user.click(region().getByRole('button', { name: /^Get the first level from/ }));
  await user.click(openDialog().getByRole('button', { name: /List folders/ }));
  const inside = within(region().getByRole('group', { name: 'Inside an opened folder' }));
  await user.click(inside.getByText('1 optional parameter'));
  await user.selectOptions(inside.getByRole('combobox', { name: 'parent' }), 'picked:id');
  await user.clear(inside.getByRole('textbox', { name: 'What is a folder' }));
  await user.type(inside.getByRole('textbox', { name: 'What is a folder' }), 'isFolder eq true{Enter}');
  await user.click(region().getByRole('checkbox', { name: 'Folders can be chosen' }));
  expect(parameter(1)['x-ms-dynamic-tree']).toEqual({
    settings: { canSelectParentNodes: false, canSelectLeafNodes: true },
    open: {
      operationId: 'ListFolders',
      itemValuePath: 'id',
      itemTitlePath: 'name',
      itemFullTitlePath: 'name',
      itemIsParent: 'true',
    },
    browse: {
      operationId: 'ListFolders',
      itemValuePath: 'id',
      itemTitlePath: 'name',
      itemFullTitlePath: 'name',
      itemIsParent: 'isFolder eq true',
      parameters: { parent: { selectedItemValuePath: 'id' } },
    },
  });
  const shown = within(region().getByRole('region', { name: /^As makers will see it/ }));
  expect(shown.queryByRole('button', { name: 'Red' })).toBeNull();
  await user.click(shown.getByRole('button', { name: 'Open Red' }));
  expect(shown.getByText('GET /folders?parent=red')).toBeVisible();
  await user.click(shown.getAllByRole('button', { name: 'Blue' })[0] ?? document.body);
  expect(shown.getByText('region = "blue"')).toBeVisible();
});

const member = (pointer: string) => valueAt({ definition: workspace.definition }, pointer);

it('gives an object of a body fields known at run time, whose names follow the body', async () => {
  await open('0/schema/properties/answers', '~1forms/post');
  const property = '/definition/paths/~1forms/post/parameters/0/schema/properties';
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-pointer="${property}/answers"]`);
    if (!found) throw new Error('The row is not there');
    return found;
  });
  if (!document.querySelector('section[aria-label="Choices of answers from the service"]'))
    await user.click(row.querySelector('button') ?? row);
  const section = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('section[aria-label="Choices of answers from the service"]');
    if (!found) throw new Error('The form is not there');
    return within(found);
  });
  await user.click(section.getByRole('radio', { name: 'Fields at run time' }));
  await user.click(section.getByRole('button', { name: /^Get the fields from/ }));
  await user.click(openDialog().getByRole('button', { name: /Get form schema/ }));
  expect(member(`${property}/answers`)).toEqual({
    type: 'object',
    title: 'Answers',
    'x-ms-dynamic-schema': {
      operationId: 'GetFormSchema',
      'value-path': 'schema/properties',
      parameters: { form: { parameter: 'form' } },
    },
    'x-ms-dynamic-properties': {
      operationId: 'GetFormSchema',
      itemValuePath: 'schema',
      parameters: { form: { parameterReference: 'body/form' } },
    },
  });
  const fields = () => section.getByRole('list', { name: 'Fields' });
  expect(fields()).toHaveTextContent('Colour');
  await user.click(section.getByRole('button', { name: 'Paste an answer' }));
  await user.click(openDialog().getByRole('textbox', { name: 'Body of the answer' }));
  await user.paste('{"data":{"schema":{"type":"object","properties":{"x":{"type":"string","title":"Weight"}}}}}');
  await user.click(openDialog().getByRole('button', { name: 'Use it' }));
  expect(fields()).toHaveTextContent('Weight');
  expect(member(`${property}/answers/x-ms-dynamic-properties/itemValuePath`)).toBe('data/schema');
  expect(member(`${property}/answers/x-ms-dynamic-schema/value-path`)).toBe('data/schema/properties');
});

it('keeps and edits what the platform or a capability answers, and settles forms that differ', async () => {
  workHere();
  await open('1');
  const pointer = '/definition/paths/~1parcels/get/parameters/1';
  const set = (key: string, value: unknown) =>
    workspace.apply({ title: 'x', edits: [{ kind: 'set', pointer: `${pointer}/${key}`, value }] });
  set('x-ms-dynamic-values', { builtInOperation: 'AadGraph.GetUsers', 'value-path': 'id', odd: 1 });
  const name = await region().findByRole('textbox', { name: 'Built-in operation' });
  await user.clear(name);
  await user.type(name, 'AadGraph.GetGroups{Enter}');
  expect(member(`${pointer}/x-ms-dynamic-values`)).toEqual({
    builtInOperation: 'AadGraph.GetGroups',
    'value-path': 'id',
    odd: 1,
  });
  await user.click(region().getByText(/^Other members/));
  expect(region().getByRole('textbox', { name: 'odd' })).toHaveValue('1');
  await user.click(region().getByRole('radio', { name: 'A capability' }));
  expect(member(`${pointer}/x-ms-dynamic-values/capability`)).toBe('file-picker');
  await waitFor(() =>
    expect(region().getByRole('textbox', { name: 'Capability' })).toHaveAccessibleDescription(
      /shows a tree of folders/,
    ),
  );

  const list = { operationId: 'ListFolders', 'value-path': 'id', 'value-title': 'name' };
  set('x-ms-dynamic-values', list);
  set('x-ms-dynamic-list', { operationId: 'ListFolders', itemValuePath: 'id', itemTitlePath: 'id' });
  await user.click(await region().findByRole('button', { name: 'Keep what x-ms-dynamic-values says' }));
  expect(member(`${pointer}/x-ms-dynamic-list/itemTitlePath`)).toBe('name');
  expect(member(`${pointer}/x-ms-dynamic-values`)).toEqual(list);
});
