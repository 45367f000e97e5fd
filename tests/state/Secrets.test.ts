import 'fake-indexeddb/auto';
import { createStore, entries } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secrets } from '#state/Secrets.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { SecretStore } from '#storage/secret-store.ts';
import { recordOf } from './records.ts';

const passphrase = 'correct horse battery';
const other = 'another one of them';
const canary = 'CANARY-s3cret';
let store: SecretStore;
let secrets: Secrets;
let onChanged: () => void;
let onLocked: () => void;
let made: Secrets[] = [];
let count = 0;

/** The page, loaded again. Few rounds: what they cost is not what is tested. */
async function load(): Promise<Secrets> {
  const page = new Secrets(store, { onChanged, onLocked, rounds: 2 });
  made.push(page);
  await page.read();
  return page;
}

/** All that is on disk, bytes included, as text. */
async function onDisk(): Promise<string> {
  const all = await entries<string, unknown>(createStore(`secrets-${count}`, 'connectors'));
  return JSON.stringify(all, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString('latin1') : value,
  );
}

beforeEach(async () => {
  localStorage.clear();
  store = new SecretStore(`secrets-${++count}`);
  onChanged = vi.fn();
  onLocked = vi.fn();
  secrets = await load();
});
afterEach(() => {
  for (const page of made) page.stop();
  made = [];
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('without a passphrase', () => {
  it('are in memory and nowhere else', async () => {
    await secrets.put('a', 'c1', { api_key: canary });
    expect(secrets.state).toBe('memory');
    expect(secrets.of('a', 'c1')).toEqual({ api_key: canary });
    expect(await onDisk()).toBe('[]');
    expect((await load()).of('a', 'c1')).toEqual({});
  });
});

describe('with a passphrase', () => {
  beforeEach(async () => {
    await secrets.put('a', 'c1', { api_key: canary });
    expect(await secrets.protect(passphrase)).toMatchObject({ ok: true });
    await secrets.put('b', 'c2', { password: `${canary}-2` });
  });

  it('are on disk, and cannot be read there', async () => {
    expect(secrets.state).toBe('open');
    const stored = await onDisk();
    expect(stored).toContain('secrets/a');
    expect(stored).toContain('secrets/b');
    expect(stored).not.toContain(canary);
    expect(stored).not.toContain(passphrase);
    expect(onChanged).toHaveBeenCalledTimes(2);
  });

  it('come back with it after the page was loaded again, and with no other', async () => {
    const later = await load();
    expect([later.state, later.of('a', 'c1')]).toEqual(['locked', {}]);
    expect(await later.unlock(other)).toMatchObject({ ok: false, diagnostics: [{ code: 'seal/wrong-passphrase' }] });
    expect([later.state, later.of('a', 'c1')]).toEqual(['locked', {}]);
    expect(await later.unlock(passphrase)).toMatchObject({ ok: true });
    expect(later.of('a', 'c1')).toEqual({ api_key: canary });
    expect(later.of('b', 'c2')).toEqual({ password: `${canary}-2` });
  });

  it('leave the disk when they are taken out', async () => {
    await secrets.put('a', 'c1', undefined);
    await secrets.put('b', 'c2', { password: '' });
    expect(await onDisk()).not.toContain('secrets/');
  });

  it('that were entered while locked are in memory, and kept once it is opened', async () => {
    const later = await load();
    await later.put('a', 'c3', { api_key: 'typed' });
    expect(later.of('a', 'c3')).toEqual({ api_key: 'typed' });
    await later.unlock(passphrase);
    const again = await load();
    await again.unlock(passphrase);
    expect([again.of('a', 'c1'), again.of('a', 'c3')]).toEqual([{ api_key: canary }, { api_key: 'typed' }]);
  });

  it('open with a new passphrase once it was changed, and not with the old one', async () => {
    expect(await secrets.changePassphrase(other, 'x')).toMatchObject({ ok: false });
    expect(await secrets.changePassphrase(passphrase, other)).toMatchObject({ ok: true });
    const later = await load();
    expect(await later.unlock(passphrase)).toMatchObject({ ok: false });
    expect(await later.unlock(other)).toMatchObject({ ok: true });
    expect(later.of('a', 'c1')).toEqual({ api_key: canary });
  });

  it('go with one button, here and on every other page', async () => {
    const page = await load();
    await page.unlock(passphrase);
    expect(await secrets.forgetAll()).toMatchObject({ ok: true });
    expect([secrets.state, secrets.of('a', 'c1'), secrets.hasAny]).toEqual(['memory', {}, false]);
    expect(await onDisk()).toBe('[]');
    await page.read();
    expect([page.state, page.of('a', 'c1')]).toEqual(['memory', {}]);
  });

  it('that another page has kept are here too, and stay when this page keeps more of the same connector', async () => {
    const page = await load();
    await page.unlock(passphrase);
    await secrets.put('a', 'c3', { api_key: 'of the other page' });
    await secrets.put('b', 'c2', undefined);
    await page.read();
    expect([page.of('a', 'c3'), page.of('b', 'c2')]).toEqual([{ api_key: 'of the other page' }, {}]);
    await page.put('a', 'c4', { api_key: 'typed' });
    const later = await load();
    await later.unlock(passphrase);
    expect(['c1', 'c3', 'c4'].map((id) => later.of('a', id)['api_key'])).toEqual([
      canary,
      'of the other page',
      'typed',
    ]);
  });

  it('that are entered while those of another page are read stay', async () => {
    const page = await load();
    await page.unlock(passphrase);
    const reading = page.read();
    await Promise.all([page.put('a', 'c1', { api_key: 'typed' }), reading]);
    expect(page.of('a', 'c1')).toEqual({ api_key: 'typed' });
  });

  it('are locked on every page with one button, and on this one when it is left alone', () => {
    secrets.lock();
    expect(onLocked).not.toHaveBeenCalled();
    secrets.lockEverywhere();
    expect(secrets.state).toBe('locked');
    expect(onLocked).toHaveBeenCalledTimes(1);
  });

  it('are not written back by a page that has not heard of that yet', async () => {
    const page = await load();
    await page.unlock(passphrase);
    await secrets.forgetAll();
    await page.put('a', 'c1', { api_key: canary });
    expect(await onDisk()).toBe('[]');
    expect([page.state, page.hasAny]).toEqual(['memory', false]);
  });

  it('go with their connector', async () => {
    const connectors = new ConnectorStore(`secrets-${count}`);
    await connectors.write([recordOf('b')]);
    await secrets.put('b', 'c1', { api_key: canary });
    await connectors.erase(['b']);
    expect(await onDisk()).not.toContain('secrets/b');
    expect(await onDisk()).toContain('secrets/a');
  });

  it('leave memory with a connector that is gone for ever', () => {
    secrets.drop(['a']);
    expect([secrets.of('a', 'c1'), secrets.of('b', 'c2')]).toEqual([{}, { password: `${canary}-2` }]);
  });

  it('are not written over by a page that has not heard of the passphrase', async () => {
    const page = new Secrets(store, { rounds: 2 });
    made.push(page);
    await page.put('c', 'c3', { api_key: 'typed' });
    expect(await page.protect(other)).toMatchObject({ ok: false, diagnostics: [{ code: 'secrets/taken' }] });
    expect(page.state).toBe('locked');
    await page.unlock(passphrase);
    expect([page.of('a', 'c1'), page.of('c', 'c3')]).toEqual([{ api_key: canary }, { api_key: 'typed' }]);
  });

  it('of one connector open for no other', async () => {
    const database = createStore(`secrets-${count}`, 'connectors');
    const { set, get } = await import('idb-keyval');
    await set('secrets/z', await get('secrets/a', database), database);
    const later = await load();
    await later.unlock(passphrase);
    expect([later.of('z', 'c1'), later.of('a', 'c1')]).toEqual([{}, { api_key: canary }]);
  });

  it.each([
    { minutes: undefined, past: 15 },
    { minutes: 5, past: 5 },
  ])('are locked after $past minutes without a touch', async ({ minutes, past }) => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    if (minutes !== undefined) secrets.idleMinutes = minutes;
    const page = await load();
    await page.unlock(passphrase);
    vi.advanceTimersByTime(past * 60_000 - 10_000);
    expect(page.state).toBe('open');
    dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(past * 60_000 - 10_000);
    expect(page.state).toBe('open');
    vi.advanceTimersByTime(20_000);
    expect([page.state, page.hasAny]).toEqual(['locked', false]);
  });

  it('are locked before anybody can use a page that was left alone while the computer slept', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const page = await load();
    await page.unlock(passphrase);
    vi.setSystemTime(Date.now() + 16 * 60_000);
    dispatchEvent(new Event('pointerdown'));
    expect(page.state).toBe('locked');
  });
});

