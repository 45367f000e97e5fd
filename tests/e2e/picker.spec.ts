import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { measureLimits } from '../../src/core/limits/measure-limits.ts';
import { validateConnector } from '../../src/core/rules/validate-connector.ts';
import { dropFiles } from './support/drop.ts';
import { longTasksDuring } from './support/long-tasks.ts';
import { readOpenConnector } from './support/stored.ts';
import { expect, openApp, test } from './support/test.ts';

// Playwright's own recording takes the main thread's time.
test.use({ trace: 'off' });

/** In milliseconds: what a task of the main thread may take. */
const limit = 50;

const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Find operations' });
const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Operations' });
const ticked = (page: Page, words: string): Promise<void> =>
  expect(page.getByText(words, { exact: true })).toBeVisible();
const create = (page: Page): Promise<void> => page.getByRole('button', { name: 'Create connector' }).click();

/** `GET /pets` of each operation in a definition or description. */
function operationsOf(text: string): readonly string[] {
  return listOperations(text).map(({ name }) => name);
}

interface Listed {
  readonly name: string;
  readonly words: string;
}

function listOperations(text: string): readonly Listed[] {
  const { paths } = JSON.parse(text) as {
    paths: Record<string, Record<string, { summary?: string; operationId?: string; tags?: string[] }>>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => /^(get|put|post|delete|options|head|patch)$/.test(method))
      .map(([method, { summary = '', operationId = '', tags = [] }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        words: [path, summary, operationId, ...tags].join(' '),
      })),
  );
}

const corpus = resolve('../shared/corpus');

