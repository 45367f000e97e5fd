import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Operation, PathItem } from '#core/definition/openapi2.ts';
import { applyPatch } from '#core/document/patch.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { parcelConnector } from '../../../../state/open-workspace.ts';
import { openStudio, shownId } from '../../open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(id: string, paths: Readonly<Record<string, PathItem>>): Promise<void> {
  const { connector } = applyPatch(parcelConnector(), {
    title: '',
    edits: [{ kind: 'set', pointer: '/definition/paths', value: paths }],
  });
  app = await openStudio(connector, 'definition', id);
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
  await screen.findByRole('textbox', { name: 'Operation ID' });
}

const trigger = () => within(screen.getByRole('region', { name: 'Trigger' }));
const item = (path: string): PathItem => workspace.definition.paths?.[path] ?? {};
const policies = () => workspace.properties.properties?.policyTemplateInstances ?? [];

async function turn(label: string, entry: string) {
  await user.click(screen.getByRole('button', { name: `More for ${label}` }));
  await user.click(screen.getByRole('menuitem', { name: entry }));
  return within(await screen.findByRole('dialog'));
}

const book: Operation = { operationId: 'Book', summary: 'Book', responses: { 201: { description: 'Created' } } };
const list: Operation = {
  operationId: 'OnNew',
  summary: 'When new',
  parameters: [{ name: 'since', in: 'query', type: 'string' }],
  responses: {
    200: {
      description: 'OK',
      schema: {
        type: 'object',
        properties: {
          value: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
          other: { type: 'array', items: {} },
        },
      },
    },
  },
};

describe('a webhook trigger', () => {
  it('is made of an action with its callback, taken back with one click, and undone', async () => {
    await open('Book', { '/hooks': { post: book } });
    const dialog = await turn('Book', 'Turn into a trigger');
    await user.click(dialog.getByRole('button', { name: 'Make it a webhook trigger' }));
    expect(item('/hooks').post).toMatchObject({
      'x-ms-trigger': 'single',
      parameters: [
        {
          name: 'body',
          in: 'body',
          required: true,
          schema: {
            required: ['callbackUrl'],
            properties: { callbackUrl: { 'x-ms-notification-url': true, 'x-ms-visibility': 'internal', title: '' } },
          },
        },
      ],
    });
    expect(item('/hooks')['x-ms-notification-content']).toEqual({
      description: '',
      schema: { type: 'object', properties: {} },
    });
    expect(trigger().getByRole('combobox', { name: 'Callback property' })).toHaveValue('callbackUrl');
    await user.type(trigger().getByRole('textbox', { name: 'Description of the notification' }), 'Event');
    expect(item('/hooks')['x-ms-notification-content']?.description).toBe('Event');
    await user.click(trigger().getByRole('button', { name: 'Add what is missing' }));
    expect(item('/hooks/{id}').delete).toMatchObject({ 'x-ms-visibility': 'internal' });
    expect(item('/hooks').post?.responses?.['201']).toMatchObject({ headers: { Location: { type: 'string' } } });
    expect(trigger().getByRole('link', { name: 'DELETE /hooks/{id}' })).toBeVisible();
    workspace.undo();
    expect(item('/hooks/{id}')).toEqual({});
  });

  it('asks before it loses what somebody wrote', async () => {
    const content = { description: 'E', schema: { type: 'object', properties: { id: { type: 'string' } } } };
    await open('Book', {
      '/hooks': {
        'x-ms-notification-content': content,
        post: { ...book, 'x-ms-trigger': 'single', 'x-ms-trigger-hint': 'Ship it' },
      },
    });
    const dialog = await turn('Book', 'Turn into an action');
    const lost = within(dialog.getByRole('list', { name: 'What is lost' }));
    expect(lost.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      'The trigger hint “Ship it”.',
      'The description of what the service sends, with one field.',
    ]);
    await user.click(dialog.getByRole('button', { name: 'Make it an action' }));
    expect(item('/hooks')).toEqual({ post: book });
    workspace.undo();
    expect(item('/hooks')['x-ms-notification-content']).toEqual(content);
  });

  it('is offered a callback where the body has none', async () => {
    await open('Book', { '/hooks': { post: { ...book, 'x-ms-trigger': 'single' } } });
    await user.click(trigger().getByRole('button', { name: 'Add a callback property' }));
    expect(trigger().getByRole('combobox', { name: 'Callback property' })).toHaveValue('callbackUrl');
    await user.type(trigger().getByRole('textbox', { name: 'Trigger hint' }), 'Go');
    expect(item('/hooks').post?.['x-ms-trigger-hint']).toBe('Go');
    await user.clear(trigger().getByRole('textbox', { name: 'Trigger hint' }));
    expect(item('/hooks').post).not.toHaveProperty('x-ms-trigger-hint');
  });
});

