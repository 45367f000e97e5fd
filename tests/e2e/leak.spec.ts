import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { gunzipSync, unzipSync } from 'fflate';
import { secretsIn, seededCollection, seededSecrets, type SeededSecret } from './support/seeded-secrets.ts';
import { expect, openApp, test } from './support/test.ts';

/** Typed into a connection, beside the 40 of the collection. */
const typed: SeededSecret = { kind: 'typed into a connection', value: 'Mirabelle-7f3Kq9Zt2Wx' };
const all = [...seededSecrets, typed];

const bytesOf = async (download: Download): Promise<Uint8Array> => readFile(await download.path());

/** The bytes, and those of the files in them where they are an archive. */
function filesIn(name: string, bytes: Uint8Array): readonly (readonly [name: string, bytes: Uint8Array])[] {
  // Earlier versions are packed one by one.
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [[name, gunzipSync(bytes)]];
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [[name, bytes]];
  const inside = Object.entries(unzipSync(bytes)).flatMap(([path, file]) => filesIn(`${name}/${path}`, file));
  return [[name, bytes], ...inside];
}

/** Everything in IndexedDB, CacheStorage aside, by key; bytes as text. The files that were imported are kept as they came. */
function readDatabases(page: Page): Promise<readonly (readonly [key: string, text: string])[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB did not answer.'));
      });
    const written = (_key: string, value: unknown): unknown =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
    const found: [string, string][] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([settled(records.getAllKeys()), settled(records.getAll())]);
        for (const [at, key] of keys.entries()) found.push([JSON.stringify(key), JSON.stringify(values[at], written)]);
      }
      database.close();
    }
    return [
      ...found,
      ['localStorage', JSON.stringify({ ...localStorage })],
      ['sessionStorage', JSON.stringify({ ...sessionStorage })],
    ];
  });
}

// The service answers that it knows no such thing, which browsers tell.
test.use({ allowedComplaints: [/^uncaught: Planted|^console: Failed to load resource: .* 404/] });

test('40 secrets of an import and one of a connection are in no export, store, log, report or console', async ({
  page,
  context,
  serveApi,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const api = await serveApi({});
  const spoken: string[] = [];
  context.on('console', (message) => spoken.push(message.text()));
  const seen: (readonly [name: string, contents: Uint8Array | string])[] = [];
  const take = async (name: string, press: () => Promise<void>): Promise<void> => {
    const downloading = page.waitForEvent('download');
    await press();
    seen.push(...filesIn(name, await bytesOf(await downloading)));
  };
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const copied = async (name: string, press: () => Promise<void>): Promise<void> => {
    await press();
    await expect.poll(clipboard).not.toBe('');
    seen.push([name, await clipboard()]);
    await page.evaluate(() => navigator.clipboard.writeText(''));
  };

  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles({
    name: 'seeded.json',
    mimeType: 'application/json',
    buffer: Buffer.from(seededCollection(new URL(api.url).host, 'http')),
  });
  await page.getByRole('button', { name: 'Create connector' }).waitFor();
  seen.push(['import page', await page.locator('body').innerText()]);
  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByRole('tabpanel', { name: 'General' }).getByRole('textbox', { name: 'Title' }).fill('Seeded shelves');

  await page.getByRole('tab', { name: 'Test' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Test' });
  await panel.getByRole('button', { name: 'New connection' }).click();
  const dialog = page.getByRole('dialog', { name: 'New connection' });
  await dialog.getByRole('textbox', { name: 'Connection name' }).fill('Desk');
  for (const field of await dialog.locator('input[type=password]').all()) await field.fill(typed.value);
  await dialog.getByRole('button', { name: 'Create connection' }).click();
  await panel.getByRole('link', { name: 'Noted 0' }).click();
  await panel.getByRole('form', { name: 'Call' }).getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => api.requests.filter(({ method }) => method === 'POST').length).toBe(1);
  // It did go to the service, and only there.
  expect(JSON.stringify(api.requests)).toContain(typed.value);
  await page.getByRole('button', { name: /^Network: 1 request sent/ }).click();
  const log = page.getByRole('dialog', { name: 'Network log' });
  await expect(log.getByRole('row')).toHaveCount(2);
  seen.push(['network log', await log.innerHTML()]);
  await copied('cURL of the log', () => log.getByRole('button', { name: 'Copy as cURL' }).click());
  await take('network-log.json', () => log.getByRole('button', { name: 'Export the log' }).click());
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Saved /)).toBeVisible();

  await page.evaluate(
    (value) => setTimeout(() => void Promise.reject(new TypeError(`Planted: "${value}" in ${value}`)), 0),
    typed.value,
  );
  const alert = page.getByRole('alert').filter({ hasText: 'Something went wrong' });
  await copied('error report', () => alert.getByRole('button', { name: 'Copy report' }).click());
  expect(seen.at(-1)?.[1]).toContain('What: TypeError: …');
  await alert.getByRole('button', { name: 'Dismiss' }).click();

  await page.getByRole('tab', { name: 'Share' }).click();
  await take('connector files', () => page.getByRole('button', { name: 'Download connector files' }).click());
  await take('OpenAPI', () => page.getByRole('button', { name: 'Download OpenAPI file' }).click());
  await page.goto('./#/settings');
  await take('backup', () => page.getByRole('button', { name: 'Export everything' }).click());

  // What was imported is kept in this browser as it came, so that it can be read again; nothing else holds a secret.
  const stored = await readDatabases(page);
  expect(stored.filter(([key]) => key.startsWith('"source/')).length).toBe(1);
  seen.push(...stored.filter(([key]) => !key.startsWith('"source/')).map(([key, text]) => [key, text] as const));
  seen.push(['console', spoken.join('\n')]);

  expect(seen.length).toBeGreaterThan(15);
  const leaks = seen.map(([name, contents]) => [name, secretsIn(contents, all)] as const);
  expect(Object.fromEntries(leaks.filter(([, found]) => found.length > 0))).toEqual({});
});
