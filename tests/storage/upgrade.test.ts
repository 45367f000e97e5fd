import 'fake-indexeddb/auto';
import { createStore, entries, setMany } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrations } from '#storage/migrations/index.ts';
import { recordVersion } from '#storage/records.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { upgradeRecords } from '#storage/upgrade.ts';
import { storedByVersion } from './stored-by-version.ts';

let databaseName: string;
let count = 0;

beforeEach(() => {
  databaseName = `upgrade-${++count}`;
});
afterEach(() => vi.restoreAllMocks());

const inside = () => createStore(databaseName, 'connectors');
const all = async (): Promise<Record<string, unknown>> => Object.fromEntries(await entries<string, unknown>(inside()));
const day = 24 * 60 * 60 * 1000;

it('knows the way from every version there was', () => {
  expect(migrations.map(({ version }) => version)).toEqual(
    Array.from({ length: recordVersion - 1 }, (_, index) => index + 2),
  );
  expect(Object.keys(storedByVersion).map(Number)).toEqual(
    Array.from({ length: recordVersion }, (_, index) => index + 1),
  );
});

describe.each(Object.entries(storedByVersion))('what version %s has stored', (version, records) => {
  const isOld = Number(version) < recordVersion;

  it('is brought up to this one with nothing lost', async () => {
    await setMany(Object.entries(records), inside());
    const store = new ConnectorStore(databaseName);
    await store.upgrade();
    expect((await store.readSummaries()).map(({ id, name }) => [id, name])).toEqual([['a', 'Parcel Desk']]);
    const found = await store.read('a');
    expect(found?.connector).toEqual({
      definition:
        '{"swagger":"2.0","info":{"title":"Parcel Desk","version":"1.0"},"host":"api.parcel.example","paths":{}}',
      properties: '{"properties":{"connectionParameters":{},"iconBrandColor":"#112233"}}',
      script: 'public class Script : ScriptBase {}',
      icon: { bytes: new Uint8Array([137, 80, 78, 71]), mediaType: 'image/png' },
    });
    expect(found?.connections).toEqual([{ id: 'c1', name: 'My account', values: { username: 'ada' } }]);
    expect(found?.source).toEqual({
      format: 'swagger-2.0',
      files: [{ name: 'parcels.json', bytes: new Uint8Array([123, 125]) }],
    });
  });

  it('is kept for 30 days, and then dropped', async () => {
    await setMany(Object.entries(records), inside());
    await upgradeRecords(inside(), 0);
    const old = `old/${version}/a`;
    expect((await all())[old]).toEqual(isOld ? { at: 0, records } : undefined);
    await upgradeRecords(inside(), 29 * day);
    expect(Object.hasOwn(await all(), old)).toBe(isOld);
    await upgradeRecords(inside(), 31 * day);
    expect(Object.hasOwn(await all(), old)).toBe(false);
    expect(await new ConnectorStore(databaseName).read('a')).toBeDefined();
  });

  it.each(['get', 'put', 'delete'] as const)('is whole, old or new, wherever %s stops it', async (method) => {
    await setMany(Object.entries(records), inside());
    for (let step = 1; step < 12; step++) {
      const before = await all();
      let calls = 0;
      const original = Reflect.get(IDBObjectStore.prototype, method) as (...values: unknown[]) => IDBRequest;
      const spy = vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
        this: IDBObjectStore,
        ...values: unknown[]
      ) {
        if (++calls === step) throw new DOMException('Stopped', 'QuotaExceededError');
        return original.apply(this, values);
      });
      const isDone = await upgradeRecords(inside(), 0).then(
        () => true,
        () => false,
      );
      spy.mockRestore();
      if (!isDone) expect(await all()).toEqual(before);
      else break;
    }
    await upgradeRecords(inside(), 0);
    expect(await new ConnectorStore(databaseName).read('a')).toBeDefined();
  });
});

it('leaves what it cannot read as it is', async () => {
  const broken = { 'summary/a': { version: 1, id: 'a' }, 'connector/a': { version: 1, connector: { definition: 5 } } };
  await setMany(Object.entries(broken), inside());
  await upgradeRecords(inside());
  expect(await all()).toEqual(broken);
});
