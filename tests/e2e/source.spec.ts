import { writeFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { longTasksDuring } from './support/long-tasks.ts';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

// Playwright's own recording takes the main thread's time.
test.use({ viewport: { width: 1440, height: 900 } });

const sentence =
  'The parcel is weighed, labelled and brought to the desk before the evening van leaves for the depot. ';

/** About 4 KB an operation and within the number there may be, so 250 make 1 MB. */
function largeDefinition(operations: number): string {
  const value = (name: string): object => ({ type: 'string', title: name, description: sentence.repeat(3) });
  const paths = Object.fromEntries(
    Array.from({ length: operations }, (_, at) => [
      `/area${at % 60}/part${at}`,
      {
        get: {
          operationId: `GetPart${at}`,
          summary: `Get part ${at}`,
          description: sentence.repeat(4),
          parameters: ['town', 'limit', 'after'].map((name) => ({
            name,
            in: 'query',
            type: 'string',
            description: sentence,
          })),
          responses: {
            200: {
              description: 'OK',
              schema: {
                type: 'object',
                properties: Object.fromEntries(
                  ['id', 'note', 'town', 'grams', 'state', 'van'].map((name) => [name, value(name)]),
                ),
              },
            },
          },
        },
      },
    ]),
  );
  const info = { title: 'Large desk', description: sentence, version: '1.0' };
  return JSON.stringify({ swagger: '2.0', info, host: 'parcels.example', schemes: ['https'], paths }, undefined, 2);
}

/** @param isLarge Of a file over 1 MB none is ticked, and it is asked about. */
async function openSource(
  page: Page,
  file: Parameters<Locator['setInputFiles']>[0],
  isLarge = false,
): Promise<Locator> {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(file);
  const create = page.getByRole('button', { name: 'Create connector' });
  await create.waitFor();
  const all = page.getByRole('button', { name: /^Tick all/ });
  if (isLarge) await all.click();
  await create.click();
  const definition = page.getByRole('tab', { name: 'Definition' });
  if (isLarge) await page.getByRole('button', { name: 'Create it all the same' }).click();
  await definition.click();
  await page.getByRole('button', { name: 'Source', exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Source of apiDefinition.swagger.json' });
  await text.focus();
  return text;
}

/** A line of the text that is in view. */
const line = (page: Page, text: string): Locator => page.locator('.view-line').filter({ hasText: text });

/** Puts the cursor behind the nth place where a text stands. */
async function goBehind(page: Page, wanted: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  const find = page.getByRole('textbox', { name: 'Find', exact: true });
  await find.fill(wanted);
  await find.press('Enter');
  await find.press('Escape');
  await page.keyboard.press('ArrowRight');
}

/** What axe finds in the panel. */
async function findFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('section.source').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

test.describe('the text knows what it is about', () => {
  test('completion, meaning, definition, references and rename', async ({ page }) => {
    await openSource(page, parcelDesk('parcel-desk.swagger.json'));

    await goBehind(page, '"operationId": "ListParcels",');
    await page.keyboard.press('Enter');
    await page.keyboard.type('"x-ms-vis');
    await expect(page.getByRole('option', { name: 'x-ms-visibility' })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'internal' }).click();
    await expect(line(page, '"x-ms-visibility": "internal",')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Internal' })).toBeChecked();

    await goBehind(page, '"operationId"');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await expect(page.getByRole('tooltip')).toContainText('The name by which flows find the operation.');
    await page.keyboard.press('Escape');

    await goBehind(page, '#/responses/Refus');
    await page.keyboard.press('F12');
    // The form follows the text, from the operation to the shared response.
    await expect(page.getByRole('heading', { name: 'Refusal' })).toBeVisible();

    await page.keyboard.press('Shift+F12');
    await expect(page.getByRole('treeitem')).toHaveCount(2);
    await page.keyboard.press('Escape');

    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: /Rename input/ }).fill('Refused');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Refused' })).toBeVisible();
    await goBehind(page, '"$ref": "#/responses/Refused"');
    await expect(line(page, '"$ref": "#/responses/Refused"')).toBeVisible();
    await page.keyboard.press('Control+Z');
    await expect(page.getByRole('link', { name: 'Refusal' })).toBeVisible();
  });

  test('a problem is mended from the light bulb, in one step that can be taken back', async ({ page }) => {
    await openSource(page, parcelDesk('parcel-desk.swagger.json'));
    await goBehind(page, '"in": "path"');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.insertText('false');
    await expect(line(page, '"required": false,')).toBeVisible();
    await expect(page.locator('.squiggly-error')).not.toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+.');
    const fix = page
      .getByRole('option')
      .or(page.getByRole('menuitem'))
      .filter({ hasText: /required/i })
      .first();
    // Monaco measures its menu too narrow for the words in it.
    const cut = await fix.locator('.title').evaluate((words) => words.scrollWidth - words.clientWidth);
    expect(cut).toBeLessThanOrEqual(0);
    await fix.click();
    await expect(line(page, '"required": false,')).toHaveCount(0);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(line(page, '"required": false,')).toBeVisible();
  });

  test('pasted YAML is converted, and the comparison shows what changed', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSource(page, parcelDesk('parcel-desk.swagger.json'));
    await page.getByRole('button', { name: 'apiProperties.json' }).click();
    const text = page.getByRole('textbox', { name: 'Source of apiProperties.json' });
    expect.soft(await findFaults(page)).toEqual([]);
    await text.focus();
    await page.evaluate(() =>
      navigator.clipboard.writeText('properties:\n  connectionParameters: {}\n  iconBrandColor: "#2b579a"\n'),
    );
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
    await page.getByRole('button', { name: 'Convert to JSON' }).click();
    await expect(line(page, '"iconBrandColor": "#2b579a"')).toBeVisible();
    await expect(page.locator('.squiggly-error')).toHaveCount(0);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('menuitem', { name: /when it was opened/ }).click();
    const said = page.getByRole('status').filter({ hasText: 'now, and when it was opened' });
    await expect(said).toContainText('1 difference');
    expect.soft(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the comparison' }).click();
    await expect(line(page, '"iconBrandColor": "#2b579a"')).toBeVisible();
  });
});

test('typing in 1 MB of text holds nothing up, and problems show soon', async ({ page }, info) => {
  test.setTimeout(90_000);
  const definition = largeDefinition(250);
  expect(definition.length).toBeGreaterThan(1_000_000);
  const path = info.outputPath('large.swagger.json');
  await writeFile(path, definition);
  await openSource(page, path, true);
  await goBehind(page, '"summary": "Get part 120');
  await page.waitForTimeout(1500);

  const inText = await longTasksDuring(page, 50, async () => {
    await page.keyboard.type(' in the wide northern', { delay: 60 });
    await page.waitForTimeout(1500);
  });

  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  const newMember = await longTasksDuring(page, 50, async () => {
    await page.keyboard.type('"x-note": "heavy",', { delay: 60 });
    await page.waitForTimeout(1500);
  });

  expect.soft(inText).toEqual([]);
  expect.soft(newMember).toEqual([]);

  await expect(page.locator('.squiggly-error')).toHaveCount(0);
  await page.evaluate(() => {
    const kept = window as unknown as { latency?: Promise<number> };
    kept.latency = new Promise((resolve) => {
      let pressed = 0;
      addEventListener('keydown', () => (pressed = performance.now()), { once: true, capture: true });
      const look = (): void => {
        const isMarked = pressed > 0 && document.querySelector('.squiggly-error') !== null;
        if (isMarked) resolve(performance.now() - pressed);
        else setTimeout(look, 10);
      };
      look();
    });
  });
  await page.keyboard.press('x');
  const latency = await page.evaluate(() => (window as unknown as { latency: Promise<number> }).latency);
  info.annotations.push({ type: 'marker latency', description: `${Math.round(latency)} ms` });
  expect(latency).toBeLessThan(2000);
});
