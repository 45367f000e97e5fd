import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PolicyTemplateInstance } from '#core/document/properties.ts';
import { applyPatch } from '#core/document/patch.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import NewPolicyDialog from '#ui/tabs/definition/policies/NewPolicyDialog.svelte';
import { parcelConnector } from '../../../../state/open-workspace.ts';
import { openStudio, shownId } from '../../open-studio.ts';
import { workHere } from '../../../../worker/work-here.ts';

const user = userEvent.setup();
const list = '/properties/properties/policyTemplateInstances';
const served = 'x-ms-apimTemplate-operationName';
let app: AppState;
let workspace: Workspace;
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

async function open(policies: readonly PolicyTemplateInstance[], index = 0): Promise<void> {
  const { connector } = applyPatch(parcelConnector(), {
    title: '',
    edits: [{ kind: 'set', pointer: list, value: policies }],
  });
  app = await openStudio(connector, 'definition', `${list}/${index}`);
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
  await screen.findByRole('textbox', { name: 'Title' });
}

const header = (name: string, value: string): PolicyTemplateInstance => ({
  templateId: 'setheader',
  title: `Set ${name}`,
  parameters: {
    'x-ms-apimTemplateParameter.name': name,
    'x-ms-apimTemplateParameter.value': value,
    'x-ms-apimTemplate-policySection': 'Request',
  },
});
const policies = (): readonly PolicyTemplateInstance[] =>
  workspace.properties.properties?.policyTemplateInstances ?? [];
const parameters = (index = 0) => policies()[index]?.parameters ?? {};
const field = (name: string) => screen.getByRole('textbox', { name });
const place = (): string => (app.router.route.kind === 'connector' ? app.router.route.place : '?');

async function replace(input: HTMLElement, text: string): Promise<void> {
  await user.clear(input);
  await user.type(input, text);
}

describe('a policy', () => {
  it('is edited field by field, each change one step of undo', async () => {
    await open([header('X-A', 'a')]);
    await replace(field('Value'), 'b');
    expect(parameters()['x-ms-apimTemplateParameter.value']).toBe('b');
    expect(workspace.undoTitle).toBe('Change value of Set X-A');
    workspace.undo();
    expect(parameters()['x-ms-apimTemplateParameter.value']).toBe('a');
    await user.selectOptions(screen.getByRole('combobox', { name: 'If the header is there already' }), 'Keep it');
    expect(parameters()['x-ms-apimTemplateParameter.existsAction']).toBe('skip');
    await user.click(screen.getByRole('radio', { name: 'On the answer' }));
    expect(parameters()['x-ms-apimTemplate-policySection']).toBe('Response');
  });

  it('says at the field what is wrong', async () => {
    workHere();
    await open([header('X-A', "@connectionParameters('none')")]);
    await waitFor(() => expect(field('Value')).toHaveAccessibleDescription(/no parameter "none"/));
    expect(field('Value')).toHaveAttribute('aria-invalid', 'true');
    await user.clear(field('Header'));
    await waitFor(() => expect(field('Header')).toHaveAccessibleDescription(/Header is missing/));
  });

  it('gets a value that exists, found by its name', async () => {
    await open([header('X-A', 'Key ')]);
    await user.click(screen.getByRole('button', { name: 'Insert a value into Value' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Insert a value' }));
    await user.type(dialog.getByRole('searchbox', { name: 'Search' }), 'api{Enter}');
    expect(parameters()['x-ms-apimTemplateParameter.value']).toBe("Key @connectionParameters('api_key')");
    expect(field('Value')).toHaveFocus();
  });

  it('serves the operations that are ticked, and all when none is', async () => {
    await open([header('X-A', 'a')]);
    await user.click(screen.getByRole('radio', { name: 'Only these' }));
    expect(parameters()).not.toHaveProperty('x-ms-apimTemplate-operationName');
    await user.click(screen.getByRole('checkbox', { name: 'List depots' }));
    await user.click(screen.getByRole('checkbox', { name: 'Get parcel' }));
    expect(parameters()['x-ms-apimTemplate-operationName']).toEqual(['ListDepots', 'GetParcel']);
    await user.click(screen.getByRole('radio', { name: /^All/ }));
    expect(parameters()).not.toHaveProperty('x-ms-apimTemplate-operationName');
  });

  it('begins with what is written when another policy is shown', async () => {
    await open([header('X-A', 'a'), header('X-B', 'b')]);
    await user.click(screen.getByRole('radio', { name: 'Only these' }));
    const order = within(screen.getByRole('list', { name: /order in which/ }));
    await user.click(order.getByRole('link', { name: 'Set X-B' }));
    expect(await screen.findByRole('heading', { name: 'Set X-B', level: 2 })).toBeVisible();
    expect(screen.getByRole('radio', { name: /^All/ })).toBeChecked();
  });

  it('takes the values of an example', async () => {
    await open([header('X-A', 'a')]);
    await user.click(screen.getByRole('button', { name: 'Use the example Always ask for JSON' }));
    expect(field('Header')).toHaveValue('Accept');
    expect(workspace.undoTitle).toContain('Always ask for JSON');
  });

  it('is moved, copied and deleted, and the address goes along', async () => {
    await open([header('X-A', 'a'), header('X-B', 'b')]);
    const order = () => within(screen.getByRole('list', { name: /order in which/ }));
    await user.click(order().getByRole('button', { name: 'Move Set X-A down' }));
    expect(policies().map(({ title }) => title)).toEqual(['Set X-B', 'Set X-A']);
    await waitFor(() => expect(place()).toBe(`${list}/1`));
    expect(screen.getByRole('heading', { name: 'Set X-A', level: 2 })).toBeVisible();
    await user.click(order().getByRole('button', { name: 'Move Set X-B down' }));
    await waitFor(() => expect(place()).toBe(`${list}/0`));
    await user.click(screen.getByRole('button', { name: 'More for Set X-A' }));
    await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }));
    expect(await screen.findByRole('heading', { name: 'Copy of Set X-A', level: 2 })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'More for Copy of Set X-A' }));
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
    expect(policies().map(({ title }) => title)).toEqual(['Set X-A', 'Set X-B']);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'Copy of Set X-A', level: 2 })).toBeVisible();
  });

  it('of an unknown template is kept, and its parameters are in reach', async () => {
    await open([
      { templateId: 'moveproperties', title: 'Odd', parameters: { 'x-ms-apimTemplateParameter.srcSubPath': 'a' } },
    ]);
    expect(screen.getByText(/This template is not known here/)).toBeVisible();
    await replace(field('srcSubPath'), 'b');
    expect(parameters()).toEqual({ 'x-ms-apimTemplateParameter.srcSubPath': 'b' });
  });
});