describe('a disk that fails', () => {
  it('leaves them in memory, and says so', async () => {
    vi.spyOn(store, 'replace').mockRejectedValue(new DOMException('Full', 'QuotaExceededError'));
    await secrets.put('a', 'c1', { api_key: canary });
    expect(await secrets.protect(passphrase)).toMatchObject({ ok: false, diagnostics: [{ code: 'storage/full' }] });
    expect([secrets.state, secrets.of('a', 'c1')]).toEqual(['memory', { api_key: canary }]);
  });

  it('are written by the page as soon as it can, also while they are locked', async () => {
    await secrets.protect(passphrase);
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const save = vi.spyOn(store, 'save').mockRejectedValueOnce(new DOMException('Full', 'QuotaExceededError'));
    await secrets.put('a', 'c1', { api_key: canary });
    expect(secrets.failure).toMatchObject({ code: 'storage/full' });
    secrets.lock();
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(secrets.failure).toBeUndefined());
    const page = await load();
    await page.unlock(passphrase);
    expect(page.of('a', 'c1')).toEqual({ api_key: canary });
  });

  it('does not say that they are gone while they are not', async () => {
    await secrets.protect(passphrase);
    vi.spyOn(store, 'forget').mockRejectedValue(new Error('Closed'));
    expect(await secrets.forgetAll()).toMatchObject({ ok: false });
    expect(secrets.failure).toBeDefined();
  });
});
