import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Api } from './support/api.ts';
import { dropFiles } from './support/drop.ts';
import { squarePng } from './support/image.ts';
import { parcelDesk, type ParcelDeskFile } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

interface Journey {
  readonly file: ParcelDeskFile;
  readonly bring: 'drop' | 'choose';
  readonly recognised: string;
  /** Of the ledger, as it is read. */
  readonly sums: string;
  readonly rows: number;
  /** What a maker reads beside the header parameter `X-Desk`. */
  readonly deskLabel: string;
}

const journeys: readonly Journey[] = [
  {
    file: 'parcel-desk.postman_collection.json',
    bring: 'drop',
    recognised: 'Recognised as Postman collection V2.1: info.schema names a Postman collection V2.1.',
    sums: '7 requests in: 5 operations, 1 merged, 1 left out',
    rows: 7,
    deskLabel: 'X Desk',
  },
  {
    file: 'parcel-desk.swagger.json',
    bring: 'choose',
    recognised: 'Recognised as OpenAPI 2.0: "swagger": "2.0" at the top of the file.',
    sums: '5 operations in: 5 brought',
    rows: 5,
    deskLabel: 'Desk',
  },
];

const description = 'Books parcels at the counter, prints their labels and tells where they are.';
const key = 'pk-test-0b6e4f13c2a97d58';
const sample = '{ "parcels": [{ "id": "P-1", "grams": 740, "isFragile": true }], "total": 1 }';
/** Secrets of the Postman collection; none may turn up anywhere. */
const secrets = ['pk-live-4f9b27c81de05a63b7c94e12', 'tulip-orbit-92-lantern', key];

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
const openTab = async (page: Page, name: string): Promise<Locator> => {
  await page.getByRole('tab', { name }).click();
  return page.getByRole('tabpanel', { name });
};
const isSaved = (page: Page): Promise<void> => expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();

async function importDescription(page: Page, journey: Journey, api: Api, path: string): Promise<void> {
  const description = parcelDesk(journey.file, new URL(api.url).host);
  await openApp(page);
  if (journey.bring === 'drop') {
    await writeFile(path, description.buffer);
    await page.getByRole('list', { name: 'Ways to start' }).waitFor();
    await dropFiles(page, [path]);
  } else {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByLabel('Choose files').setInputFiles(description);
  }
  await expect(page.getByText(journey.recognised)).toBeVisible();
  expect(
    words(
      await page
        .getByText(/^\d+ (?:requests|operations) in:$/)
        .locator('..')
        .innerText(),
    ),
  ).toBe(journey.sums);
  await expect(page.getByRole('table', { name: 'Ledger' }).getByRole('row')).toHaveCount(journey.rows + 1);
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page).toHaveURL(/#\/c\/[^/]+\/general$/);
}

async function editGeneral(page: Page, host: string): Promise<void> {
  const general = await openTab(page, 'General');
  await general.getByRole('textbox', { name: 'Title' }).fill('Parcel Counter');
  await general.getByRole('textbox', { name: 'Description' }).fill(description);
  await general.getByRole('textbox', { name: 'Icon background colour' }).fill('#2b579a');
  await general.getByLabel('Choose an icon').setInputFiles({
    name: 'icon.png',
    mimeType: 'image/png',
    buffer: squarePng(160, [255, 255, 255]),
  });
  await expect(general.getByRole('list', { name: 'Icon checks' })).toBeVisible();
  await general.getByRole('textbox', { name: 'Host' }).fill('elsewhere.example');
  // A whole address is taken apart.
  await general.getByRole('textbox', { name: 'Host' }).fill(`http://${host}/v2`);
  await general.getByRole('textbox', { name: 'Host' }).blur();
  await expect(general.getByRole('textbox', { name: 'Host' })).toHaveValue(host);
  await expect(general.getByRole('textbox', { name: 'Base URL' })).toHaveValue('/v2');
  await expect(page.getByRole('heading', { level: 1, name: 'Parcel Counter' })).toBeVisible();
  await isSaved(page);
}

async function editSecurity(page: Page): Promise<void> {
  const security = await openTab(page, 'Security');
  const type = security.getByRole('combobox', { name: 'Authentication type' });
  await expect(type).toHaveValue('apiKey');
  await expect(security.getByRole('textbox', { name: 'Parameter name' })).toHaveValue('X-Parcel-Key');
  await type.selectOption('Basic authentication');
  await expect(security.getByRole('textbox', { name: 'Parameter name' })).toBeHidden();
  await type.selectOption('API key');
  await security.getByRole('textbox', { name: 'Parameter label' }).fill('Counter key');
  await security.getByRole('textbox', { name: 'Parameter name' }).fill('X-Parcel-Key');
  await security.getByRole('radio', { name: 'Header' }).check();
  await isSaved(page);
}

