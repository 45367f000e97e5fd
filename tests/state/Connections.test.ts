import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { securityDefaults } from '#core/security/index.ts';
import { Connections } from '#state/Connections.svelte.ts';
import { Secrets } from '#state/Secrets.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import { SecretStore } from '#storage/secret-store.ts';
import { openWorkspace } from './open-workspace.ts';

let workspace: Workspace;
let store: ConnectorStore;
let reopen: () => Promise<Workspace>;
let connections: Connections;
let secrets: Secrets;
let count = 0;

beforeEach(async () => {
  ({ workspace, store, reopen } = await openWorkspace(`connections-${++count}`));
  secrets = new Secrets(new SecretStore(`connections-${count}`));
  connections = new Connections(workspace, secrets);
});

const create = (name: string, key: string): Promise<void> => connections.create({ name, values: { api_key: key } });

describe('a connection', () => {
  it('is stored by its name, without its secret', async () => {
    await create('My account', 's3cret');
    const record = await store.read('a');
    expect(record?.connections).toMatchObject([{ name: 'My account', values: {} }]);
    expect(record?.summary.connections).toEqual(['My account']);
    expect(JSON.stringify(record)).not.toContain('s3cret');
    expect(connections.valuesOf(connections.chosen)).toEqual({ api_key: 's3cret' });
  });

  it('is chosen when it is made, the first one where nothing was chosen', async () => {
    expect(connections.chosen).toBeUndefined();
    await create('One', '1');
    await create('Two', '2');
    expect(connections.chosen?.name).toBe('Two');
    expect(new Connections(workspace, secrets).chosen?.name).toBe('One');
  });

  it('has its name and values changed in its place', async () => {
    await create('One', '1');
    await create('Two', '2');
    const [first] = connections.list;
    await connections.change(first?.id ?? '', { name: 'First', values: { api_key: 'new' } });
    expect(connections.list.map(({ name }) => name)).toEqual(['First', 'Two']);
    expect(connections.valuesOf(connections.list[0])).toEqual({ api_key: 'new' });
    expect(connections.valuesOf(connections.list[1])).toEqual({ api_key: '2' });
  });

  it('asks for its secrets again after the page was loaded again', async () => {
    await create('One', 's3cret');
    expect(connections.missingFrom(connections.list[0] ?? { id: '', name: '', values: {} })).toEqual([]);
    const later = new Connections(await reopen(), new Secrets(new SecretStore(`connections-${count}`)));
    const [connection] = later.list;
    expect(connection?.name).toBe('One');
    expect(connection && later.missingFrom(connection).map(({ label }) => label)).toEqual(['API Key']);
  });

  it('comes back in its place, with its secret, when its removal is undone', async () => {
    await create('One', '1');
    await create('Two', '2');
    const putBack = await connections.remove(connections.list[0]?.id ?? '');
    expect((await store.read('a'))?.connections.map(({ name }) => name)).toEqual(['Two']);
    await putBack();
    expect(connections.list.map(({ name }) => name)).toEqual(['One', 'Two']);
    expect(connections.valuesOf(connections.list[0])).toEqual({ api_key: '1' });
    expect((await store.read('a'))?.connections.map(({ name }) => name)).toEqual(['One', 'Two']);
  });
});

it('stores what is not secret, and drops what the connector does not ask for', async () => {
  workspace.apply({
    title: 'Add region',
    edits: [{ kind: 'set', pointer: '/properties/properties/connectionParameters/region', value: { type: 'string' } }],
  });
  await connections.create({ name: 'One', values: { api_key: 'k', region: 'eu', other: 'x' } });
  expect((await store.read('a'))?.connections[0]?.values).toEqual({ region: 'eu' });
  expect(connections.valuesOf(connections.chosen)).toEqual({ api_key: 'k', region: 'eu' });
});

it('asks for what the security says now', async () => {
  const { workspace: open } = await openWorkspace(`connections-${++count}`, securityDefaults.none);
  expect(new Connections(open, secrets).wayOf(undefined).fields).toEqual([]);
  expect(connections.wayOf(undefined).fields.map(({ name }) => name)).toEqual(['api_key']);
});

it('holds the values of the way to sign in that was chosen, and no others', async () => {
  workspace.apply({
    title: 'Offer two ways',
    edits: [
      {
        kind: 'set',
        pointer: '/properties/properties/connectionParameterSets',
        value: {
          values: [
            { name: 'user', parameters: { username: { type: 'string' }, password: { type: 'securestring' } } },
            { name: 'token', parameters: { username: { type: 'securestring' } } },
          ],
        },
      },
    ],
  });
  await connections.create({ name: 'One', way: 'token', values: { username: 'k', password: 'p' } });
  expect((await store.read('a'))?.connections).toMatchObject([{ name: 'One', way: 'token', values: {} }]);
  const [one] = connections.list;
  expect(connections.wayOf(one).key).toBe('token');
  expect(connections.valuesOf(one)).toEqual({ username: 'k' });

  await connections.change(one?.id ?? '', { name: 'One', way: 'user', values: { username: 'u', password: 'p' } });
  expect((await store.read('a'))?.connections).toMatchObject([{ way: 'user', values: { username: 'u' } }]);
  expect(connections.valuesOf(connections.chosen)).toEqual({ username: 'u', password: 'p' });
});

it('takes the first way where the one that was chosen is gone', () => {
  expect(connections.wayOf({ way: 'gone' }).key).toBe('');
});
