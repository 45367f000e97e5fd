import { readFileSync } from 'node:fs';
import { expect, openApp, test } from './support/test.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

test('the settings name every package that the page is made of, with the words of its licence', async ({ page }) => {
  await openApp(page, '#/settings');
  const about = page.getByRole('region', { name: 'About' });
  await about.getByText('Software of others in it, and its licences').click();
  const rows = about.getByRole('listitem');
  for (const [name, version] of Object.entries(manifest.dependencies))
    await expect(rows.filter({ hasText: new RegExp(`^\\s*${name} ${version} `) })).toHaveCount(1);
  const svelte = rows.filter({ hasText: /^\s*svelte \d/ });
  await svelte.getByText('svelte', { exact: true }).click();
  await expect(svelte.getByRole('region', { name: 'Licence of svelte' })).toContainText('Permission is hereby granted');
});
