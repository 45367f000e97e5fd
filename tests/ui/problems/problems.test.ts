import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { ConnectorTab } from '#state/Router.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { connectorWith, inPath, operation } from '../../core/rules/support/document-with.ts';
import { workHere } from '../../worker/work-here.ts';
import { openStudio, shownId } from '../tabs/open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;

beforeEach(() => {
  localStorage.clear();
  workHere();
});
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

const pets = (parameter: object, members: object = {}): object =>
  operation({
    parameters: [{ ...inPath('id'), 'x-ms-summary': 'Number', description: 'Its number.', ...parameter }],
    ...members,
  });

/** Two findings of one kind that can be mended, and one of another that can not. */
const faults = connectorWith({
  definition: {
    host: 'https://api.pets.example/v1',
    paths: {
      '/pets/{id}': { get: pets({ required: false }) },
      '/toys/{id}': { get: pets({ required: false }, { operationId: 'GetToy', summary: 'Get a toy' }) },
    },
  },
});
const optional = 'rule/path-parameter-required';

async function open(connector: Connector = faults, tab: ConnectorTab = 'general'): Promise<void> {
  app = await openStudio(connector, tab);
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
  await waitFor(() => expect(workspace.checking.isChecked).toBe(true));
}

const dock = () => screen.getByRole('complementary', { name: 'Problems' });
const inDock = () => within(dock());
const header = () => screen.getByRole('button', { name: /problem/i, pressed: false });
const count = (code: string): number => workspace.diagnostics.filter((one) => one.code === code).length;

/** Opens the list with the keyboard. */
async function openList(): Promise<void> {
  header().focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('complementary', { name: 'Problems' });
  await inDock().findByRole('list', { name: 'Problems' });
}

describe('the list', () => {
  it('takes the focus, says what each group is about, and gives the focus back', async () => {
    await open();
    await openList();
    await waitFor(() => expect(inDock().getByRole('heading', { name: 'Problems' })).toHaveFocus());
    const group = await inDock().findByRole('button', { name: /^Error: .*2 problems$/, expanded: true });
    expect(inDock().getAllByText('GET /pets/{id} › parameters › 0 › required').length).toBeGreaterThan(0);
    group.focus();
    await user.keyboard('{ArrowDown}');
    expect(inDock().getAllByRole('button', { name: /must be required/ })[0]).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowLeft}');
    expect(group).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(header()).toHaveFocus());
    expect(screen.queryByRole('complementary', { name: 'Problems' })).not.toBeInTheDocument();
  });

  it('groups by place', async () => {
    await open();
    await openList();
    await user.click(inDock().getByRole('radio', { name: 'By place' }));
    expect(inDock().getByRole('heading', { name: 'Operations' })).toBeVisible();
    expect(inDock().getByRole('button', { name: /Get a toy GET \/toys\/\{id\}/ })).toBeVisible();
    expect(localStorage.getItem('connector-studio/problems-by')).toBe('place');
  });

  it('filters by severity, part, words and what can be mended', async () => {
    await open();
    await openList();
    const rows = () => inDock().queryAllByRole('button', { name: /must be required/ });
    expect(rows()).toHaveLength(2);
    const search = inDock().getByRole('searchbox', { name: 'Search problems' });
    search.focus();
    await user.keyboard('toys');
    expect(rows()).toHaveLength(1);
    await user.keyboard('{Escape}');
    expect(search).toHaveValue('');
    expect(rows()).toHaveLength(2);
    await user.selectOptions(inDock().getByRole('combobox', { name: 'Part' }), 'General');
    expect(rows()).toHaveLength(0);
    await user.selectOptions(inDock().getByRole('combobox', { name: 'Part' }), 'All parts');
    await user.click(inDock().getByRole('checkbox', { name: 'Can be mended' }));
    expect(rows()).toHaveLength(2);
    await user.click(inDock().getByRole('button', { name: /errors?$/, pressed: true }));
    expect(rows()).toHaveLength(0);
  });

  it('says what was checked where nothing is wrong, and checks for certification', async () => {
    await open(connectorWith({}));
    header().focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'No problems found' })).toBeVisible();
    expect(await screen.findByText(/checked with \d+ rules for what the service asks/)).toBeVisible();
    await user.click(inDock().getByRole('radio', { name: 'Certification' }));
    await waitFor(() => expect(workspace.checking.profile).toBe('certification'));
    expect(localStorage.getItem('connector-studio/profile')).toBe('certification');
  });
});

