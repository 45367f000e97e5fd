import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { AppState } from '#state/AppState.svelte.ts';
import type { CourierReply } from '#platform/courier.ts';
import { changeSecurity, securityDefaults } from '#core/security/index.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

let app: AppState;
afterEach(async () => {
  vi.restoreAllMocks();
  await app.stop();
});

const user = userEvent.setup();
const answerOf = (status: number, text: string): CourierReply => ({
  kind: 'answer',
  status,
  statusText: '',
  headers: [['x-request-id', 'r-42']],
  body: new TextEncoder().encode(text),
  url: '',
  redirected: false,
  omittedHeaders: [],
  ms: 12,
});

async function open(place = ''): Promise<void> {
  app = await openStudio(parcelConnector(), 'test', place);
  await screen.findByRole('button', { name: 'Send' });
}

async function makeConnection(): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'New connection' }));
  await user.type(screen.getByLabelText('API Key'), 's3cret');
  await user.click(screen.getByRole('button', { name: 'Create connection' }));
  await screen.findByRole('combobox', { name: 'Connection' });
}

it('makes a connection, fills parameters, sends, and shows and compares the answer', async () => {
  await open();
  const send = vi.spyOn(app.network, 'send').mockResolvedValue(answerOf(200, '{"id":4711}'));
  await makeConnection();
  await user.type(screen.getByLabelText('Parcel ID'), '4711');
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(send.mock.lastCall?.[0].url).toBe('https://api.parcel.example/v1/parcels/4711?limit=20');
  const answer = within(await screen.findByRole('region', { name: 'Answer' }));
  expect(await answer.findByRole('status', { name: 'Status' })).toHaveTextContent('200 OK');
  expect(answer.getByRole('list', { name: 'Differences' })).toHaveTextContent('"id" is number, described as string.');
  expect(answer.getByRole('region', { name: 'Body of the answer' })).toHaveTextContent('{ "id": 4711 }');
  expect(answer.getByRole('cell', { name: 'x-request-id' })).toBeVisible();
  expect(screen.getByText('499 of 500 calls left this minute')).toBeVisible();
});

it('names what is missing only once one tried to send', async () => {
  await open();
  expect(screen.queryByText(/"Parcel ID" is required/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(screen.getByText('"Parcel ID" is required. Fill it in.')).toBeVisible();
  expect(screen.getByText(/The connection has no API Key/)).toBeVisible();
  expect(screen.getByLabelText('Parcel ID')).toBeInvalid();
});

it('opens the operation of the address, and finds others', async () => {
  await open('ListDepots');
  expect(screen.getByRole('heading', { name: 'List depots' })).toBeVisible();
  await user.type(screen.getByRole('searchbox', { name: 'Find an operation' }), 'parcel');
  const links = within(screen.getByRole('navigation', { name: 'Operations' })).getAllByRole('link');
  expect(links.map((link) => link.textContent)).toEqual([expect.stringContaining('Get parcel')]);
});

it('says why there may be no answer, and takes one that is pasted', async () => {
  await open('ListDepots');
  vi.spyOn(app.network, 'send').mockResolvedValue({ kind: 'failure', reason: 'network', ms: 3 });
  await makeConnection();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('list', { name: 'Possible reasons' })).toHaveTextContent('CORS');

  await user.click(screen.getByRole('button', { name: 'Paste an answer' }));
  await user.click(screen.getByLabelText('What came back'));
  await user.paste('HTTP/1.1 503 Service Unavailable\n\nlater');
  await user.click(screen.getByRole('button', { name: 'Take this answer' }));
  expect(await screen.findByRole('status', { name: 'Status' })).toHaveTextContent('503 Service Unavailable');
  expect(screen.getByText(/describes no response for 503/)).toBeVisible();
});

it('shows the request without its secrets, and with them when asked', async () => {
  await open('ListDepots');
  await makeConnection();
  await user.click(screen.getByText('The request'));
  expect(screen.getByText(/curl --location/)).toHaveTextContent("'X-Api-Key: ***'");
  await user.click(screen.getByRole('checkbox', { name: 'With secrets' }));
  expect(screen.getByText(/curl --location/)).toHaveTextContent("'X-Api-Key: s3cret'");
});

it('keeps what was filled in while another tab is open', async () => {
  await open();
  await user.type(screen.getByLabelText('Parcel ID'), '4711');
  await user.click(screen.getByRole('tab', { name: /General/ }));
  await user.click(screen.getByRole('tab', { name: /Test/ }));
  expect(await screen.findByLabelText('Parcel ID')).toHaveValue('4711');
});

it('deletes a connection, and Undo brings it back', async () => {
  await open();
  await makeConnection();
  await user.click(screen.getByRole('button', { name: 'Connection actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete connection' }));
  expect(await screen.findByRole('button', { name: 'New connection' })).toBeVisible();
  // By its text: the header's Undo, which is about edits, has none.
  await user.click(await screen.findByText('Undo'));
  expect(await screen.findByRole('combobox', { name: 'Connection' })).toHaveDisplayValue('Connection 1');
});

it('keeps the focus on the button that sends, cancels and sends again', async () => {
  await open();
  let answer: (reply: CourierReply) => void = () => undefined;
  vi.spyOn(app.network, 'send').mockReturnValue(new Promise((resolve) => (answer = resolve)));
  await makeConnection();
  await user.type(screen.getByLabelText('Parcel ID'), '4711');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('button', { name: 'Cancel' })).toHaveFocus();
  answer(answerOf(200, '{}'));
  expect(await screen.findByRole('button', { name: 'Send' })).toHaveFocus();
});

