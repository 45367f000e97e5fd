import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, openApp, test } from './support/test.ts';

const corpus = resolve('../shared/corpus/connectors');
const names = existsSync(corpus) ? readdirSync(corpus) : [];
/** So many connectors are opened one after the other in one page. */
const together = 15;
const tabs = ['Security', 'Definition', 'Code', 'Test', 'Share', 'General'];

test.describe('published connectors', () => {
  test.skip(names.length === 0, 'The corpus is not beside this project (../shared/corpus).');
  test.setTimeout(240_000);

  for (let start = 0; start < names.length; start += together) {
    const some = names.slice(start, start + together);
    // The fixture fails the test when the browser complains of anything.
    test(`${some[0]} to ${some.at(-1)} open on every tab without an error`, async ({ page }) => {
      await openApp(page);
      for (const name of some) {
        await openApp(page, '#/import');
        const files = readdirSync(`${corpus}/${name}`).filter((file) => /\.(?:json|csx|png)$/i.test(file));
        await page.getByLabel('Choose files').setInputFiles(files.map((file) => `${corpus}/${name}/${file}`));
        const studio = page.getByRole('tablist', { name: 'Connector' });
        await page.getByRole('button', { name: 'Create connector' }).waitFor();
        // A connector over the limits is not ticked, and asked about: whatever button comes is pressed.
        await expect(async () => {
          for (const button of [/^Tick all/, 'Create connector', 'Create it all the same']) {
            const found = page.getByRole('button', { name: button });
            if (await found.isVisible()) await found.click({ timeout: 1000 });
          }
          await expect(studio).toBeVisible({ timeout: 1000 });
        }).toPass({ timeout: 60_000 });
        for (const tab of tabs) {
          await studio.getByRole('tab', { name: tab }).click();
          const panel = page.getByRole('tabpanel', { name: tab });
          await expect(panel.getByRole('heading').first(), `${name}: ${tab}`).toBeVisible();
          await expect(page.getByText('This screen stopped working'), `${name}: ${tab}`).toHaveCount(0);
        }
      }
    });
  }
});
