import type { Locator, Page } from '@playwright/test';
import { validateConnector } from '../../src/core/rules/validate-connector.ts';
import { readOpenConnector } from './support/stored.ts';
import { expect, openApp, test } from './support/test.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

async function fillDialog(page: Page, fields: Readonly<Record<string, string>>, button: string): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    await dialog(page).getByRole('textbox', { name, exact: true }).fill(text);
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

test('a connector with a webhook trigger and choices from the service is built from blank, by forms alone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page, '#/import/blank');
  await page.getByRole('textbox', { name: 'Title' }).fill('Parcel Desk');
  await page.getByRole('textbox', { name: 'Host' }).fill('api.parcel.example');
  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('Tells when parcels arrive at a depot of yours.');

  await page.getByRole('tab', { name: 'Security' }).click();
  await page.getByRole('combobox', { name: 'Authentication type' }).selectOption({ label: 'API key' });
  await page.getByRole('textbox', { name: 'Parameter name' }).fill('X-Api-Key');

  await page.getByRole('tab', { name: 'Definition' }).click();
  await page.getByRole('button', { name: 'Add the first action' }).click();
  await fillDialog(page, { Summary: 'List regions', Path: '/regions' }, 'Add action');
  const general = page.getByRole('group', { name: 'General' });
  await general.getByRole('textbox', { name: 'Description' }).fill('Lists the regions that depots are in.');
  await region(page, 'Responses').getByRole('button', { name: 'Import from sample' }).click();
  await fillDialog(page, { Status: '200', Body: '{"items":[{"code":"eu","label":"Europe"}]}' }, 'Import');

  await page.getByRole('button', { name: 'New trigger' }).click();
  await fillDialog(page, { Summary: 'When a parcel arrives', Path: '/hooks' }, 'Add trigger');
  await general.getByRole('textbox', { name: 'Description' }).fill('This operation triggers when a parcel arrives.');
  const [trigger, request] = [region(page, 'Trigger'), region(page, 'Request')];
  await request.getByRole('button', { name: 'Import from sample' }).click();
  await fillDialog(page, { Body: '{"callbackUrl":"https://x.example/cb","region":"eu"}' }, 'Import');
  await trigger.getByRole('combobox', { name: 'Callback property' }).selectOption('callbackUrl');
  await trigger.getByRole('button', { name: 'Import notification from sample' }).click();
  await fillDialog(page, { Body: '{"parcelId":"7","grams":5}' }, 'Import');
  await trigger.getByRole('button', { name: 'Add what is missing' }).click();

  await request.getByRole('button', { name: 'body', exact: true }).click();
  await request.getByRole('button', { name: 'region text' }).click();
  const fields = request.getByRole('group', { name: 'Fields of region' });
  await fields.getByRole('textbox', { name: 'Title' }).fill('Region');
  await fields.getByRole('checkbox', { name: 'Required' }).check();
  const choices = fields.getByRole('region', { name: /^Choices of region/ });
  await choices.getByRole('radio', { name: 'List' }).check();
  await choices.getByRole('button', { name: /^Get the choices from/ }).click();
  await dialog(page)
    .getByRole('button', { name: /List regions/ })
    .click();
  await expect(choices.getByRole('radio', { name: 'Send code' })).toBeChecked();
  await expect(choices.getByRole('radio', { name: 'Show label' })).toBeChecked();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await expect(page.getByRole('button', { name: /No problems/ })).toBeVisible();

  const { connector } = await readOpenConnector(page);
  expect(validateConnector(connector).filter(({ severity }) => severity !== 'info')).toEqual([]);
  const { paths, securityDefinitions } = JSON.parse(connector.definition) as {
    paths: Record<string, Record<string, unknown>>;
    securityDefinitions: unknown;
  };
  expect(securityDefinitions).toEqual({ 'API Key': { type: 'apiKey', in: 'header', name: 'X-Api-Key' } });
  expect(paths['/hooks']).toMatchObject({
    'x-ms-notification-content': {
      schema: { type: 'object', properties: { parcelId: { type: 'string' }, grams: { type: 'integer' } } },
    },
    post: {
      'x-ms-trigger': 'single',
      operationId: 'WhenAParcelArrives',
      parameters: [
        {
          name: 'body',
          in: 'body',
          required: true,
          schema: {
            required: expect.arrayContaining(['callbackUrl', 'region']),
            properties: {
              callbackUrl: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
              region: {
                title: 'Region',
                'x-ms-dynamic-values': {
                  operationId: 'ListRegions',
                  'value-collection': 'items',
                  'value-path': 'code',
                  'value-title': 'label',
                },
                'x-ms-dynamic-list': {
                  operationId: 'ListRegions',
                  itemsPath: 'items',
                  itemValuePath: 'code',
                  itemTitlePath: 'label',
                },
              },
            },
          },
        },
      ],
      responses: { 201: { headers: { Location: { type: 'string' } } } },
    },
  });
  expect(paths['/hooks/{id}']).toMatchObject({ delete: { 'x-ms-visibility': 'internal' } });
});
