import 'fake-indexeddb/auto';
import { createStore, get, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packConnector } from '#core/history/pack-connector.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import type { NewPoint, RestorePoints } from '#storage/restore-points.ts';
import { parcelDesk, recordOf } from '../state/records.ts';

let store: ConnectorStore;
let points: RestorePoints;
let databaseName: string;
let count = 0;

beforeEach(async () => {
  databaseName = `points-${++count}`;
  store = new ConnectorStore(databaseName);
  await store.write([recordOf('a')]);
  points = store.pointsOf('a');
});

afterEach(() => vi.restoreAllMocks());

const inside = () => createStore(databaseName, 'connectors');
const files = structuredClone(packConnector(parcelDesk));
const point = (at: number, more: Partial<NewPoint> = {}): NewPoint => ({
  at,
  kind: 'auto',
  titles: ['Change title'],
  edits: 1,
  check: 'c',
  ...more,
});
const times = async (): Promise<readonly number[]> => (await points.list()).map(({ at }) => at);

it('are listed in the order of time, with the room they take', async () => {
  for (const at of [9, 1_700_000_000_000, 10]) await points.add(point(at), files, []);
  expect(await times()).toEqual([9, 10, 1_700_000_000_000]);
  const size = files.texts.length + (files.icon?.bytes.length ?? 0);
  expect((await points.list())[0]).toMatchObject({ ...point(9), size });
});

it('give their files as they were stored', async () => {
  await points.add(point(1), files, []);
  expect(await points.read(1)).toMatchObject({ point: point(1), files });
  expect(await points.read(2)).toBeUndefined();
});

it('make room for a new one, all or nothing', async () => {
  await points.add(point(1), files, []);
  await points.add(point(2), files, [1]);
  expect(await times()).toEqual([2]);
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
    throw new DOMException('Full', 'QuotaExceededError');
  });
  await expect(points.add(point(3), files, [2])).rejects.toThrow('Full');
  expect(await times()).toEqual([2]);
  expect((await keys<string>(inside())).filter((key) => key.startsWith('point/'))).toHaveLength(2);
});

it('never take the place of another of the same moment', async () => {
  await points.add(point(1), files, []);
  await expect(points.add(point(1, { edits: 7 }), files, [])).rejects.toMatchObject({ name: 'ConstraintError' });
  expect(await points.list()).toMatchObject([{ edits: 1 }]);
});

it('are named, called otherwise, and unnamed again', async () => {
  await points.add(point(1), files, []);
  expect(await points.rename(1, 'Before the summer')).toMatchObject({ kind: 'named', name: 'Before the summer' });
  expect(await points.rename(1, 'Summer')).toMatchObject({ kind: 'named', name: 'Summer' });
  expect(await points.rename(1, undefined)).toMatchObject({ kind: 'auto' });
  expect((await points.list())[0]).not.toHaveProperty('name');
  expect(await points.rename(2, 'Nothing')).toBeUndefined();
});

it('are removed with their files', async () => {
  await points.add(point(1), files, []);
  await points.remove(1);
  expect((await keys<string>(inside())).filter((key) => key.startsWith('point/'))).toEqual([]);
});

it('go with their connector, and with no other', async () => {
  await store.write([recordOf('ab')]);
  await store.pointsOf('ab').add(point(1), files, []);
  await points.add(point(1), files, []);
  await store.erase(['a']);
  expect(await times()).toEqual([]);
  expect(await store.pointsOf('ab').list()).toHaveLength(1);
});

describe('what is not of this version', () => {
  const key = 'point/a/about/000000000000001';
  it.each<[string, (stored: Record<string, unknown>) => unknown]>([
    ['a newer version', (stored) => ({ ...stored, version: 2 })],
    ['no point', () => 'a text'],
    ['a point without titles', ({ titles: _, ...stored }) => stored],
    ['a kind that is none', (stored) => ({ ...stored, kind: 'wild' })],
    ['a named one without a name', (stored) => ({ ...stored, kind: 'named' })],
  ])('is passed over and stays: %s', async (_, change) => {
    await points.add(point(1), files, []);
    const stored = await get<Record<string, unknown>>(key, inside());
    if (!stored) throw new Error('There is no such record');
    await set(key, change(stored), inside());
    expect(await points.list()).toEqual([]);
    expect(await points.read(1)).toBeUndefined();
    expect(await keys(inside())).toContain(key);
  });

  it('files without texts are none', async () => {
    await points.add(point(1), files, []);
    await set('point/a/files/000000000000001', { version: 1, texts: 'x' }, inside());
    expect(await points.read(1)).toBeUndefined();
  });
});