describe('a new policy', () => {
  it('is chosen by what one wants to do', async () => {
    await open([header('X-A', 'a')]);
    const oncreate = vi.fn();
    render(NewPolicyDialog, { workspace, oncreate, onclose: () => undefined });
    const dialog = within(await screen.findByRole('dialog', { name: 'New policy' }));
    await user.click(dialog.getByRole('radio', { name: /Send an operation to another path/ }));
    await user.keyboard('{ArrowDown}');
    expect(dialog.getByRole('radio', { name: /Send a header/ })).toBeChecked();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Start with' }), 'Example: Always ask for JSON');
    await user.click(dialog.getByRole('button', { name: 'Add policy' }));
    expect(oncreate).toHaveBeenCalledWith(`${list}/1`);
    expect(policies()[1]).toEqual({
      templateId: 'setheader',
      title: 'Always ask for JSON',
      parameters: {
        'x-ms-apimTemplateParameter.name': 'Accept',
        'x-ms-apimTemplateParameter.value': 'application/json',
        'x-ms-apimTemplateParameter.existsAction': 'override',
        'x-ms-apimTemplate-policySection': 'Request',
      },
    });
  });
});

it('operations that a policy serves stand first', async () => {
  await open([{ ...header('X-A', 'a'), parameters: { ...header('X-A', 'a').parameters, [served]: ['ListDepots'] } }]);
  const boxes = within(screen.getByRole('list', { name: 'Operations that the policy serves' })).getAllByRole(
    'checkbox',
  );
  expect(
    boxes.map((box) => box.getAttribute('aria-label') ?? (box as HTMLInputElement).labels?.[0]?.textContent?.trim()),
  ).toEqual(['List depots', 'Get parcel']);
});

describe('the dry run', () => {
  it('shows a call step by step, with what changed marked', async () => {
    await open([
      {
        templateId: 'dynamichosturl',
        title: 'Host',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('site')/api" },
      },
      header('X-A', 'a'),
    ]);
    await user.click(screen.getByRole('button', { name: 'Try it on a sample call' }));
    await user.type(screen.getByRole('textbox', { name: 'site' }), 'depot.example');
    const steps = within(screen.getByRole('list', { name: 'Request, step by step' }));
    expect(steps.getByRole('group', { name: 'What Host changes' })).toHaveTextContent(
      /Removed: GET https:\/\/api\.parcel\.example\/v1\/parcels.*Added: GET https:\/\/depot\.example\/api\/parcels/,
    );
    const end = steps.getByRole('group', { name: 'Request as it leaves the connector' });
    expect(end).toHaveTextContent('X-A: a');
    expect(end).toHaveTextContent('X-Api-Key: <api_key>');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Operation to try' }), 'List depots');
    expect(screen.getByRole('group', { name: 'Request as it leaves the connector' })).toHaveTextContent('/api/depots');
  });

  it('offers the choices that a connection offers', async () => {
    const parameter = {
      type: 'string',
      uiDefinition: {
        displayName: 'Region',
        constraints: { allowedValues: [{ text: 'Europe', value: 'eu.example' }] },
      },
    };
    await open([
      {
        templateId: 'dynamichosturl',
        title: 'Host',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('site')/api" },
      },
    ]);
    workspace.apply({
      title: 'x',
      edits: [{ kind: 'set', pointer: '/properties/properties/connectionParameters/site', value: parameter }],
    });
    await user.click(screen.getByRole('button', { name: 'Try it on a sample call' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Region' }), 'Europe');
    expect(screen.getByRole('group', { name: 'Request as it leaves the connector' })).toHaveTextContent(
      'GET https://eu.example/api/parcels',
    );
  });

  it('takes the answer to a call that a policy makes itself', async () => {
    await open([
      {
        templateId: 'setvaluefromurl',
        title: 'Token',
        parameters: {
          'x-ms-apimTemplateParameter.parameterTemplate': "@headers('Authorization')",
          'x-ms-apimTemplateParameter.parameterValueUrl': '/token',
          'x-ms-apimTemplateParameter.parameterValuePathTemplate': '@body().t',
          'x-ms-apimTemplate-policySection': 'Request',
        },
      },
    ]);
    await user.click(screen.getByRole('button', { name: 'Try it on a sample call' }));
    expect(screen.getByText('Not known here')).toBeVisible();
    await user.click(screen.getByRole('textbox', { name: 'Answer to it, as JSON' }));
    await user.paste('{"t":"abc"}');
    expect(screen.getByRole('group', { name: 'What Token changes' })).toHaveTextContent('Added: Authorization: abc');
  });
});