describe('going from problem to problem', () => {
  it('leads to each field with F8, and back with Shift+F8, and tells the place', async () => {
    await open(
      connectorWith({
        definition: { host: 'https://x.example', paths: { '/pets': { get: operation({ summary: '' }) } } },
      }),
    );
    expect(workspace.diagnostics.map(({ code }) => code)).toEqual(['rule/host-format', 'rule/summary-present']);
    await user.keyboard('{F8}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Host' })).toHaveFocus());
    expect(screen.getByText(/^1 of 2\. Error: /)).toBeInTheDocument();
    await user.keyboard('{F8}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Summary' })).toHaveFocus());
    expect(within(screen.getByRole('region', { name: 'Problem by problem' })).getByText('2 of 2')).toBeVisible();
    await user.keyboard('{Shift>}{F8}{/Shift}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Host' })).toHaveFocus());
  });
});

/** Faults whose fields are not on the Definition tab, and the field of each. */
describe('a walk leads to the field', () => {
  const properties = (members: object): string =>
    JSON.stringify({
      properties: {
        connectionParameters: {},
        iconBrandColor: '#2b579a',
        capabilities: [],
        publisher: 'P',
        stackOwner: 'S',
        ...members,
      },
    });
  const token = { type: 'string', uiDefinition: { displayName: 'Key' } };
  it.each([
    [
      'contact-complete',
      connectorWith({
        definition: { info: { title: 'Pets', description: 'Keeps pets of all kinds in one place.', version: '1.0' } },
      }),
      'Contact name',
    ],
    [
      'metadata-urls',
      connectorWith({
        definition: {
          'x-ms-connector-metadata': [
            { propertyName: 'Website', propertyValue: 'https://pets.example' },
            { propertyName: 'Privacy policy', propertyValue: 'pets' },
            { propertyName: 'Categories', propertyValue: 'Data' },
          ],
        },
      }),
      'Privacy policy',
    ],
    [
      'category-known',
      connectorWith({
        definition: {
          'x-ms-connector-metadata': [
            { propertyName: 'Website', propertyValue: 'https://pets.example' },
            { propertyName: 'Privacy policy', propertyValue: 'https://pets.example/privacy' },
            { propertyName: 'Categories', propertyValue: 'Pets' },
          ],
        },
      }),
      'Pets',
    ],
    ['schemes-https', connectorWith({ definition: { schemes: ['http', 'https'] } }), 'HTTP'],
    [
      'icon-brand-color-own',
      { ...connectorWith({}), properties: properties({ iconBrandColor: '#007ee5' }) },
      'Icon background colour',
    ],
    ['publisher-present', { ...connectorWith({}), properties: properties({ publisher: '' }) }, 'Publisher'],
    [
      'connection-parameter-type',
      {
        ...connectorWith({}),
        properties: properties({ connectionParameters: { region: { ...token, type: 'text' } } }),
      },
      'Type',
    ],
  ])('of %s', async (id, connector, name) => {
    await open(connector);
    workspace.checking.profile = 'certification';
    const find = () => workspace.diagnostics.find(({ code }) => code === `rule/${id}`);
    await waitFor(() => expect(find()).toBeDefined());
    const message = find()?.message ?? '';
    for (let step = 0; step < 12; step += 1) {
      await user.keyboard('{F8}');
      if (screen.queryByRole('region', { name: 'Problem by problem' })?.textContent.includes(message)) break;
    }
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(name));
    expect(document.activeElement?.closest('[role=tabpanel]')).not.toBeNull();
  });
});

