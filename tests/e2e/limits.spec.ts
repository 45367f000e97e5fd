import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { stateOf } from '../../src/core/limits/limit.ts';
import { measureLimits } from '../../src/core/limits/measure-limits.ts';
import { validateConnector } from '../../src/core/rules/validate-connector.ts';
import { expect, openApp, test } from './support/test.ts';

const words = 'The parcel is weighed, labelled and brought to the desk before the evening van leaves for the depot. ';

/** 300 operations in six groups and 1.1 MB: over two limits. Every tenth asks the first for its list of towns. */
function crowdedDefinition(): string {
  const areas = ['orders', 'parcels', 'customers', 'invoices', 'vans', 'depots'];
  const town = (at: number) => ({
    name: 'town',
    in: 'query',
    required: false,
    type: 'string',
    'x-ms-summary': 'Town',
    description: words.repeat(6),
    ...(at % 10 === 1 && {
      'x-ms-dynamic-values': { operationId: 'GetPart0', 'value-path': 'id', 'value-title': 'name' },
    }),
  });
  const paths = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      `/${areas[at % 6]}/part${at}`,
      {
        get: {
          tags: [areas[at % 6]],
          operationId: `GetPart${at}`,
          summary: `Get part ${at}`,
          description: words.repeat(24),
          parameters: [town(at)],
          responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Part' } } },
        },
      },
    ]),
  );
  const part = { type: 'object', properties: { id: { type: 'string', example: 'P-7' }, name: { type: 'string' } } };
  const unused = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`Old${at}`, part]));
  return JSON.stringify(
    {
      swagger: '2.0',
      info: { title: 'Parcel Desk', description: 'Parcels, from the order to the van.', version: '1.0' },
      host: 'api.parcel.example',
      basePath: '/v1',
      schemes: ['https'],
      paths,
      definitions: { Part: part, ...unused },
    },
    null,
    2,
  );
}

async function expectNoComplaints(page: Page, of: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`),
      `${of}: found by axe`,
    )
    .toEqual([]);
}

test('a connector over the limits is made to fit', async ({ page }) => {
  test.setTimeout(120_000);
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles({
    name: 'crowded.json',
    mimeType: 'application/json',
    buffer: Buffer.from(crowdedDefinition()),
  });
  await page.getByRole('button', { name: /^Tick all/ }).click();
  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByRole('button', { name: 'Create it all the same' }).click();

  await page.getByRole('button', { name: /^Limits: .* over the limit/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The service would refuse this connector')).toBeVisible();
  await expectNoComplaints(page, 'limits');
  await dialog.getByRole('button', { name: 'Make it fit' }).click();

  await dialog.getByRole('button', { name: 'Delete 40 unused parts' }).click();
  await expect(dialog.getByText(/^Done: Delete 40 unused shared parts\. Still over: /)).toBeVisible();
  await dialog.getByRole('radio', { name: '200' }).check({ force: true });
  await dialog.getByRole('button', { name: /^Shorten \d/ }).click();
  await expect(dialog.getByText('Still over: operations.')).toBeVisible();
  await expectNoComplaints(page, 'make it fit');

  await dialog.getByRole('button', { name: 'Pick from 300 operations' }).click();
  await dialog.getByRole('treeitem', { name: /^orders/ }).focus();
  await page.keyboard.press('Space');
  await expect(
    dialog.getByText(/^1 operation that is not ticked stays, because others call it: Get part 0\./),
  ).toBeVisible();
  await expectNoComplaints(page, 'pick operations');
  await dialog.getByRole('button', { name: 'Keep 251 operations' }).click();
  await expect(dialog.getByRole('list', { name: 'Ways to make it fit' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(
    page.getByRole('button', { name: 'Limits: Operations, 251 of 256 operations, near the limit' }),
  ).toBeVisible();

  await page.getByRole('tab', { name: 'Share' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download OpenAPI file' }).click(),
  ]);
  const definition = await readFile(await download.path(), 'utf8');
  const properties = JSON.stringify({ properties: { connectionParameters: {}, iconBrandColor: '#2b579a' } });
  const connector = { definition, properties };
  expect(measureLimits(connector).filter((one) => one.isHard && stateOf(one) === 'over')).toEqual([]);
  expect(validateConnector(connector).filter(({ severity }) => severity === 'error')).toEqual([]);
});
