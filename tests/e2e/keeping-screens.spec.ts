import type { Page } from '@playwright/test';
import { checkAll } from './support/look.ts';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

// Recording each step with its picture costs as much as looking.
test.use({ trace: 'off' });

const passphrase = 'correct horse battery';

async function enterNewPassphrase(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await dialog.getByRole('textbox', { name: 'The same again' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

async function importFile(
  page: Page,
  file: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0],
): Promise<void> {
  await page.evaluate(() => (location.hash = '#/import'));
  await page.getByLabel('Choose files').setInputFiles(file);
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('tab', { name: 'General' })).toBeVisible();
}

const shelves = (host: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      swagger: '2.0',
      info: { title: 'Shelves', version: '1.0', description: 'Where parcels wait.' },
      host,
      schemes: ['http'],
      paths: {
        '/shelves': {
          get: { operationId: 'ListShelves', summary: 'List shelves', responses: { 200: { description: 'OK' } } },
        },
      },
    }),
  );

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });
test.setTimeout(120_000);

test('history, storage, backups, secrets and the network log pass axe and fit', async ({ page, serveApi }) => {
  const api = await serveApi({ 'GET /shelves': { body: [{ id: 7 }] } });
  await openApp(page, '#/import');
  await importFile(page, parcelDesk('parcel-desk.swagger.json'));
  await importFile(page, {
    name: 'shelves.json',
    mimeType: 'application/json',
    buffer: shelves(new URL(api.url).host),
  });

  await page.getByRole('tab', { name: 'Test' }).click();
  await page.getByRole('tabpanel', { name: 'Test' }).getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: /^Network: 1 request sent/ }).click();
  await expect(page.getByRole('dialog', { name: 'Network log' }).getByRole('row')).toHaveCount(2);
  await checkAll(page, 'network log');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'General' }).click();
  const history = page.getByRole('dialog', { name: 'History' });
  await page.getByRole('button', { name: 'History' }).click();
  await expect(history.getByText('Nothing to go back to yet')).toBeVisible();
  await checkAll(page, 'empty history');
  await history.getByRole('button', { name: 'Name this version' }).click();
  await page.getByRole('dialog', { name: 'Name this version' }).getByLabel('Name').fill('As imported');
  await checkAll(page, 'a version that is named');
  await page.keyboard.press('Enter');
  await expect(history.getByRole('radio', { name: /^As imported, Today/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Title' }).fill('Racks');
  await page.getByRole('button', { name: 'History' }).click();
  await expect(history.getByRole('status').filter({ hasText: 'From' })).toContainText('1 change');
  await checkAll(page, 'history, changes');
  await history.getByRole('radio', { name: 'Text' }).check();
  await expect(history.locator('.monaco-diff-editor')).toContainText('Racks');
  await checkAll(page, 'history, texts');
  await page.keyboard.press('Escape');

  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByText('What takes how much').click();
  await expect(page.getByRole('table', { name: 'Size of each connector' })).toContainText('Racks');
  await checkAll(page, 'storage of several connectors');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const backup = await (await downloading).path();
  await page.evaluate(() => (location.hash = '#/'));
  await page.getByRole('button', { name: 'Move Racks to the bin' }).click();
  await page.getByRole('link', { name: /^Bin/ }).click();
  await page.getByRole('button', { name: /^Delete Racks/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click();
  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByLabel('Choose a backup').setInputFiles(backup);
  await expect(page.getByRole('group', { name: 'Backup' })).toContainText('1 earlier version that is not here');
  await checkAll(page, 'what is in a backup');
  await page.getByRole('button', { name: 'Replace the library' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkAll(page, 'before the library is replaced');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Keep them under a passphrase' }).click();
  await checkAll(page, 'a passphrase for secrets');
  await enterNewPassphrase(page);
  await checkAll(page, 'secrets, open');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkAll(page, 'secrets, to be unlocked');
});
