import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

async function openDesk(page: Page): Promise<void> {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(parcelDesk('parcel-desk.swagger.json'));
  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByRole('tab', { name: 'Definition' }).click();
  await page.getByRole('link', { name: 'Book a parcel' }).click();
}

test('a version is named, compared, and an operation of it restored and undone', async ({ page }) => {
  test.setTimeout(120_000);
  await openDesk(page);
  const dialog = page.getByRole('dialog', { name: 'History' });
  const open = page.getByRole('button', { name: 'History' });

  await open.click();
  await expect(dialog.getByText('Nothing to go back to yet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Name this version' }).click();
  await page.getByRole('dialog', { name: 'Name this version' }).getByLabel('Name').fill('As imported');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('radio', { name: /^As imported, Today/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  const summary = page.getByRole('textbox', { name: 'Summary', exact: true });
  await summary.fill('Order a parcel');
  const id = page.getByRole('textbox', { name: 'Operation ID' });
  await id.fill('OrderParcel');
  await id.press('Enter');

  await open.click();
  await expect(dialog.getByRole('status').filter({ hasText: 'From' })).toContainText('1 of them breaks flows');
  await expect(dialog.getByText(/The operation ID of "Order a parcel" was .* and is OrderParcel now\./)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('dialog[open]').analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);

  await dialog.getByRole('radio', { name: 'Text' }).check();
  await expect(dialog.getByText(/^\d+ differences?$/)).toBeVisible({ timeout: 30_000 });
  await expect(dialog.locator('.monaco-diff-editor')).toContainText('OrderParcel');

  await dialog.getByRole('radio', { name: 'Changes' }).check();
  await dialog.getByRole('button', { name: 'Restore Order a parcel' }).click();
  await expect(dialog.getByText('It is one step that Undo takes back.')).toBeVisible();
  await expect(dialog.getByRole('status').filter({ hasText: 'From' })).toContainText('no difference');
  await page.keyboard.press('Escape');
  await expect(summary).toHaveValue('Book a parcel');

  await page.getByRole('button', { name: /^Undo Restore operation/ }).click();
  await expect(summary).toHaveValue('Order a parcel');
  await expect(id).toHaveValue('OrderParcel');

  await page.reload();
  await open.click();
  await dialog.getByRole('radio', { name: /^As imported/ }).check();
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(dialog).toBeHidden();
  await expect(summary).toHaveValue('Book a parcel');
});
