import 'fake-indexeddb/auto';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blankConnector } from '#core/document/new-connector.ts';
import { AppState } from '#state/AppState.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import App from '#ui/App.svelte';

let app: AppState;

beforeEach(async () => {
  await new ConnectorStore().eraseAll();
  history.replaceState(null, '', '#/');
  app = new AppState();
  await app.start();
});
afterEach(() => app.stop());

const open = (): void => void render(App, { app });
const rows = (): (string | undefined)[] =>
  within(screen.getByRole('list', { name: 'Connectors' }))
    .getAllByRole('link')
    .map((link) => link.textContent ?? undefined);

it('an empty library offers three ways to start', async () => {
  open();
  const ways = within(await screen.findByRole('list', { name: 'Ways to start' }));
  expect(ways.getAllByRole('button').map((button) => button.querySelector('.title')?.textContent)).toEqual([
    'Import a description',
    'Start blank',
    'Open the sample',
  ]);
  await expect.poll(() => document.title).toBe('Library · Connector Studio');
});

describe('with connectors', () => {
  beforeEach(async () => {
    await app.library.create(blankConnector({ title: 'Parcel Desk', host: 'api.parcels.example' }));
    await app.library.create(blankConnector({ title: 'Helpdesk', host: 'help.example' }));
  });

  it('finds by name and host', async () => {
    open();
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Search' }), 'parcels');
    expect(rows()).toEqual(['Parcel Desk']);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), ' q');
    expect(screen.getByText('No connector has “parcels q” in its name or host.')).toBeVisible();
  });

  it('moves to the bin, and Undo brings it back', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Move Helpdesk to the bin' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await expect.poll(() => rows().toSorted()).toEqual(['Helpdesk', 'Parcel Desk']);
  });

  it('asks first when connections go too, and names them', async () => {
    const [summary] = app.library.summaries;
    if (!summary) throw new Error('no connector');
    app.library.note({ ...summary, connections: ['Production', 'Test depot'] });
    open();
    await userEvent.click(await screen.findByRole('button', { name: `Move ${summary.name} to the bin` }));
    const dialog = within(screen.getByRole('dialog', { name: `Move ${summary.name} to the bin?` }));
    expect(dialog.getByRole('listitem')).toHaveTextContent('Production, Test depot');
    expect(rows()).toHaveLength(2);
    await userEvent.click(dialog.getByRole('button', { name: 'Move to bin' }));
    await expect.poll(rows).toHaveLength(1);
  });

  it('from the bin they are restored, or deleted for ever after a question', async () => {
    await app.library.bin(app.library.summaries.map(({ id }) => id));
    history.replaceState(null, '', '#/bin');
    await app.stop();
    app = new AppState();
    await app.start();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Restore Helpdesk' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete Parcel Desk for ever' }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete for ever' }));
    await expect
      .poll(() => app.library.summaries.map(({ name, binnedAt }) => [name, binnedAt]))
      .toEqual([['Helpdesk', undefined]]);
  });
});

it('a blank connector needs a title and a host, and takes an address apart', async () => {
  history.replaceState(null, '', '#/import/blank');
  await app.stop();
  app = new AppState();
  await app.start();
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Create connector' }));
  expect(screen.getByRole('textbox', { name: 'Title' })).toBeInvalid();
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Pets');
  await userEvent.type(screen.getByRole('textbox', { name: 'Host' }), 'https://api.pets.example/v1');
  await userEvent.click(screen.getByRole('button', { name: 'Create connector' }));
  await expect
    .poll(() => app.library.summaries.map(({ name, host }) => [name, host]))
    .toEqual([['Pets', 'api.pets.example']]);
});

it('an address that leads nowhere says so and leads on', async () => {
  history.replaceState(null, '', '#/nowhere');
  await app.stop();
  app = new AppState();
  await app.start();
  open();
  expect(await screen.findByRole('link', { name: 'Go to the library' })).toHaveAttribute('href', '#/');
});
