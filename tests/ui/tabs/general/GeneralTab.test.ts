import 'fake-indexeddb/auto';
import { fireEvent, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { valueIn } from '#core/definition/general/details.ts';
import type { JsonPointer } from '#core/document/pointer.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(): Promise<void> {
  app = await openStudio(parcelConnector(), 'general');
  await screen.findByRole('heading', { name: 'How it looks' });
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

const at = (pointer: JsonPointer): unknown => valueIn(workspace.shown, pointer);

/** Types as a hand on the keyboard does, and leaves the field. */
async function fill(label: string, text: string): Promise<void> {
  const field = screen.getByRole('textbox', { name: label });
  field.focus();
  await user.clear(field);
  await user.keyboard(text);
  await user.tab();
}

const metadata = (name: string, value: string): object => ({ propertyName: name, propertyValue: value });

describe('each field, by keyboard', () => {
  it.each<readonly [label: string, text: string, pointer: JsonPointer, written: unknown]>([
    ['Title', 'Depot', '/definition/info/title', 'Depot'],
    ['Description', 'Looks up parcels.', '/definition/info/description', 'Looks up parcels.'],
    ['Icon background colour', '#2b579a', '/properties/properties/iconBrandColor', '#2b579a'],
    ['Host', 'https://depot.example/v2', '/definition/host', 'depot.example'],
    ['Base URL', 'v3', '/definition/basePath', '/v3'],
    ['Version', '2.0', '/definition/info/version', '2.0'],
    ['Publisher', 'Ann', '/properties/properties/publisher', 'Ann'],
    ['Stack owner', 'Ann', '/properties/properties/stackOwner', 'Ann'],
    ['Contact name', 'Ann', '/definition/info/contact', { name: 'Ann' }],
    ['Contact e-mail', 'a@b.example', '/definition/info/contact', { email: 'a@b.example' }],
    ['Contact page', 'https://b.example', '/definition/info/contact', { url: 'https://b.example' }],
    ['Website', 'https://b.example', '/definition/x-ms-connector-metadata', [metadata('Website', 'https://b.example')]],
    [
      'Privacy policy',
      'https://p.example',
      '/definition/x-ms-connector-metadata',
      [metadata('Privacy policy', 'https://p.example')],
    ],
  ])('%s', async (label, text, pointer, written) => {
    await open();
    await fill(label, text);
    expect(at(pointer)).toEqual(written);
  });

  it.each<readonly [label: string, text: string, pointer: JsonPointer, written: unknown]>([
    ['Keywords', 'parcels, desk', '/definition/info/x-ms-keywords', ['parcels', 'desk']],
    ['Media types of requests', 'application/json', '/definition/consumes', ['application/json']],
    ['Media types of answers', 'text/csv', '/definition/produces', ['text/csv']],
    ['Name for people', 'Desk', '/definition/x-ms-openai-manifest', { humanName: 'Desk' }],
    [
      'Description for models',
      'Finds parcels.',
      '/definition/x-ms-openai-manifest',
      { modelDescription: 'Finds parcels.' },
    ],
    ['Terms of service', 'https://t.example', '/definition/info/termsOfService', 'https://t.example'],
    ['Licence', 'MIT', '/definition/info/license/name', 'MIT'],
    ['Deployment version', '1.2', '/definition/info/x-ms-deployment-version', '1.2'],
  ])('%s, among what few need', async (label, text, pointer, written) => {
    await open();
    await user.click(screen.getByText('More about the connector'));
    await fill(label, text);
    expect(at(pointer)).toEqual(written);
  });

  it('the catalogue takes two categories and no third', async () => {
    await open();
    await user.click(screen.getByText('Categories'));
    const group = within(screen.getByRole('group', { name: /^Categories/ }));
    for (const name of ['Commerce', 'Data']) {
      group.getByRole('checkbox', { name }).focus();
      await user.keyboard(' ');
    }
    expect(at('/definition/x-ms-connector-metadata')).toEqual([metadata('Categories', 'Commerce;Data')]);
    expect(group.getByRole('checkbox', { name: 'AI' })).toBeDisabled();
  });

  it('status and the operation that tries a connection are chosen', async () => {
    await open();
    await user.click(screen.getByText('More about the connector'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Preview');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Operation that tries a connection' }),
      'List depots',
    );
    expect(at('/definition/info/x-ms-api-annotation')).toEqual({ status: 'Preview' });
    expect(at('/definition/x-ms-capabilities')).toEqual({ testConnection: { operationId: 'ListDepots' } });
  });
});

