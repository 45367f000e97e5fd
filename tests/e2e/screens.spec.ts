import type { Locator } from '@playwright/test';
import { check, themes, widths } from './support/look.ts';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

/** By tab, what is there once it is loaded. */
const tabs: Readonly<Record<string, (panel: Locator) => Locator>> = {
  General: (panel) => panel.getByRole('textbox', { name: 'Title' }),
  Security: (panel) => panel.getByRole('combobox', { name: 'Authentication type' }),
  Definition: (panel) => panel.getByRole('link', { name: 'Book a parcel' }),
  Code: (panel) => panel.getByRole('button', { name: 'Add custom code' }),
  Test: (panel) => panel.getByRole('button', { name: 'Send' }),
  Share: (panel) => panel.getByRole('button', { name: 'Download connector files' }),
};

for (const colorScheme of themes) {
  for (const width of widths) {
    test.describe(`${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });
      test.setTimeout(180_000);

      test('every screen passes axe, fits and complains of nothing', async ({ page }) => {
        const main = page.getByRole('main');
        await openApp(page);
        await expect(main.getByRole('list', { name: 'Ways to start' })).toBeVisible();
        await check(page, 'empty library');

        await page.getByRole('button', { name: 'Import', exact: true }).click();
        const choice = page.getByLabel('Choose files');
        await choice.waitFor();
        await check(page, 'import');

        await choice.setInputFiles({
          name: 'cut.json',
          mimeType: 'application/json',
          buffer: Buffer.from('{ "swagger": "2.0'),
        });
        await expect(main.getByRole('alert')).toContainText('could not be imported');
        await check(page, 'import refused');

        await choice.setInputFiles(parcelDesk('parcel-desk.postman_collection.json'));
        await expect(main.getByRole('table', { name: 'Ledger' })).toBeVisible();
        await check(page, 'import done');

        const changes = main.getByRole('region', { name: 'What changed' });
        const groups = changes.getByRole('heading', { level: 3 }).getByRole('button');
        await groups.nth(0).click();
        await groups.nth(1).click();
        await changes.getByRole('button', { name: /^line/ }).first().click();
        await expect(changes.getByRole('figure')).toBeVisible();
        await main.getByRole('table', { name: 'Ledger' }).getByRole('button', { name: /^line/ }).first().click();
        await expect(main.getByRole('figure')).toHaveCount(2);
        await check(page, 'what changed');

        await main.getByRole('button', { name: 'Choose operations' }).click();
        await main.getByRole('searchbox', { name: 'Find operations' }).fill('parcel');
        await main.getByRole('treeitem').last().click();
        await expect(main.getByRole('switch', { name: 'Show only ticked' })).toBeVisible();
        await check(page, 'operation picker');
        await main.getByRole('button', { name: /^Tick all/ }).click();

        await page.getByRole('button', { name: 'Create connector' }).click();
        for (const [tab, sign] of Object.entries(tabs)) {
          const panel = page.getByRole('tabpanel', { name: tab });
          await page.getByRole('tab', { name: tab }).click();
          await expect(sign(panel)).toBeVisible();
          await check(page, tab);
        }

        await page.getByRole('tab', { name: 'Definition' }).click();
        await page.getByRole('tabpanel').getByRole('link', { name: 'Book a parcel' }).click();
        await page.getByRole('region', { name: 'Request' }).getByRole('button', { name: 'body', exact: true }).click();
        await expect(page.getByRole('group', { name: 'Parameter body' })).toBeVisible();
        await check(page, 'an operation and its body');
        await page
          .getByRole('region', { name: 'Responses' })
          .getByRole('button', { name: 'Import from sample' })
          .click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await check(page, 'import from sample');
        await page.keyboard.press('Escape');

        await page.getByRole('main').getByText('More settings').click();
        await check(page, 'more settings of an operation');
        const operations = await page.evaluate(() =>
          location.hash.replace(/definition\/.*/, 'definition//grid/operations'),
        );
        await openApp(page, operations);
        await expect(page.getByRole('grid')).toBeVisible();
        await check(page, 'all operations as a table');
        await page.getByRole('tab', { name: 'Definition' }).click();
        await openApp(page, operations.replace('/grid/operations', ''));
        for (const button of ['New trigger', 'New reference', 'New policy']) {
          await page.getByRole('button', { name: button, exact: true }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await check(page, button);
          await page.keyboard.press('Escape');
        }
        await page.getByRole('tab', { name: 'General' }).click();
        await page.getByText('More about the connector').click();
        await check(page, 'all of General');

        await page.getByRole('tab', { name: 'Test' }).click();
        await page.getByRole('button', { name: 'New connection' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await check(page, 'new connection');
        await page.keyboard.press('Escape');

        await page
          .getByRole('button', { name: /problem/i })
          .first()
          .click();
        await expect(page.getByRole('complementary', { name: 'Problems', exact: true })).toBeVisible();
        await check(page, 'problems');

        await page.getByRole('button', { name: 'Source' }).click();
        await expect(page.getByRole('textbox', { name: 'Source of apiDefinition.swagger.json' })).toBeAttached();
        await check(page, 'source');

        await page.getByRole('link', { name: 'Library' }).click();
        await expect(main.getByRole('list', { name: 'Connectors' })).toBeVisible();
        await check(page, 'library');

        await page.getByRole('button', { name: 'Move Parcel Desk to the bin' }).click();
        await page.getByRole('link', { name: /bin/ }).click();
        await expect(main.getByRole('list', { name: 'Connectors in the bin' })).toBeVisible();
        await check(page, 'bin');

        await page.getByRole('link', { name: 'Settings' }).click();
        await expect(main.getByRole('heading', { name: 'Settings' })).toBeVisible();
        await check(page, 'settings');
      });
    });
  }
}