async function editDefinition(page: Page, host: string): Promise<void> {
  const definition = await openTab(page, 'Definition');
  const operations = definition.getByRole('navigation', { name: 'Operations' });
  await operations.getByRole('link', { name: 'List parcels' }).click();
  const general = definition.getByRole('group', { name: 'General' });
  await general.getByRole('textbox', { name: 'Summary' }).fill('List all parcels');
  await general.getByRole('textbox', { name: 'Description' }).fill('Every parcel of the counter, newest first.');
  await general.getByRole('textbox', { name: 'Operation ID' }).fill('ListAllParcels');
  await general.getByRole('textbox', { name: 'Operation ID' }).press('Enter');
  await expect(page).toHaveURL(/\/definition\/ListAllParcels$/);
  await general.getByRole('radio', { name: 'Important' }).check();

  const request = definition.getByRole('region', { name: 'Request' });
  await request.getByRole('button', { name: 'Add parameter' }).click();
  await page.getByRole('menuitem', { name: 'Query parameter' }).click();
  const parameter = request.getByRole('group', { name: /^Parameter / });
  await parameter.getByRole('textbox', { name: 'Name' }).fill('counter');
  await parameter.getByRole('textbox', { name: 'Name' }).press('Enter');
  await parameter.getByRole('textbox', { name: 'Label' }).fill('Counter');
  await expect(request.getByRole('row', { name: /counter/ }).first()).toBeVisible();

  await definition
    .getByRole('region', { name: 'Responses' })
    .getByRole('button', { name: 'Import from sample' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Import response from sample' });
  await expect(dialog.getByRole('textbox', { name: 'Status' })).toHaveValue('200');
  await dialog.getByRole('textbox', { name: 'Body' }).fill(sample);
  // There is a body already: what is there would stay, unless the maker says otherwise.
  await dialog.getByRole('radio', { name: 'Replace' }).check();
  await expect(dialog.getByRole('list', { name: 'Differences of the body' })).toContainText('total');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(definition.getByRole('group', { name: 'Response 200' })).toContainText('total');

  await operations.getByRole('button', { name: 'New action' }).click();
  const adding = page.getByRole('dialog', { name: 'New action' });
  await adding.getByRole('textbox', { name: 'Summary' }).fill('Count parcels');
  await adding.getByRole('textbox', { name: 'Path' }).fill(`http://${host}/v2/parcels/count?since=2031-01-01`);
  await adding.getByRole('button', { name: 'Add action' }).click();
  await expect(operations.getByRole('link', { name: 'Count parcels' })).toHaveAttribute('aria-current', 'true');
  await isSaved(page);
}

async function editCode(page: Page): Promise<void> {
  const code = await openTab(page, 'Code');
  await code.getByRole('button', { name: 'Add custom code' }).click();
  await expect(code.getByRole('textbox', { name: 'Script' })).toBeAttached();
  await code.getByRole('radio', { name: 'Only some' }).check();
  await code.getByRole('checkbox', { name: 'Count parcels' }).check();
  await code.getByRole('checkbox', { name: 'List all parcels' }).uncheck();
  await isSaved(page);
}

/** Back over several tabs and forth again. */
async function undoAndRedo(page: Page): Promise<void> {
  const definition = await openTab(page, 'Definition');
  const added = definition.getByRole('link', { name: 'Count parcels' });
  const undo = page.getByRole('button', { name: /^Undo/ });
  const redo = page.getByRole('button', { name: /^Redo/ });
  await expect(added).toBeVisible();
  let steps = 0;
  for (; steps < 10 && (await added.isVisible()); steps++) await undo.click();
  expect(steps).toBeGreaterThan(3);
  await expect(added).toBeHidden();
  await openTab(page, 'Code');
  await expect(page.getByRole('button', { name: 'Add custom code' })).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  for (let step = 0; step < steps; step++) await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByRole('checkbox', { name: 'Count parcels' })).toBeChecked();
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
  await isSaved(page);
}

async function findEverythingAgain(page: Page, host: string): Promise<void> {
  const definition = await openTab(page, 'Definition');
  await definition.getByRole('link', { name: 'List all parcels' }).click();
  const address = page.url();
  await isSaved(page);

  await page.reload();

  expect(page.url()).toBe(address);
  const general = definition.getByRole('group', { name: 'General' });
  await expect(general.getByRole('textbox', { name: 'Summary' })).toHaveValue('List all parcels');
  await expect(general.getByRole('textbox', { name: 'Operation ID' })).toHaveValue('ListAllParcels');
  await expect(general.getByRole('radio', { name: 'Important' })).toBeChecked();
  await expect(definition.getByRole('region', { name: 'Request' }).getByRole('row', { name: /counter/ })).toBeVisible();
  await expect(definition.getByRole('link', { name: 'Count parcels' })).toBeVisible();
  await openTab(page, 'Code');
  await expect(page.getByRole('checkbox', { name: 'Count parcels' })).toBeChecked();
  await openTab(page, 'Security');
  await expect(page.getByRole('textbox', { name: 'Parameter label' })).toHaveValue('Counter key');
  await openTab(page, 'General');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Parcel Counter');
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue(description);
  await expect(page.getByRole('textbox', { name: 'Host' })).toHaveValue(host);
  await expect(page.getByRole('textbox', { name: 'Icon background colour' })).toHaveValue('#2b579a');
  await expect(page.getByRole('list', { name: 'Icon checks' })).toBeVisible();
}

async function testCalls(page: Page, api: Api, { deskLabel }: Journey): Promise<void> {
  const panel = await openTab(page, 'Test');
  await panel.getByRole('button', { name: 'New connection' }).click();
  const dialog = page.getByRole('dialog', { name: 'New connection' });
  await dialog.getByRole('textbox', { name: 'Connection name' }).fill('Counter at the door');
  await dialog.getByLabel('Counter key', { exact: true }).fill(key);
  await dialog.getByRole('button', { name: 'Create connection' }).click();
  await expect(panel.getByRole('combobox', { name: 'Connection' })).toBeVisible();

  await panel.getByRole('link', { name: 'Get a parcel' }).click();
  const form = panel.getByRole('form', { name: 'Call' });
  await form.getByRole('textbox', { name: 'Parcel ID' }).fill('P 42');
  await form.getByRole('textbox', { name: deskLabel }).fill('south');
  await form.getByRole('button', { name: 'Send' }).click();
  const answer = panel.getByRole('region', { name: 'Answer' });
  await expect(answer.getByRole('status', { name: 'Status' })).toContainText('200 OK');
  await expect(answer.getByRole('region', { name: 'Body of the answer' })).toContainText('"town": "Oulu"');
  await expect(answer.getByRole('row', { name: 'x-parcel-region north' })).toBeVisible();
  const [got] = api.requests.filter(({ method }) => method === 'GET');
  expect(got).toMatchObject({
    path: '/v2/parcels/P%2042',
    headers: { 'x-parcel-key': key, 'x-desk': 'south', origin: 'null' },
  });
  await expect(panel.getByText('499 of 500 calls left this minute')).toBeVisible();

  await panel.getByRole('link', { name: 'List all parcels' }).click();
  await expect(form.getByRole('heading', { name: 'List all parcels' })).toBeVisible();
  await form.getByRole('textbox', { name: 'Counter' }).fill('door & yard');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(answer.getByRole('status', { name: 'Status' })).toContainText('429 Too Many Requests');
  const listed = api.requests.filter(({ method, path }) => method === 'GET' && path === '/v2/parcels');
  expect(listed.map(({ query }) => query.get('counter'))).toEqual(['door & yard']);
  await expect(panel.getByText('498 of 500 calls left this minute')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Network: 2 requests sent' })).toBeVisible();
}

type Files = Readonly<Record<string, string>>;

async function exportFiles(page: Page, path: string): Promise<Files> {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download connector files' }).click();
  await (await downloading).saveAs(path);
  const entries = Object.entries(unzipSync(await readFile(path)));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]));
}

