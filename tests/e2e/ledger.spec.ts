import { readFile } from 'node:fs/promises';
import { expect, openApp, test } from './support/test.ts';

const key = 'pk-live-4f9b27c81de05a63b7c94e12';

/** An answer of two kinds, a key among the examples, and an operation that no connector can send. */
const description = `openapi: 3.0.3
info: { title: Parcel Counter, version: '1' }
servers: [{ url: https://parcels.example/v1 }]
paths:
  /parcels:
    get:
      operationId: ListParcels
      summary: List parcels
      responses:
        '200':
          description: Parcels
          content:
            application/json:
              schema:
                oneOf:
                  - { $ref: '#/components/schemas/Box' }
                  - { $ref: '#/components/schemas/Letter' }
    trace:
      responses: { '200': { description: Traced } }
components:
  schemas:
    Box: { type: object, properties: { grams: { type: integer } } }
    Letter:
      type: object
      properties:
        pages: { type: integer }
        api_key: { type: string, example: ${key} }
`;

test('what an import changed is shown, done otherwise, and taken home as a report', async ({ page }, info) => {
  await openApp(page, '#/import');
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'parcels.yaml', mimeType: 'application/yaml', buffer: Buffer.from(description) });
  await expect(page.getByText(/^2 operations in:$/).locator('..')).toHaveText(/1 brought,\s+1 left out/);
  const changes = page.getByRole('region', { name: 'What changed' });

  await test.step('a secret, from the headline to its place in the source', async () => {
    await page.getByRole('button', { name: '1 secret was kept out' }).click();
    await expect(changes.getByRole('heading', { name: 'What changed' })).toBeFocused();
    await changes.getByRole('button', { name: 'line 27' }).click();
    const source = changes.getByRole('figure', { name: 'Source: parcels.yaml, lines 24 to 28' });
    await expect(source.locator('mark')).toContainText('***');
    await expect(page.getByRole('main')).not.toContainText(key);
  });

  await test.step('another way, by keyboard', async () => {
    await changes.getByRole('radio', { name: /^All/ }).check();
    await changes.getByRole('searchbox', { name: 'Search changes' }).fill('box letter');
    const choice = changes.getByRole('combobox', { name: 'Carried over as' });
    await choice.focus();
    const before = await choice.inputValue();
    await page.keyboard.press('ArrowDown');
    await expect(changes.getByText('Your choice')).toBeVisible();
    await expect(choice).toBeFocused();
    await expect(choice).not.toHaveValue(before);
    await expect(changes.getByRole('status')).toHaveText(/^Carried over as: /);
  });

  await test.step('the report', async () => {
    const downloading = page.waitForEvent('download');
    await changes.getByRole('button', { name: 'Download report' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('parcel-counter-import.md');
    await download.saveAs(info.outputPath('report.md'));
    const report = await readFile(info.outputPath('report.md'), 'utf8');
    expect(report).toContain('# Import report: Parcel Counter');
    expect(report).toContain('2 operations in: 1 brought, 1 left out.');
    expect(report).not.toContain(key);
  });
});
