import { promisifyRequest, type UseStore } from 'idb-keyval';
import { isObject, isSummary } from './guards.ts';
import { oldKey, oldPrefix, slotKey, startingWith, summaryKey, summaryPrefix } from './keys.ts';
import { migrations, type Records } from './migrations/index.ts';
import { recordVersion } from './records.ts';
import { recoverFiles } from './recover-files.ts';
import { readAndWrite, write } from './write.ts';

/** What a connector was before it was brought up to date. */
interface OldRecords {
  /** When it was brought up to date, in milliseconds since 1970. */
  readonly at: number;
  readonly records: Records;
}

/** How long it is kept, in milliseconds. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/**
 * Brings every connector that an older version of the page has stored up to this one: a copy is changed, and takes the
 * place of the original in the same transaction that puts the original aside, so that an interruption at any moment
 * leaves the one or the other, whole. Connectors of a newer version are left alone. Rejects with the first fault, once all
 * that can be brought up to date are.
 */
export async function upgradeRecords(store: UseStore, now = Date.now()): Promise<void> {
  // Makes room first; that it could not is no reason to leave connectors as they are.
  await forgetOld(store, now).catch(() => undefined);
  const summaries = await readEntries(store, summaryPrefix);
  const faults: unknown[] = [];
  for (const [key, summary] of summaries) {
    const version = isObject(summary) ? summary['version'] : undefined;
    if (typeof version !== 'number' || version >= recordVersion) continue;
    await upgradeOne(store, key.slice(summaryPrefix.length), version, now).catch((error: unknown) =>
      faults.push(error),
    );
  }
  if (faults.length > 0) throw faults[0];
}

async function upgradeOne(store: UseStore, id: string, version: number, now: number): Promise<void> {
  const steps = migrations.filter((step) => step.version > version);
  const names = steps[0]?.namesBefore(id) ?? [];
  // In one transaction, reading and all: another page may be doing the same.
  await readAndWrite(store, async (objects) => {
    const before: Record<string, unknown> = {};
    for (const name of names) {
      const value = await promisifyRequest<unknown>(objects.get(name));
      if (value !== undefined) before[name] = value;
    }
    const summary = before[summaryPrefix + id];
    const after = isObject(summary) && summary['version'] === version ? migrate(id, before, steps) : undefined;
    if (after) {
      const old: OldRecords = { at: now, records: before };
      objects.put(old, oldKey(version, id));
      for (const name of names) if (!Object.hasOwn(after, name)) objects.delete(name);
      for (const [name, value] of Object.entries(after)) if (before[name] !== value) objects.put(value, name);
    }
  });
}

/** Undefined when what came out is not a connector of this version, whole: better an old one than a broken one. */
function migrate(id: string, before: Records, steps: typeof migrations): Records | undefined {
  let records: Records | undefined = before;
  for (const step of steps) records = records && step.migrate(id, records);
  if (!records || !isSummary(records[summaryKey(id)])) return undefined;
  const files = recoverFiles([records[slotKey(id, 0)], records[slotKey(id, 1)]], []);
  return files && !files.isDamaged ? records : undefined;
}

/** Drops what has been kept for long enough. */
async function forgetOld(store: UseStore, now: number): Promise<void> {
  const old = await readEntries(store, oldPrefix);
  const names = old.flatMap(([key, value]) =>
    isObject(value) && typeof value['at'] === 'number' && now - value['at'] < keptFor ? [] : [key],
  );
  if (names.length === 0) return;
  await write(store, (objects) => {
    for (const name of names) objects.delete(name);
  });
}

async function readEntries(store: UseStore, prefix: string): Promise<readonly (readonly [string, unknown])[]> {
  return store('readonly', async (objects) => {
    const range = startingWith(prefix);
    const [keys, values] = await Promise.all([
      promisifyRequest(objects.getAllKeys(range)),
      promisifyRequest<unknown[]>(objects.getAll(range)),
    ]);
    return keys.flatMap((key, at) => (typeof key === 'string' ? [[key, values[at]] as const] : []));
  });
}
