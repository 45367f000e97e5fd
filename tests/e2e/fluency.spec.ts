import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { longTasksDuring } from './support/long-tasks.ts';
import { expect, openApp, test } from './support/test.ts';

/** In milliseconds: what a task of the main thread may take. */
const limit = 50;

// Playwright's own recording takes the main thread's time.
test.use({ trace: 'off' });

const words = 'The parcel is weighed, labelled and brought to the desk before the evening van leaves for the depot. ';

/** About 4 KB a request, so 3,200 of them make 12 MB. */
function largeCollection(requests: number): string {
  const item = Array.from({ length: requests }, (_, at) => ({
    name: `Get parcel part ${at}`,
    request: {
      method: 'GET',
      header: [{ key: 'X-Desk', value: 'north' }],
      url: {
        raw: `https://parcels.example/v2/area${at % 60}/part${at}?limit=25&town=Oulu`,
        protocol: 'https',
        host: ['parcels', 'example'],
        path: ['v2', `area${at % 60}`, `part${at}`],
        query: [
          { key: 'limit', value: '25' },
          { key: 'town', value: 'Oulu' },
        ],
      },
      description: words.repeat(4),
    },
    response: [
      {
        name: 'Parts',
        code: 200,
        status: 'OK',
        _postman_previewlanguage: 'json',
        header: [{ key: 'Content-Type', value: 'application/json' }],
        body: JSON.stringify({ parts: Array.from({ length: 24 }, (_, part) => ({ id: part, note: words })) }),
      },
    ],
  }));
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  return JSON.stringify({ info: { name: 'Large desk', schema }, item });
}

/** About 2.7 KB an operation, so 380 of them make 1 MB: more than a connector may have, which the page says and bears. */
function largeDefinition(operations: number): string {
  const paths = Object.fromEntries(
    Array.from({ length: operations }, (_, at) => [
      `/area${at % 60}/part${at}`,
      {
        get: {
          operationId: `GetPart${at}`,
          summary: `Get part ${at}`,
          description: words.repeat(3),
          parameters: ['town', 'limit', 'after'].map((name) => ({
            name,
            in: 'query',
            type: 'string',
            'x-ms-summary': name,
            description: words,
          })),
          responses: {
            200: {
              description: words,
              schema: {
                type: 'object',
                properties: Object.fromEntries(
                  ['id', 'note', 'town', 'grams', 'state'].map((name) => [
                    name,
                    { type: 'string', description: words },
                  ]),
                ),
              },
            },
          },
        },
      },
    ]),
  );
  const info = { title: 'Large desk', description: words, version: '1.0' };
  return JSON.stringify({ swagger: '2.0', info, host: 'parcels.example', schemes: ['https'], paths }, undefined, 2);
}

/** Asks rarely and cheaply: looking by role would be a task of its own in a large page. */
async function waitFor(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, { polling: 200 });
}

test('control: a task that is too long is seen', async ({ page }) => {
  await openApp(page);

  const tasks = await longTasksDuring(page, limit, () =>
    page.evaluate(() => {
      const start = performance.now();
      while (performance.now() - start < 400);
    }),
  );

  expect(tasks).toHaveLength(1);
});

test('a 12 MB collection is imported without a long task', async ({ page }, info) => {
  test.setTimeout(120_000);
  const text = largeCollection(3200);
  expect(text.length).toBeGreaterThan(12_000_000);
  const path = info.outputPath('large.postman_collection.json');
  await writeFile(path, text);
  await openApp(page, '#/import');
  const choice = page.getByLabel('Choose files');
  await choice.waitFor();

  const tasks = await longTasksDuring(page, limit, async () => {
    await choice.setInputFiles(path);
    await waitFor(page, 'table[aria-label=Ledger]');
    await page.waitForTimeout(500);
  });

  expect(tasks).toEqual([]);
});

test('a 1 MB definition is opened and edited without a long task', async ({ page }, info) => {
  test.setTimeout(120_000);
  const text = largeDefinition(380);
  expect(text.length).toBeGreaterThan(1_000_000);
  const path = info.outputPath('large.swagger.json');
  await writeFile(path, text);
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').waitFor();

  const whileImporting = await longTasksDuring(page, limit, async () => {
    await page.getByLabel('Choose files').setInputFiles(path);
    await waitFor(page, 'table[aria-label=Ledger]');
    await page.waitForTimeout(500);
  });
  // More operations than a connector may have: none is ticked, and a connector of all of them is asked about.
  await page.getByRole('button', { name: 'Tick all 380' }).click();
  await page.getByRole('button', { name: 'Create connector' }).click();
  const create = page.getByRole('button', { name: 'Create it all the same' });
  const whileOpening = await longTasksDuring(page, limit, async () => {
    await create.click();
    await waitFor(page, '[role=tabpanel] input');
    await page.waitForTimeout(2000);
  });
  const definition = page.getByRole('tab', { name: 'Definition' });
  const whileShowing = await longTasksDuring(page, limit, async () => {
    await definition.click();
    await waitFor(page, '[role=tabpanel] nav a');
    await page.waitForTimeout(1000);
  });
  const summary = page.getByRole('group', { name: 'General' }).getByRole('textbox', { name: 'Summary' });
  await summary.focus();
  const whileTyping = await longTasksDuring(page, limit, async () => {
    await page.keyboard.type(' in the wide northern', { delay: 60 });
    await page.waitForTimeout(2500);
  });
  await expect(summary).toHaveValue(/in the wide northern$/);

  expect.soft(whileImporting).toEqual([]);
  expect.soft(whileOpening).toEqual([]);
  expect.soft(whileShowing).toEqual([]);
  expect.soft(whileTyping).toEqual([]);
});
