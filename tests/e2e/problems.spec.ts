import { readFile } from 'node:fs/promises';
import { expect, openApp, test } from './support/test.ts';

const parameter = (more: object): object => ({
  name: 'id',
  in: 'path',
  required: false,
  type: 'string',
  'x-ms-summary': 'Number',
  description: 'Its number.',
  ...more,
});

const definition = {
  swagger: '2.0',
  info: { title: 'Night Ferry', description: 'Books places on a ferry at night.', version: '1.0' },
  host: 'https://ferry.example',
  basePath: '/',
  schemes: ['https'],
  paths: {
    '/cabins/{id}': {
      get: {
        operationId: 'GetCabin',
        summary: 'Get a cabin',
        description: 'Gets a cabin by its number.',
        parameters: [parameter({})],
        responses: { 200: { description: 'OK', schema: { type: 'string' } } },
      },
      delete: {
        operationId: 'DeleteCabin',
        summary: 'Delete a cabin',
        description: 'Takes a cabin out.',
        parameters: [parameter({ default: '1' })],
        responses: { 200: { description: 'OK', schema: { type: 'string' } } },
      },
    },
  },
};
const properties = { properties: { connectionParameters: {}, iconBrandColor: '#2b579a', capabilities: [] } };

test('problems are walked through, mended one by one and all at once, and taken elsewhere', async ({ page }) => {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(
    [['apiDefinition.swagger.json', definition] as const, ['apiProperties.json', properties] as const].map(
      ([name, value]) => ({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(value, null, 2)),
      }),
    ),
  );
  await page.getByRole('button', { name: 'Create connector' }).click();
  const count = page.getByRole('banner').getByRole('button', { name: /problems?$/ });
  await expect(count).toHaveText(/3\s*problems/);

  await test.step('F8 leads from field to field, and from the text to the text', async () => {
    await page.keyboard.press('F8');
    await expect(page.getByRole('textbox', { name: 'Host' })).toBeFocused();
    const bar = page.getByRole('region', { name: 'Problem by problem' });
    await expect(bar).toContainText('1 of 3');
    await page.keyboard.press('F8');
    await expect(bar).toContainText('2 of 3');
    await expect(page.getByRole('tab', { name: 'Definition' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('[data-fields] :focus')).toBeVisible();
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    const editor = page.getByRole('textbox', { name: /^Source of apiDefinition/ });
    await editor.focus();
    await page.keyboard.press('F8');
    await expect(bar).toContainText('3 of 3');
    await expect(editor).toBeFocused();
    await page.getByRole('button', { name: 'Close source' }).click();
  });

  const dock = page.getByRole('complementary', { name: 'Problems', exact: true });
  const dialog = page.getByRole('dialog');

  await test.step('a fix shows its lines, is made, and undone', async () => {
    await count.click();
    await dock.getByRole('button', { name: 'Make it required' }).first().click();
    await expect(dialog.getByRole('region', { name: /^Changes of apiDefinition/ })).toContainText('"required": true');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(count).toHaveText(/2\s*problems/);
    await expect(dock.getByRole('button', { name: /must be required/ })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(count).toHaveText(/3\s*problems/);
  });

  await test.step('all of a kind, as one step', async () => {
    await dock.getByRole('button', { name: /^Fix all 2/ }).click();
    await dialog.getByRole('button', { name: 'Mend 2 problems' }).click();
    await expect(count).toHaveText(/1\s*problem/);
    await page.getByRole('alert').or(page.getByRole('status')).getByRole('button', { name: 'Undo' }).last().click();
    await expect(count).toHaveText(/3\s*problems/);
  });

  await test.step('a walk fits a narrow page', async () => {
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 320, height: 720 });
    await page.keyboard.press('F8');
    await expect(page.getByRole('region', { name: 'Problem by problem' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 720 });
    await count.click();
  });

  await test.step('as SARIF', async () => {
    await dock.getByRole('button', { name: 'Take problems elsewhere' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /SARIF/ }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('night-ferry-problems.sarif');
    const log = JSON.parse(await readFile(await file.path(), 'utf8')) as {
      readonly runs: readonly { readonly results: readonly unknown[] }[];
    };
    expect(log.runs[0]?.results).toHaveLength(3);
  });

  await test.step('Escape closes the list', async () => {
    await dock.getByRole('heading', { name: 'Problems' }).focus();
    await page.keyboard.press('Escape');
    await expect(dock).toBeHidden();
    await expect(count).toBeFocused();
  });
});