describe('a polling trigger', () => {
  it('gets its policy, parameter by parameter', async () => {
    await open('OnNew', { '/parcels': { get: list } });
    const dialog = await turn('When new', 'Turn into a trigger');
    await user.click(dialog.getByRole('button', { name: 'Make it a polling trigger' }));
    expect(item('/parcels').get).toMatchObject({
      'x-ms-trigger': 'batch',
      'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
    });
    await user.click(trigger().getByRole('button', { name: 'Let the platform compare' }));
    expect(policies()).toEqual([
      {
        templateId: 'pollingtrigger',
        title: 'PollingTriggerPolicy_OnNew',
        type: 'PollingTrigger',
        parameters: {
          'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].id}' },
          'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
          'x-ms-apimTemplate-operationName': ['OnNew'],
        },
      },
    ]);
    await user.click(trigger().getByRole('button', { name: 'Hide it from makers' }));
    expect(item('/parcels').get?.parameters?.[0]).toMatchObject({ 'x-ms-visibility': 'internal' });
    await user.selectOptions(trigger().getByRole('combobox', { name: 'List with the new items' }), 'other');
    expect(policies()[0]?.parameters).toMatchObject({
      'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().other',
    });
    const name = trigger().getByRole('combobox', { name: 'Query parameter' });
    await user.clear(name);
    await user.type(name, '$filter{Enter}');
    expect(policies()[0]?.parameters).toMatchObject({
      'x-ms-apimTemplateParameter.triggerConfig': { $filter: '@{triggerBody().value[0].id}' },
    });
    await user.click(trigger().getByRole('button', { name: 'Add it, hidden from makers' }));
    await user.click(trigger().getByRole('button', { name: 'Add a sort parameter' }));
    await user.click(trigger().getByRole('button', { name: 'Add' }));
    expect(item('/parcels').get?.parameters?.slice(1)).toEqual([
      { name: '$filter', in: 'query', required: false, type: 'string', 'x-ms-visibility': 'internal' },
      {
        name: 'sort',
        in: 'query',
        required: true,
        type: 'string',
        default: '-createdAt',
        'x-ms-visibility': 'internal',
      },
    ]);
  });

  it.each([
    { metadata: { mode: 'polling', kind: 'query' }, isShown: false },
    { metadata: { kind: 'query', mode: 'polling', odd: 1 }, isShown: true },
    { metadata: { kind: 'query' }, isShown: true },
  ])('shows its metadata only where they say something else: $metadata', async ({ metadata, isShown }) => {
    const get = { ...list, 'x-ms-trigger': 'batch', 'x-ms-trigger-metadata': metadata };
    await open('OnNew', { '/parcels': { get } });
    await trigger().findByRole('button', { name: 'Let the platform compare' });
    expect(trigger().queryAllByRole('textbox', { name: 'Trigger metadata' })).toHaveLength(isShown ? 1 : 0);
  });

  it('becomes a webhook only after asking for its policy', async () => {
    await open('OnNew', { '/parcels': { get: { ...list, 'x-ms-trigger': 'batch' } } });
    await user.click(trigger().getByRole('button', { name: 'Add the metadata' }));
    await user.click(trigger().getByRole('button', { name: 'Let the platform compare' }));
    await user.click(trigger().getByRole('radio', { name: 'Webhook' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(trigger().getByRole('radio', { name: 'Polling' })).toBeChecked();
    await user.click(trigger().getByRole('radio', { name: 'Webhook' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Make it a webhook trigger' }),
    );
    expect(policies()).toEqual([]);
    expect(item('/parcels').get).toMatchObject({ 'x-ms-trigger': 'single' });
  });
});
