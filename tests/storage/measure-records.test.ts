import 'fake-indexeddb/auto';
import { createStore, keys, set } from 'idb-keyval';
import { beforeEach, expect, it } from 'vitest';
import { RecordSizing } from '#storage/measure-records.ts';

let sizing: RecordSizing;
let store: ReturnType<typeof createStore>;
let count = 0;

beforeEach(async () => {
  const name = `sizes-${++count}`;
  sizing = new RecordSizing(name);
  store = createStore(name, 'connectors');
  const records: Readonly<Record<string, unknown>> = {
    'summary/a': { id: 'a' },
    'files/a/0': { connector: { definition: 'x'.repeat(1_000), icon: { bytes: new Uint8Array(500) } } },
    'files/a/1': { connector: { definition: 'x'.repeat(1_000) } },
    'log/a/0000000001': { edits: [{ text: 'x'.repeat(100) }] },
    'point/a/files/1': { definition: 'x'.repeat(2_000) },
    'source/b': { files: [{ bytes: new Uint8Array(3_000) }] },
    'old/1/a': { records: 'x'.repeat(400) },
    'lost/a/5': [{ edits: 'x'.repeat(50) }],
    vault: { sealedKey: new Uint8Array(9_000) },
  };
  for (const [key, value] of Object.entries(records)) await set(key, value, store);
});

const roughly = (bytes: number): unknown =>
  expect.toSatisfy((found: number) => found >= bytes && found < bytes * 1.2 + 100, `about ${bytes}`);

it('tells how much each connector takes, by what for', async () => {
  const { connectors, old, lost } = await sizing.measure();
  expect([...connectors.keys()].toSorted()).toEqual(['a', 'b']);
  expect(connectors.get('a')).toEqual({
    files: roughly(2_500),
    log: roughly(100),
    history: roughly(2_000),
    other: roughly(10),
  });
  expect(connectors.get('b')).toEqual({ source: roughly(3_000) });
  expect(old).toEqual({ count: 1, bytes: roughly(400) });
  expect(lost).toEqual({ count: 1, bytes: roughly(50) });
});

it.each([
  { what: 'old', left: ['lost/a/5'] },
  { what: 'lost', left: ['old/1/a'] },
] as const)('drops what is $what, and nothing else', async ({ what, left }) => {
  await sizing.drop(what);
  const names = (await keys<string>(store)).filter((name) => /^(?:old|lost)\//.test(name));
  expect(names).toEqual(left);
  expect(await keys(store)).toHaveLength(8);
});

it('gives back what was put aside', async () => {
  expect(await sizing.readLost()).toEqual([['lost/a/5', [{ edits: 'x'.repeat(50) }]]]);
});
