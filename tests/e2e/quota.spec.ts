import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

/** How much the browser lets the page keep, in bytes; as much as ever without a number. Holds until the session ends. */
async function allow(session: CDPSession, page: Page, quotaSize?: number): Promise<void> {
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) });
}

/** Writes to a database of its own until the browser has no room left. */
function fillTheDisk(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('filler', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('It cannot be opened'));
    });
    const write = (size: number): Promise<string> =>
      new Promise((resolve) => {
        const transaction = database.transaction('all', 'readwrite');
        // Bytes that nothing can pack smaller.
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        transaction.objectStore('all').add(bytes);
        transaction.oncomplete = () => resolve('');
        transaction.onabort = () => resolve(transaction.error?.name ?? 'aborted');
      });
    let said = '';
    for (const size of [1_000_000, 100_000, 10_000, 1_000])
      for (let count = 0; count < 100 && (said = await write(size)) === ''; count++);
    database.close();
    return said;
  });
}

test('a full disk is said, the work can be downloaded, and is saved as soon as there is room', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await openApp(page, '#/import');
  await allow(session, page, 8_000_000);
  await page.getByLabel('Choose files').setInputFiles(parcelDesk('parcel-desk.postman_collection.json'));
  await page.getByRole('button', { name: 'Create connector' }).click();
  const title = page.getByRole('textbox', { name: 'Title' });
  const status = page.getByText(/^Saved/).first();
  await expect(status).toBeVisible();

  expect(await fillTheDisk(page)).toBe('QuotaExceededError');
  const edited = page.getByRole('textbox', { name: 'Description' }).first();
  await edited.fill(`Books parcels. ${'And more. '.repeat(1_000)}`);
  await edited.blur();
  const notice = page.getByRole('alert').filter({ hasText: 'Not saved' });
  await expect(notice).toContainText('The browser has no room left');
  const download = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Download a copy' }).click();
  expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe('PK');

  await title.fill('Parcel Shop');
  await title.blur();
  // To look for room is no reason to lose it.
  await notice.getByRole('link', { name: 'See what takes the room' }).click();
  await expect(page.getByRole('heading', { name: 'Storage' })).toBeVisible();
  await page.goBack();
  await expect(title).toHaveValue('Parcel Shop');
  await expect(notice).toBeVisible();
  await allow(session, page);
  await notice.getByRole('button', { name: 'Try again now' }).click();
  await expect(notice).toBeHidden();
  await page.reload();
  await expect(title).toHaveValue('Parcel Shop');
  await expect(edited).toHaveValue(/And more\. $/);
});

test.describe('where the page itself cannot be kept', () => {
  test.use({ serviceWorkers: 'allow', allowedComplaints: [/QuotaExceeded|Quota exceeded/] });

  test('it says that it does not open without a network', async ({ page, baseURL }) => {
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(baseURL ?? '');
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
    await openApp(page, '#/settings');
    await expect(page.getByText('does not open without a network')).toBeVisible();
  });
});