test.describe('the largest OpenAPI 3 file of the corpus', () => {
  test.skip(!existsSync(corpus), 'The corpus is not beside this project (../shared/corpus).');
  test.setTimeout(120_000);

  function largest(): string {
    const files = JSON.parse(readFileSync(`${corpus}/MANIFEST.json`, 'utf8')) as { path: string; bytes: number }[];
    const [file] = files.filter(({ path }) => path.startsWith('openapi30/')).toSorted((a, b) => b.bytes - a.bytes);
    return `${corpus}/${file?.path}`;
  }

  test('becomes a connector of the operations that were searched and ticked', async ({ page }, info) => {
    const path = largest();
    const source = readFileSync(path, 'utf8');
    const gists = listOperations(source).filter(({ words }) => /(?<![a-z])gist/i.test(words));
    expect(gists.length).toBeGreaterThan(10);
    await openApp(page, '#/import');
    await page.getByLabel('Choose files').waitFor();

    let took = 0;
    const whileReading = await longTasksDuring(page, limit, async () => {
      const start = Date.now();
      await dropFiles(page, [path]);
      await page.waitForFunction(() => document.querySelector('[role=tree]') !== null, undefined, { polling: 50 });
      took = Date.now() - start;
      await page.waitForTimeout(500);
    });
    info.annotations.push({ type: 'from the drop to the picker', description: `${took} ms` });
    console.info(`From the drop to the picker: ${took} ms, with whatever else this machine is doing.`);
    const all = listOperations(source).length;
    await expect(page.getByText(`${all} operations and `)).toContainText(
      /; a connector may have 256 operations and 1,024 KB\.$/,
    );
    await ticked(page, `0 of ${all} ticked`);

    const whilePicking = await longTasksDuring(page, limit, async () => {
      await search(page).pressSequentially('gist', { delay: 60 });
      await page.getByRole('button', { name: `Tick all ${gists.length} found` }).click();
      await page.waitForTimeout(200);
      await search(page).fill('');
      const group = page.getByRole('treeitem', { name: /^enterprise-admin,/ });
      await group.click();
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(300);
    });
    await ticked(page, `${gists.length} of ${all} ticked`);
    const size = page.getByRole('meter', { name: 'Definition' });
    await expect(size).toHaveAttribute('aria-valuetext', /^[\d,]+ KB of 1,024 KB$/);
    const said = Number.parseInt(((await size.getAttribute('aria-valuetext')) ?? '').replace(',', ''), 10);

    const whileCreating = await longTasksDuring(page, limit, async () => {
      await create(page);
      await page.waitForFunction(() => document.querySelector('[role=tabpanel] input') !== null, undefined, {
        polling: 200,
      });
      await page.waitForTimeout(1000);
    });
    const { connector, operations, bytes } = await readOpenConnector(page);
    const wanted = gists.map(({ name }) => name).toSorted();
    expect(operationsOf(connector.definition).toSorted()).toEqual(wanted);
    expect([...operations].toSorted()).toEqual(wanted);
    expect(bytes, 'the whole file is kept with the connector').toBe(Buffer.byteLength(source));
    const readings = measureLimits(connector);
    expect(
      readings.filter(({ used, limit: most, isHard, scope }) => used > most && isHard && scope === 'every'),
    ).toEqual([]);
    const [{ used = 0 } = {}] = readings.filter(({ id }) => id === 'definition-size');
    expect(used, 'only what they reach comes with them').toBeLessThan(200_000);
    expect(Math.abs(said * 1024 - used) / used, 'how far off the meter was').toBeLessThan(0.05);
    expect(validateConnector(connector).filter(({ severity }) => severity === 'error')).toEqual([]);

    expect.soft(whileReading).toEqual([]);
    expect.soft(whilePicking).toEqual([]);
    expect.soft(whileCreating).toEqual([]);
  });

  test('is given up at once', async ({ page }) => {
    await openApp(page, '#/import');
    await page.getByLabel('Choose files').waitFor();
    await dropFiles(page, [largest()]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByLabel('Choose files')).toBeAttached();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    // Longer than what was left of it would have taken.
    await page.waitForTimeout(3000);
    await expect(tree(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Import', exact: true })).toBeVisible();
  });
});

/** Three tags of a hundred operations each, two on a path: more than a connector may have. */
function yardFile(operations = 300): { name: string; mimeType: string; buffer: Buffer } {
  const areas = ['parcels', 'drivers', 'depots'];
  const paths: Record<string, Record<string, object>> = {};
  for (let at = 0; at < operations; at++) {
    const area = areas[at % 3] ?? '';
    const id = Math.floor(at / 6);
    const [method, verb] = Math.floor(at / 3) % 2 === 0 ? ['get', 'Read'] : ['delete', 'Drop'];
    (paths[`/${area}/shelf${id}`] ??= {})[method] = {
      operationId: `${verb}${area}${id}`,
      summary: `${verb} shelf ${id} of the ${area}`,
      tags: [area],
      responses: { 200: { description: 'A shelf', schema: { $ref: `#/definitions/${area}` } } },
    };
  }
  const definitions = Object.fromEntries(areas.map((name) => [name, { type: 'object', title: name }]));
  const info = { title: 'Yard', description: 'Shelves.', version: '1' };
  const text = JSON.stringify({ swagger: '2.0', info, host: 'yard.example', schemes: ['https'], paths, definitions });
  return { name: 'yard.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

async function bring(page: Page, operations?: number): Promise<void> {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(yardFile(operations));
}

test('operations are picked with the keyboard alone', async ({ page }) => {
  await bring(page);
  await expect(page.getByText('300 operations; a connector may have 256 operations.')).toBeVisible();
  const row = (name: RegExp | string): Locator => page.getByRole('treeitem', { name });
  await search(page).focus();
  await page.keyboard.type('drop shelf');
  await expect(page.getByRole('status').filter({ hasText: '150 operations found' })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(row('parcels, 0 of 50 ticked')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(row('parcels, 50 of 50 ticked')).toHaveAttribute('aria-checked', 'true');
  await ticked(page, '50 of 300 ticked');

  // Past the switch and the buttons.
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Shift+Tab');
  await expect(search(page)).toBeFocused();
  await search(page).fill('');
  await page.keyboard.press('ArrowDown');
  await expect(row('parcels, 50 of 100 ticked')).toHaveAttribute('aria-checked', 'mixed');
  await page.keyboard.type('dep');
  await expect(row('depots, 0 of 100 ticked')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(row('DELETE /depots/shelf49, Drop shelf 49 of the depots')).toBeFocused();
  await expect(row('DELETE /depots/shelf49, Drop shelf 49 of the depots')).toBeInViewport();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(row('depots, 1 of 100 ticked')).toBeFocused();

  await page.getByRole('textbox', { name: 'Title' }).focus();
  await page.keyboard.press('Enter');
  const { connector, operations } = await readOpenConnector(page);
  const made = operationsOf(connector.definition);
  expect(made).toHaveLength(51);
  expect(made).toContain('DELETE /depots/shelf49');
  expect(made.filter((name) => !/^DELETE \/(parcels|depots)\//.test(name))).toEqual([]);
  expect([...operations].toSorted()).toEqual(made.toSorted());
  expect(Object.keys((JSON.parse(connector.definition) as { definitions: object }).definitions)).toEqual([
    'parcels',
    'depots',
  ]);
});

test('what is too much, or nothing, is said before a connector is made of it', async ({ page }) => {
  await bring(page);
  await expect(tree(page)).toBeVisible();
  await create(page);
  await expect(page.getByRole('alert')).toHaveText(/No operation is ticked yet/);
  await expect(search(page)).toBeFocused();

  await page.getByRole('button', { name: 'Tick all 300' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('meter', { name: 'Operations' })).toHaveAttribute(
    'aria-valuetext',
    '300 of 256, over the limit',
  );
  await create(page);
  const dialog = page.getByRole('dialog', { name: 'Create a connector that is too large?' });
  await expect(dialog).toContainText('It would have 300 operations; it may have 256 operations.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(search(page)).toBeFocused();
  await create(page);
  await dialog.getByRole('button', { name: 'Create it all the same' }).click();
  expect(operationsOf((await readOpenConnector(page)).connector.definition)).toHaveLength(300);
});

test('few operations are all brought, and can be chosen all the same', async ({ page }) => {
  await bring(page, 12);
  const opener = page.getByRole('button', { name: 'Choose operations' });
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await expect(tree(page)).toHaveCount(0);
  await opener.click();
  await page
    .getByRole('treeitem', { name: /^drivers,/ })
    .locator('.box')
    .click();
  await ticked(page, '8 of 12 ticked');
  await page.getByRole('switch', { name: 'Show only ticked' }).click();
  await expect(page.getByRole('treeitem', { name: /^drivers,/ })).toHaveCount(0);
  await create(page);
  expect(operationsOf((await readOpenConnector(page)).connector.definition)).toHaveLength(8);
});