describe('fixes', () => {
  const dialog = () => screen.findByRole('dialog');

  it('shows what one changes, makes it, goes on to the next, and can be undone', async () => {
    await open();
    await openList();
    const [fix] = inDock().getAllByRole('button', { name: 'Make it required' });
    fix?.focus();
    await user.keyboard('{Enter}');
    const preview = within(await dialog());
    const lines = await preview.findByRole('region', { name: 'Changes of apiDefinition.swagger.json' });
    expect(lines).toHaveTextContent('Removed: "required": false');
    expect(lines).toHaveTextContent('Added: "required": true');
    expect(count(optional)).toBe(2);
    await user.click(preview.getByRole('button', { name: 'Mend it' }));
    expect(workspace.undoTitle).toBe('Make it required');
    await waitFor(() => expect(count(optional)).toBe(1));
    await waitFor(() => expect(inDock().getByRole('button', { name: /must be required/ })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Undo', description: '' }));
    await waitFor(() => expect(count(optional)).toBe(2));
    expect(workspace.connector.definition).toBe(faults.definition);
  });

  it('mends all of a kind in one step', async () => {
    await open();
    await openList();
    await user.click(inDock().getByRole('button', { name: /^Fix all 2: / }));
    const preview = within(await dialog());
    await user.click(await preview.findByRole('button', { name: 'Mend 2 problems' }));
    expect(workspace.undoTitle).toBe('Make it required (2 times)');
    await waitFor(() => expect(count(optional)).toBe(0));
    workspace.undo();
    expect(workspace.connector.definition).toBe(faults.definition);
  });

  it('mends what is ticked', async () => {
    await open(
      connectorWith({
        definition: {
          paths: {
            '/pets/{id}': { get: pets({ required: false }) },
          },
          host: 'https://api.pets.example/v1',
        },
      }),
    );
    await openList();
    await user.click(inDock().getByRole('button', { name: /^Mend everything that can be mended/ }));
    const preview = within(await dialog());
    const all = await preview.findByRole('checkbox', { name: 'All of them' });
    await user.click(all);
    expect(await preview.findByText('Tick what is to be mended.')).toBeVisible();
    await user.click(preview.getByRole('checkbox', { name: 'Make it required, 1 time' }));
    expect(all).toBePartiallyChecked();
    await user.click(await preview.findByRole('button', { name: 'Mend 1 problem' }));
    await waitFor(() => expect(count(optional)).toBe(0));
    expect(workspace.undoTitle).toBe('Make it required');
    expect(workspace.diagnostics.some(({ fix }) => fix !== undefined)).toBe(true);
  });

  it('leave what may break flows unticked, and say why', async () => {
    const paths = { '/pets/{id}': { get: pets({ required: false }, { operationId: 'get_pet' }) } };
    await open(connectorWith({ definition: { paths } }));
    await openList();
    await user.click(inDock().getByRole('button', { name: /^Mend everything that can be mended/ }));
    const preview = within(await dialog());
    const renaming = await preview.findByRole('checkbox', { name: /^Write the ID with letters and digits only/ });
    expect(renaming).not.toBeChecked();
    expect(renaming).toHaveAccessibleDescription(/Flows and apps .* stop working/);
    expect(preview.getByRole('checkbox', { name: /^Make it required/ })).toBeChecked();
    await user.click(await preview.findByRole('button', { name: /^Mend \d+ problems?$/ }));
    await waitFor(() => expect(count(optional)).toBe(0));
    expect(workspace.connector.definition).toContain('get_pet');
    await user.click(await inDock().findByRole('button', { name: 'Write the ID with letters and digits only' }));
    expect(await within(await dialog()).findByText(/Flows and apps .* stop working/)).toBeVisible();
  });

  it('are offered at the field as well', async () => {
    await open(connectorWith({ definition: { paths: { '/pets/{id}': { get: pets({ required: false }) } } } }));
    await user.keyboard('{F8}');
    const form = within(await screen.findByRole('tabpanel', { name: 'Definition' }));
    const [fix] = await form.findAllByRole('button', { name: 'Make it required' });
    if (!fix) throw new Error('No field offers it');
    await user.click(fix);
    expect(within(await dialog()).getByRole('heading', { name: 'Make it required' })).toBeVisible();
  });
});

describe('taking problems elsewhere', () => {
  it('copies them as text and hands over reports', async () => {
    await open();
    const download = vi.spyOn(app, 'download').mockImplementation(() => undefined);
    await openList();
    await user.click(inDock().getByRole('button', { name: 'Take problems elsewhere' }));
    await user.click(screen.getByRole('menuitem', { name: /^Copy \d+ problems as text$/ }));
    expect(await navigator.clipboard.readText()).toContain('/definition/paths/~1pets~1{id}/get/parameters/0/required');
    await user.click(inDock().getByRole('button', { name: 'Take problems elsewhere' }));
    await user.click(screen.getByRole('menuitem', { name: /SARIF/ }));
    await waitFor(() => expect(download).toHaveBeenCalled());
    const [name, bytes] = download.mock.lastCall ?? [];
    expect(name).toBe('pet-shop-problems.sarif');
    expect(JSON.parse(new TextDecoder().decode(bytes as Uint8Array))).toMatchObject({ version: '2.1.0' });
  });
});
