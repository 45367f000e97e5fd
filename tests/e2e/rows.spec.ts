import type { Locator, Page } from '@playwright/test';
import { expect, openApp, test } from './support/test.ts';

const definition = {
  swagger: '2.0',
  info: { title: 'Harbour', description: 'Berths and ships of a harbour.', version: '1.0' },
  host: 'harbour.example',
  basePath: '/',
  schemes: ['https'],
  paths: {
    '/berths': {
      get: {
        summary: 'List berths',
        operationId: 'ListBerths',
        parameters: ['quay', 'length', 'depth'].map((name) => ({
          name,
          in: 'query',
          type: 'string',
          'x-ms-summary': `The ${name}`,
          ...(name === 'quay' ? { enum: ['north', 'east', 'south'] } : {}),
        })),
        responses: { 200: { description: 'Berths', schema: { $ref: '#/definitions/Berth' } } },
      },
    },
    '/ships': { get: { summary: 'List ships', operationId: 'ListShips', responses: { 200: { description: 'OK' } } } },
    '/tides': { get: { summary: 'List tides', operationId: 'ListTides', responses: { 200: { description: 'OK' } } } },
  },
  definitions: {
    Berth: {
      type: 'object',
      properties: { id: { type: 'string' }, name: { type: 'string' }, free: { type: 'boolean' } },
    },
    Ship: { type: 'object' },
    Tide: { type: 'object' },
  },
};
const asked = (label: string) => ({ type: 'string', uiDefinition: { displayName: label, constraints: {} } });
const properties = {
  properties: {
    connectionParameters: { region: asked('Region'), tenant: asked('Tenant'), team: asked('Team') },
    iconBrandColor: '#2b579a',
    capabilities: [],
    policyTemplateInstances: [],
  },
};

/** Drags as a hand does: in many small moves, and with a rest before letting go. */
async function drag(page: Page, from: Locator, to: Locator, rest?: () => Promise<void>): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('What is dragged, or where to, is not shown.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 3, start.y + start.height / 2 + 3, { steps: 2 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await rest?.();
  await page.mouse.up();
}

const undoIs = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('button', { name: `Undo ${title}` })).toBeEnabled();

test('rows of every list are put in another order with the mouse, and only there', async ({ page }) => {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(
    Object.entries({ 'apiDefinition.swagger.json': definition, 'apiProperties.json': properties }).map(
      ([name, value]) => ({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(value, null, 2)),
      }),
    ),
  );
  await page.getByRole('button', { name: 'Create connector' }).click();
  const veil = page.getByText('Drop it anywhere to import it');

  await test.step('connection parameters', async () => {
    await page.getByRole('tab', { name: 'Security' }).click();
    const rows = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Remove / }) });
    await expect(rows).toHaveCount(3);
    await drag(page, rows.nth(0).getByTitle(/^Drag to move/), rows.nth(2));
    await expect(rows.getByRole('button', { expanded: false })).toContainText(['Tenant', 'Team', 'Region']);
    await undoIs(page, 'Move region down');
    await rows.nth(1).getByRole('button', { expanded: false }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(rows.getByRole('button', { expanded: false })).toContainText(['Team', 'Tenant', 'Region']);
    await expect(rows.nth(0).getByRole('button', { expanded: false })).toBeFocused();
  });

  await page.getByRole('tab', { name: 'Definition' }).click();
  const list = page.getByRole('navigation', { name: 'Operations' });
  const names = list.getByRole('link');

  await test.step('operations and shared parts', async () => {
    await expect(names).toHaveText([/berths/, /ships/, /tides/, 'Berth', 'Ship', 'Tide']);
    await drag(page, list.getByRole('link', { name: 'List tides' }), list.getByRole('link', { name: 'List berths' }));
    await expect(names).toHaveText([/tides/, /berths/, /ships/, 'Berth', 'Ship', 'Tide']);
    await undoIs(page, 'Move operation ListTides');
    await drag(page, names.nth(3), names.nth(4));
    await expect(names).toHaveText([/tides/, /berths/, /ships/, 'Ship', 'Berth', 'Tide']);
  });

  await test.step('beside its list a row changes nothing', async () => {
    await list.getByRole('link', { name: 'List berths' }).click();
    const summary = page.getByRole('textbox', { name: 'Summary' });
    await drag(page, list.getByRole('link', { name: 'List tides' }), summary, () => expect(veil).toBeHidden());
    await expect(summary).toHaveValue('List berths');
    await expect(page.getByRole('tab', { name: 'Definition' })).toBeVisible();
    await undoIs(page, 'Move Berth');
  });

  const request = page.getByRole('region', { name: 'Request' });
  const parameter = (name: string): Locator =>
    request.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });

  await test.step('parameters', async () => {
    const toggles = request
      .getByRole('row')
      .getByRole('button', { expanded: false })
      .filter({ has: page.locator('code') });
    await expect(toggles).toHaveText(['quay', 'length', 'depth']);
    await drag(page, parameter('quay').getByTitle(/^Drag to move/), parameter('depth'));
    await expect(toggles).toHaveText(['length', 'depth', 'quay']);
    await expect(toggles.nth(2)).toBeFocused();
    await undoIs(page, 'Move parameter quay of ListBerths');
  });

  await test.step('choices', async () => {
    await request.getByRole('button', { name: 'quay', exact: true }).click();
    const choices = request.getByRole('group', { name: 'Choices' });
    const value = (index: number): Locator => choices.getByRole('textbox', { name: `Value of choice ${index}` });
    await expect(value(1)).toHaveValue('north');
    await drag(page, choices.getByTitle(/^Drag to move/).nth(2), value(1));
    await expect(value(1)).toHaveValue('south');
    await expect(value(3)).toHaveValue('east');
  });

  await test.step('properties of a schema', async () => {
    await names.filter({ hasText: 'Berth' }).last().click();
    const rows = page.locator('[data-row]').filter({ has: page.locator('code') });
    await expect(rows).toContainText(['id', 'name', 'free']);
    await drag(page, rows.nth(2), rows.nth(0), () => expect(veil).toBeHidden());
    await expect(rows.nth(2)).toContainText('name');
    await expect(page.getByRole('button', { name: /^Undo Move .*free/ })).toBeEnabled();
  });
});

test('what is selected stays in sight when the focus goes to what can be done with it', async ({ page }) => {
  const paths = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `/ships/${index}`,
      { get: { summary: `Ship ${index}`, operationId: `Ship${index}`, responses: { 200: { description: 'OK' } } } },
    ]),
  );
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles({
    name: 'harbour.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...definition, paths })),
  });
  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByRole('tab', { name: 'Definition' }).click();
  const first = page.getByRole('link', { name: 'Ship 0' });
  await first.focus();
  await page.keyboard.press('Space');
  await page.getByRole('group', { name: 'Selected operations' }).getByRole('button', { name: 'Change' }).focus();
  await expect(first).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Selected operations' })).toHaveCount(0);
  await expect(first).toBeFocused();
  // The last one is brought in sight from below the bar, and the search stays where it is.
  await page.keyboard.press('End');
  await expect(page.getByRole('searchbox', { name: 'Find an operation or a field' })).toBeInViewport();
});
