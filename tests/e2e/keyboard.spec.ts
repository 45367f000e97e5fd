import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, openApp, test } from './support/test.ts';

/** Presses Tab until `target` has the focus: what cannot be reached like this cannot be reached. */
async function tabTo(page: Page, target: Locator, step: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(step);
  }
  await expect(target, 'not reached with 60 presses of Tab').toBeFocused();
}

/** What has the focus, as a person sees it: an outline. */
const outlineOf = (target: Locator): Promise<string> =>
  target.evaluate((element) => {
    // A field that is drawn by its label shows the focus there.
    const drawn = [element, element.nextElementSibling, element.closest('label')].filter((one) => one !== null);
    return (
      drawn.map((one) => getComputedStyle(one)).find(({ outlineStyle }) => outlineStyle !== 'none')?.outlineStyle ??
      'none'
    );
  });

test('from the library to a connector in the hand, with the keyboard alone', async ({ page }, info) => {
  await openApp(page);
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const field = (name: string): Locator => page.getByRole('textbox', { name });
  const tab = (name: string): Locator => page.getByRole('tab', { name });

  await test.step('a blank connector', async () => {
    await expect(page.getByRole('list', { name: 'Ways to start' })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await tabTo(page, button('New connector'));
    expect(await outlineOf(button('New connector'))).not.toBe('none');
    await page.keyboard.press('Enter');
    await expect(field('Title')).toBeFocused();
    await page.keyboard.type('Night Ferry');
    await tabTo(page, field('Host'));
    await page.keyboard.type('ferry.example');
    await page.keyboard.press('Enter');
    await expect(tab('General')).toBeVisible();
  });

  await test.step('through the tabs with the arrow keys', async () => {
    await tabTo(page, tab('General'));
    for (const name of ['Security', 'Definition', 'Code', 'Test', 'Share']) {
      await page.keyboard.press('ArrowRight');
      await expect(tab(name)).toBeFocused();
      await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    }
    await page.keyboard.press('Home');
    await expect(tab('General')).toHaveAttribute('aria-selected', 'true');
    const panel = page.getByRole('tabpanel', { name: 'General' });
    await expect(panel.getByRole('textbox', { name: 'Title' })).toBeVisible();
    // One stop of Tab for the list, the next one is in the panel.
    await page.keyboard.press('Tab');
    await expect(tab('General')).not.toBeFocused();
    expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  await test.step('edit, undo, redo', async () => {
    await tabTo(page, field('Description'));
    await page.keyboard.type('When the ferry leaves.');
    await expect(page.getByText(/^Saved/)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(field('Description')).toHaveValue('');
    await page.keyboard.press('Control+Shift+z');
    await expect(field('Description')).toHaveValue('When the ferry leaves.');
  });

  await test.step('a dialog keeps the focus, and gives it back', async () => {
    await tabTo(page, tab('General'), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, button('New action'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New action' });
    await expect(dialog.getByRole('textbox', { name: 'Summary' })).toBeFocused();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      // Beyond its last field the browser may lend the focus to its own tool bar, never to the page behind.
      const isInside = (element: Element): boolean =>
        element.contains(document.activeElement) || document.activeElement === document.body;
      expect(await dialog.evaluate(isInside), `after ${presses + 1} presses of Tab`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button('New action')).toBeFocused();
  });

  await test.step('an action', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('List departures');
    await tabTo(page, page.getByRole('dialog').getByRole('textbox', { name: 'Path' }));
    await page.keyboard.type('/departures');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    const summary = page.getByRole('group', { name: 'General' }).getByRole('textbox', { name: 'Summary' });
    await expect(summary).toBeFocused();
    await expect(summary).toHaveValue('List departures');

    await tabTo(page, button('Add parameter'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button('Add parameter')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: /^Parameter / }).getByRole('textbox', { name: 'Name' })).toBeFocused();
  });

  await test.step('export', async () => {
    await tabTo(page, button('Export'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(tab('Share')).toHaveAttribute('aria-selected', 'true');
    await tabTo(page, button('Download connector files'));
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    await (await downloading).saveAs(info.outputPath('ferry.zip'));
    const files = unzipSync(await readFile(info.outputPath('ferry.zip')));
    expect(Object.keys(files)).toContain('apiDefinition.swagger.json');
    expect(Buffer.from(files['apiDefinition.swagger.json'] ?? []).toString()).toContain('"List departures"');
  });
});