it('cancels once, and does not send again by the same press', async () => {
  await open();
  const send = vi
    .spyOn(app.network, 'send')
    .mockImplementation(
      (_request, _initiator, { signal } = {}) =>
        new Promise((resolve) =>
          signal?.addEventListener('abort', () => resolve({ kind: 'failure', reason: 'aborted', ms: 1 })),
        ),
    );
  await makeConnection();
  await user.type(screen.getByLabelText('Parcel ID'), '4711');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  // A browser comes to what a press does only after the answer to the cancelling, when the button sends again.
  const press = new MouseEvent('click', { bubbles: true, cancelable: true });
  screen.getByRole('button', { name: 'Cancel' }).dispatchEvent(press);
  expect(press.defaultPrevented).toBe(true);
  expect(await screen.findByText(/Stopped before the answer came/)).toBeVisible();
  expect(send).toHaveBeenCalledTimes(1);
});

it('says that the connection lacks something, not the form', async () => {
  await open('ListDepots');
  expect(screen.getByText(/enter what the connection asks for to see the request/)).toBeVisible();
});

it('asks for what the connector asks for now, when that was changed on another tab', async () => {
  await open();
  await makeConnection();
  const id = shownId(app);
  app.router.go({ kind: 'connector', id, tab: 'security', place: '' });
  await screen.findByRole('combobox', { name: 'Authentication type' });
  const workspace = await app.openWorkspace(id);
  workspace?.apply(changeSecurity(workspace.document, securityDefaults.basic));
  app.router.go({ kind: 'connector', id, tab: 'test', place: '' });
  expect(await screen.findByText('Enter the values again')).toBeVisible();
});

it('asks which way to sign in where there are several, and for what that one needs', async () => {
  const connector = parcelConnector();
  const parsed = JSON.parse(connector.properties) as { properties: Record<string, unknown> };
  const { connectionParameters, ...others } = parsed.properties;
  const sets = {
    uiDefinition: { displayName: 'Sign-in type', description: 'How you sign in.' },
    values: [
      { name: 'key', uiDefinition: { displayName: 'With a key' }, parameters: connectionParameters },
      {
        name: 'user',
        uiDefinition: { displayName: 'With a password', description: 'As on the website.' },
        parameters: { username: { type: 'string' }, password: { type: 'securestring' } },
      },
    ],
  };
  const properties = JSON.stringify({ properties: { ...others, connectionParameterSets: sets } });
  app = await openStudio({ ...connector, properties }, 'test', 'ListDepots');
  const send = vi.spyOn(app.network, 'send').mockResolvedValue(answerOf(200, '[]'));
  await user.click(await screen.findByRole('button', { name: 'New connection' }));
  const dialog = within(screen.getByRole('dialog', { name: 'New connection' }));
  expect(dialog.getByLabelText('API Key')).toBeVisible();
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Sign-in type' }), 'With a password');
  expect(dialog.getByText('As on the website.')).toBeVisible();
  expect(dialog.queryByLabelText('API Key')).toBeNull();
  await user.type(dialog.getByLabelText('username'), 'ada');
  await user.type(dialog.getByLabelText('password'), 'pw');
  await user.click(dialog.getByRole('button', { name: 'Create connection' }));
  expect(await screen.findByText('Sign-in type: With a password')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(send.mock.lastCall?.[0].headers).toContainEqual(['Authorization', `Basic ${btoa('ada:pw')}`]);
});
