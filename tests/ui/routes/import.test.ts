import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppState } from '#state/AppState.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { WorkerClient } from '#worker/client.ts';
import { runImport } from '#worker/run-import.ts';
import App from '#ui/App.svelte';

let app: AppState;
const description = '{"swagger":"2.0","info":{"title":"Parcel Desk","version":"1"},"host":"a.example","paths":{}}';

async function open(hash: string): Promise<void> {
  await new ConnectorStore().eraseAll();
  history.replaceState(null, '', hash);
  app = new AppState();
  await app.start();
  render(App, { app });
  await screen.findByRole('heading', { level: 1 });
}

beforeEach(() => {
  vi.spyOn(WorkerClient.prototype, 'run').mockImplementation(async (name, payload) => {
    if (name !== 'import' || !('options' in payload && 'files' in payload))
      throw new Error(`No ${name} is needed here`);
    return runImport(payload, () => undefined);
  });
});
afterEach(async () => {
  await app.stop();
  vi.restoreAllMocks();
});

async function paste(text: string): Promise<void> {
  await userEvent.click(screen.getByRole('textbox', { name: 'Paste' }));
  await userEvent.paste(text);
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
}

it('keeps a pasted text that was refused, to be mended', async () => {
  await open('#/import');
  await paste('{"swagger":"2.0",');
  expect(await screen.findByText('The pasted text could not be imported')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Paste' })).toHaveValue('{"swagger":"2.0",');
  expect(screen.getByRole('heading', { name: 'Import' })).toHaveFocus();
});

it('says so when a description brought to the page for new connectors is refused', async () => {
  await open('#/import/blank');
  await paste('nothing that describes an API');
  expect(await screen.findByText('The pasted text could not be imported')).toBeVisible();
});

it('shows what was read, the gravest finding first', async () => {
  await open('#/import');
  await paste(description.replace('"host":"a.example",', ''));
  expect(await screen.findByText('the pasted text')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Import' })).toHaveFocus();
  const [first] = (await screen.findByRole('list', { name: 'What to look at' })).children;
  expect(first).toHaveTextContent('The host is missing');
  expect(first).not.toHaveTextContent('line');
});

it('names files that were brought together, and counts many', async () => {
  await open('#/import');
  const bytes = new TextEncoder().encode('nothing that describes an API');
  const files = ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => ({ name, bytes }));
  await app.importSession.start(files.slice(0, 2));
  expect(await screen.findByText('a.txt and b.txt could not be imported')).toBeVisible();
  await app.importSession.start(files);
  expect(await screen.findByText('4 files could not be imported')).toBeVisible();
});

it('takes a pasted address for one, and fetches nothing before that was asked for', async () => {
  await open('#/import');
  const fetchAddress = vi.spyOn(app.importSession, 'fetchAddress').mockResolvedValue();
  await paste(' https://api.example/openapi.json\n');
  expect(screen.getByRole('textbox', { name: 'Address' })).toHaveValue('https://api.example/openapi.json');
  expect(screen.getByRole('textbox', { name: 'Paste' })).toHaveValue('');
  expect(screen.getByText(/^This is an address/)).toBeVisible();
  expect(fetchAddress).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(fetchAddress).toHaveBeenCalledOnce();
});

it('says what a title that is too long is good for', async () => {
  await open('#/import');
  await paste(description.replace('Parcel Desk', 'Parcel Desk of the whole of Northern Europe'));
  const title = await screen.findByRole('textbox', { name: 'Title' });
  expect(title).toHaveAccessibleDescription(/For your own use it may be longer/);
  await userEvent.clear(title);
  expect(title).not.toHaveAccessibleDescription(/longer/);
});

it('offers a blank connector while an import waits, and leads back to it', async () => {
  await open('#/import');
  await paste(description);
  await screen.findByText('the pasted text');
  app.router.go({ kind: 'import', start: 'blank' });
  expect(await screen.findByRole('heading', { name: 'New connector' })).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Go on with it' }));
  expect(await screen.findByDisplayValue('Parcel Desk')).toBeVisible();
});

it('takes a whole address apart for a blank connector, and loses none of it', async () => {
  await open('#/import/blank');
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Parcel Desk');
  await userEvent.type(screen.getByRole('textbox', { name: 'Host' }), 'http://localhost:8080/v2/');
  const create = vi.spyOn(app.library, 'create').mockResolvedValue(undefined);
  await userEvent.click(screen.getByRole('button', { name: 'Create connector' }));
  const [connector] = create.mock.calls[0] ?? [];
  expect(JSON.parse(connector?.definition ?? '')).toMatchObject({
    schemes: ['http'],
    host: 'localhost:8080',
    basePath: '/v2',
  });
});

it('leads to the first field that is missing', async () => {
  await open('#/import/blank');
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Parcel Desk');
  await userEvent.click(screen.getByRole('button', { name: 'Create connector' }));
  expect(screen.getByRole('textbox', { name: 'Host' })).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Host' })).toHaveAccessibleDescription(/Give the host of the API/);
});

const operations = (count: number): string => {
  const paths = Object.fromEntries(Array.from({ length: count }, (_, at) => [`/part${at}`, { get: {} }]));
  return JSON.stringify({ swagger: '2.0', info: { title: 'Parts', version: '1' }, host: 'a.example', paths });
};

it.each([
  { count: 1, opener: false, tree: false },
  { count: 2, opener: true, tree: false },
  { count: 25, opener: true, tree: false },
  { count: 26, opener: false, tree: true },
])('shows the operations to pick when there are many: $count', async ({ count, opener, tree }) => {
  await open('#/import');
  await paste(operations(count));
  await screen.findByRole('table', { name: 'Ledger' });
  expect(screen.queryAllByRole('button', { name: 'Choose operations' })).toHaveLength(opener ? 1 : 0);
  expect(screen.queryAllByRole('tree', { name: 'Operations' })).toHaveLength(tree ? 1 : 0);
});

it('makes no connector of nothing, and leads to where operations are picked', async () => {
  await open('#/import');
  await paste(operations(3));
  await userEvent.click(await screen.findByRole('button', { name: 'Choose operations' }));
  await userEvent.click(screen.getByRole('button', { name: 'Untick all' }));
  await userEvent.click(screen.getByRole('button', { name: 'Choose operations' }));
  await userEvent.click(screen.getByRole('button', { name: 'Create connector' }));
  expect(screen.getByRole('alert')).toHaveTextContent('No operation is ticked yet.');
  await vi.waitFor(() => expect(screen.getByRole('searchbox', { name: 'Find operations' })).toHaveFocus());
  expect(app.library.summaries).toEqual([]);
});
