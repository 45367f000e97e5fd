import type { Page } from '@playwright/test';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

/** Two tabs of one browser, both with the same connector: the first writes, the second follows. */
async function openTwice(page: Page): Promise<readonly [writer: Page, reader: Page]> {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(parcelDesk('parcel-desk.postman_collection.json'));
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('tab', { name: 'General' })).toBeVisible();
  const reader = await page.context().newPage();
  await reader.goto(page.url());
  await expect(reader.getByText('Open in another tab')).toBeVisible();
  return [page, reader];
}

const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Title' });
const editHere = (page: Page) => page.getByRole('button', { name: 'Edit here instead' });

/** From now on the log of edits cannot be written from this tab, as when the disk is full; undone by `freeTheDisk`. */
const fillTheDisk = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    Object.assign(window, { freeTheDisk: () => (IDBObjectStore.prototype.add = add) });
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
  });
const freeTheDisk = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as { freeTheDisk: () => void }).freeTheDisk());

test('a tab that cannot save its work keeps the connector, and the browser asks before the work is left', async ({
  page,
}) => {
  const [writer, reader] = await openTwice(page);
  // What follows cannot be changed, which is no fault of its text.
  await expect(reader.getByText('has a fault in its text')).toHaveCount(0);
  await reader.getByRole('button', { name: 'Source', exact: true }).click();
  const text = reader.getByRole('textbox', { name: 'Source of apiDefinition.swagger.json' });
  await text.focus();
  await reader.keyboard.type('never');
  const panel = reader.getByRole('region', { name: 'Source' });
  await expect(panel.getByText('Another tab writes to this connector')).toBeVisible();
  await expect(reader.locator('.monaco-editor').first()).not.toContainText('never');

  await fillTheDisk(writer);
  // Nobody has left the field: what is in it counts all the same when another tab asks.
  await titleOf(writer).fill('Parcel Counter');
  await editHere(reader).click();
  await expect(reader.getByRole('status').filter({ hasText: 'Not taken over' })).toContainText(
    'The other tab could not save its last edits',
  );
  await expect(writer.getByRole('alert')).toContainText('Not saved');

  await reader.getByRole('link', { name: 'Library' }).click();
  await reader.getByRole('button', { name: /^Move Parcel Desk to the bin/ }).click();
  await expect(reader.getByRole('alert').filter({ hasText: 'Another tab has unsaved work' })).toContainText(
    '“Parcel Desk”',
  );
  await reader.goBack();

  const question = new Promise<string>((resolve) =>
    writer.once('dialog', (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    }),
  );
  await writer.close({ runBeforeUnload: true });
  expect(await question).toBe('beforeunload');

  await freeTheDisk(writer);
  await editHere(reader).click();
  await expect(titleOf(reader)).toHaveValue('Parcel Counter');
  await expect(reader.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled();
  await expect(writer.getByText('Open in another tab')).toBeVisible();
});

test('work that a tab could not save before it lost the connector stays on its screen', async ({ page }) => {
  const [writer, reader] = await openTwice(page);
  await fillTheDisk(writer);
  await titleOf(writer).fill('Parcel Counter');
  await expect(writer.getByRole('alert')).toContainText('Not saved');
  // As for a tab that does not answer.
  await reader.evaluate(() => {
    const id = /\/c\/([^/]+)/.exec(location.hash)?.[1] ?? '';
    const forEver = new Promise(() => undefined);
    void navigator.locks.request(`connector/${id}`, { steal: true }, () => forEver).catch(() => undefined);
  });
  await expect(writer.getByRole('alert')).toContainText('another tab has taken over');
  await expect(titleOf(writer)).toHaveValue('Parcel Counter');

  const download = writer.waitForEvent('download');
  await writer.getByRole('button', { name: 'Download a copy' }).click();
  expect((await download).suggestedFilename()).toBe('Parcel Counter.zip');
  await writer.getByRole('button', { name: 'Show what is saved' }).click();
  await writer.getByRole('dialog').getByRole('button', { name: 'Show what is saved' }).click();
  await expect(titleOf(writer)).toHaveValue('Parcel Desk');
  await expect(writer.getByText('Open in another tab')).toBeVisible();
});
