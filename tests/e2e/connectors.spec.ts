import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, openApp, test } from './support/test.ts';

test.use({ trace: 'off' });

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
        const all = page.getByRole('button', { name: /^Tick all/ });
        const create = page.getByRole('button', { name: 'Create connector' });
        await create.waitFor();
        if (await all.isVisible()) await all.click();
        await create.click();
        const anyway = page.getByRole('button', { name: 'Create it all the same' });
        const studio = page.getByRole('tablist', { name: 'Connector' });
        await anyway.or(studio).waitFor();
        if (await anyway.isVisible()) await anyway.click();
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