async function importExport(page: Page, zip: string): Promise<void> {
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByLabel('Choose files').setInputFiles(zip);
  await expect(page.getByText(/Recognised as Connector files/i)).toBeVisible();
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('tab', { name: 'General' })).toBeVisible();
}

/** The copy goes for good; the connector goes with its connection, comes back by Undo, goes again, and is restored. */
async function binAndRestore(page: Page): Promise<void> {
  const library = page.getByRole('list', { name: 'Connectors', exact: true });
  const move = library.getByRole('button', { name: 'Move Parcel Counter to the bin' });
  const messages = page.getByRole('status', { name: 'Messages' });
  await page.getByRole('link', { name: 'Library' }).click();
  await expect(move).toHaveCount(2);
  // What was changed last stands first: the copy.
  await move.first().click();
  await expect(move).toHaveCount(1);

  const dialog = page.getByRole('dialog', { name: 'Move Parcel Counter to the bin?' });
  await move.click();
  await expect(dialog).toContainText('Counter at the door');
  await dialog.getByRole('button', { name: 'Move to bin' }).click();
  await expect(page.getByRole('list', { name: 'Ways to start' })).toBeVisible();
  await messages.getByRole('button', { name: 'Undo' }).last().click();
  await expect(move).toHaveCount(1);
  await move.click();
  await dialog.getByRole('button', { name: 'Move to bin' }).click();

  await page.getByRole('link', { name: '2 connectors wait in the bin' }).click();
  const bin = page.getByRole('list', { name: 'Connectors in the bin' });
  await expect(bin.getByRole('listitem')).toHaveCount(2);
  await bin.getByRole('button', { name: 'Delete Parcel Counter for ever' }).first().click();
  const asking = page.getByRole('dialog', { name: 'Delete Parcel Counter for ever?' });
  // The copy, which has none.
  await expect(asking).not.toContainText('Counter at the door');
  await asking.getByRole('button', { name: 'Delete for ever' }).click();
  await expect(bin.getByRole('listitem')).toHaveCount(1);
  await bin.getByRole('button', { name: 'Restore Parcel Counter' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await page.getByRole('link', { name: 'Library', exact: true }).first().click();
  await expect(move).toHaveCount(1);
}

async function backUpEraseAndRestore(page: Page, path: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  await (await downloading).saveAs(path);

  await page.getByRole('link', { name: 'Library', exact: true }).click();
  await page.getByRole('button', { name: 'Move Parcel Counter to the bin' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move to bin' }).click();
  await page.getByRole('link', { name: 'One connector waits in the bin' }).click();
  await page.getByRole('button', { name: 'Delete Parcel Counter for ever' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for ever' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Choose a backup').setInputFiles(path);
  await expect(page.getByRole('list', { name: 'Connectors in the backup' })).toContainText('Parcel Counter');
  await page.getByRole('button', { name: 'Add to the library' }).click();
  await page.getByRole('link', { name: 'Library', exact: true }).click();
  await page.getByRole('link', { name: 'Parcel Counter' }).click();
  const panel = await openTab(page, 'Test');
  await expect(panel.getByRole('combobox', { name: 'Connection' })).toContainText('Counter at the door');
  await expect(panel.getByText('Enter the Counter key again')).toBeVisible();
}

// A service that answers 429 makes the browser say so.
test.use({ allowedComplaints: [/^console: Failed to load resource: .* 429/] });

for (const journey of journeys) {
  test(`the whole journey, from ${journey.file}`, async ({ page, serveApi }, info) => {
    test.setTimeout(180_000);
    const api = await serveApi({
      'GET /v2/parcels/P%2042': {
        headers: { 'x-parcel-region': 'north' },
        body: { id: 'P 42', status: 'moving', grams: 740, stops: [{ town: 'Oulu', at: '2031-04-02T08:15:00Z' }] },
      },
      'GET /v2/parcels': { status: 429, body: { error: 'Slow down.' } },
    });
    const { host } = new URL(api.url);
    const path = (name: string): string => info.outputPath(name);

    await test.step('import', () => importDescription(page, journey, api, path(journey.file)));
    await test.step('General', () => editGeneral(page, host));
    await test.step('Security', () => editSecurity(page));
    await test.step('Definition', () => editDefinition(page, host));
    await test.step('Code', () => editCode(page));
    await test.step('undo and redo', () => undoAndRedo(page));
    await test.step('reload', () => findEverythingAgain(page, host));
    await test.step('Test', () => testCalls(page, api, journey));

    await test.step('export, import, compare, back up', async () => {
      const files = await exportFiles(page, path('first.zip'));
      expect(Object.keys(files).toSorted()).toEqual([
        'apiDefinition.swagger.json',
        'apiProperties.json',
        'icon.png',
        'script.csx',
        'settings.json',
      ]);
      for (const secret of secrets) expect(Object.values(files).join('\n')).not.toContain(secret);
      await importExport(page, path('first.zip'));
      expect(await exportFiles(page, path('second.zip'))).toEqual(files);
      await binAndRestore(page);
      await backUpEraseAndRestore(page, path('everything.zip'));
      expect((await readFile(path('everything.zip'))).toString('latin1')).not.toContain(key);
      expect(await exportFiles(page, path('third.zip'))).toEqual(files);
    });
  });
}