describe('switches', () => {
  it('a host of each connection’s own is one step there and one back', async () => {
    await open();
    const before = workspace.connector;
    screen.getByRole('switch', { name: 'Each connection has its own host' }).focus();
    await user.keyboard(' ');
    expect(at('/properties/properties/policyTemplateInstances/0/templateId')).toBe('dynamichosturl');
    expect(screen.getByText("https://@connectionParameters('host')/v1")).toBeInTheDocument();
    workspace.undo();
    expect(workspace.connector).toEqual(before);
  });

  it('the gateway', async () => {
    await open();
    screen.getByRole('switch', { name: 'Connect via on-premises data gateway' }).focus();
    await user.keyboard(' ');
    expect(at('/properties/properties/capabilities')).toEqual(['gateway']);
    expect(at('/properties/properties/connectionParameters/gateway/type')).toBe('gatewaySetting');
  });
});

it.each<readonly [name: string, caret: number, pasted: string]>([
  ['in place of what there was', -1, ' http://depot.example:8080/v2?page=1\n'],
  ['behind what is typed already', 8, 'depot.example:8080/v2'],
])('a whole address that is pasted %s is taken apart in one step', async (_, caret, pasted) => {
  await open();
  const before = workspace.connector;
  const host = screen.getByRole<HTMLInputElement>('textbox', { name: 'Host' });
  if (caret > 0) await fireEvent.input(host, { target: { value: 'http://' } });
  const steps = workspace.undoTitle;
  host.focus();
  host.setSelectionRange(caret > 0 ? 7 : 0, host.value.length);
  await user.paste(pasted);
  expect(at('/definition/host')).toBe('depot.example:8080');
  expect(at('/definition/basePath')).toBe('/v2');
  expect(at('/definition/schemes')).toEqual(['http']);
  expect(workspace.undoTitle).toBe('Fill in the address');
  workspace.undo();
  expect(workspace.undoTitle).toBe(steps);
  if (caret < 0) expect(workspace.connector).toEqual(before);
});

it('the gateway tells of a sign-in that it cannot do', async () => {
  await open();
  expect(at('/definition/securityDefinitions')).toMatchObject({ 'API Key': { type: 'apiKey' } });
  await user.click(screen.getByRole('switch', { name: 'Connect via on-premises data gateway' }));
  expect(screen.getByRole('link', { name: 'Choose another way to sign in' })).toHaveAttribute(
    'href',
    expect.stringContaining('/security'),
  );
});

it('what no field is for is shown, changed, added and taken out as JSON', async () => {
  await open();
  workspace.apply({ title: 'Add', edits: [{ kind: 'set', pointer: '/definition/info/x-note', value: { a: 1 } }] });
  await user.click(screen.getByText('More about the connector'));
  await user.click(screen.getByText('Other members of info'));
  const field = screen.getByLabelText('x-note');
  await user.clear(field);
  await user.type(field, '{{"a": 2');
  await user.tab();
  expect(screen.getByText(/This is no JSON yet/)).toBeInTheDocument();
  expect(at('/definition/info/x-note')).toEqual({ a: 1 });
  field.focus();
  await user.keyboard('{End}}');
  await user.tab();
  expect(at('/definition/info/x-note')).toEqual({ a: 2 });
  await user.click(screen.getByRole('button', { name: 'Remove x-note' }));
  expect(at('/definition/info/x-note')).toBeUndefined();
});
