import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

const passphrase = 'correct horse battery';
const canary = 'CANARY-0123456789';

/** The connector's name. */
async function importParcelDesk(page: Page): Promise<void> {
  await openApp(page, '#/import');
  await page.getByLabel('Choose files').setInputFiles(parcelDesk('parcel-desk.postman_collection.json'));
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('tab', { name: 'General' })).toBeVisible();
}

async function enterNewPassphrase(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await dialog.getByRole('textbox', { name: 'The same again' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

async function enterPassphrase(page: Page, typed: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Passphrase', exact: true }).fill(typed);
  await page.keyboard.press('Enter');
}

/** Everything in the database, bytes included, as text. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('connector-studio');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('The database cannot be opened'));
    });
    const values = await new Promise<unknown[]>((resolve, reject) => {
      const reading = database.transaction('connectors').objectStore('connectors').getAll();
      reading.onsuccess = () => resolve(reading.result as unknown[]);
      reading.onerror = () => reject(new Error('The database cannot be read'));
    });
    database.close();
    return JSON.stringify(values, (_, value: unknown) =>
      ArrayBuffer.isView(value)
        ? new TextDecoder('latin1').decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
        : value,
    );
  });
}

test('secrets under a passphrase: on disk unreadable, back with it after a reload, along in a sealed backup, gone with one button', async ({
  page,
}) => {
  await importParcelDesk(page);
  await page.getByRole('tab', { name: 'Security' }).click();
  await page.getByRole('combobox', { name: 'Authentication type' }).selectOption({ label: 'API key' });
  await page.getByRole('tab', { name: 'Test' }).click();
  await page.getByRole('button', { name: 'New connection' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: /key/i }).fill(canary);
  await page.getByRole('button', { name: 'Create connection' }).click();
  await expect(page.getByRole('combobox', { name: 'Connection' })).toBeVisible();
  const testTab = page.url();

  // By hash, so that the page and its memory stay.
  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByRole('button', { name: 'Keep them under a passphrase' }).click();
  await enterNewPassphrase(page);
  await expect(page.getByText('Open now, until you lock them')).toBeVisible();
  const database = await stored(page);
  expect(database).toContain('sealedKey');
  expect(database).not.toContain(canary);
  expect(database).not.toContain(passphrase);

  await page.getByRole('button', { name: 'Export sealed' }).click();
  await page.getByRole('checkbox', { name: 'Take the secrets of connections along' }).check();
  const download = page.waitForEvent('download');
  await enterNewPassphrase(page);
  const backup = await (await download).path();
  expect((await readFile(backup)).includes('Parcel')).toBe(false);

  await page.goto(testTab);
  await page.reload();
  await expect(page.getByText('Your secrets are locked')).toBeVisible();
  await page.getByRole('button', { name: 'Unlock' }).click();
  await enterPassphrase(page, 'something else');
  await expect(page.getByRole('dialog')).toContainText('This is not the passphrase');
  await enterPassphrase(page, passphrase);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Your secrets are locked')).toHaveCount(0);
  await page.getByRole('button', { name: 'Connection actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit connection' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /key/i })).toHaveValue(canary);
  await page.keyboard.press('Escape');

  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByRole('button', { name: 'Forget all secrets' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget all secrets' }).click();
  await expect(page.getByText('Every secret is gone.')).toBeVisible();
  expect(await stored(page)).not.toContain('sealedKey');

  await page.getByLabel('Choose a backup').setInputFiles(backup);
  await enterPassphrase(page, passphrase);
  await expect(page.getByRole('list', { name: 'Connectors in the backup' })).toContainText('The same as here');
  await page.getByRole('button', { name: 'Add to the library' }).click();
  await expect(page.getByText('Nothing had to be brought')).toBeVisible();
  await page.evaluate((address) => (location.hash = new URL(address).hash), testTab);
  await expect(page.getByRole('combobox', { name: 'Connection' })).toBeVisible();
  await expect(page.getByText(/Enter the .* again/)).toHaveCount(0);
});

interface FolderPage {
  showDirectoryPicker: () => Promise<FileSystemDirectoryHandle>;
}

/** The files of the chosen folder by path. */
function folder(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen');
    const found: Record<string, string> = {};
    for await (const [name, inner] of root.entries()) {
      if (!(inner instanceof FileSystemDirectoryHandle)) continue;
      for await (const [file, handle] of inner.entries()) {
        if (!(handle instanceof FileSystemFileHandle)) continue;
        // What is just being written may be gone under this name: the page writes beside it and swaps.
        const text = await handle
          .getFile()
          .then((inside) => inside.text())
          .catch(() => undefined);
        if (text !== undefined) found[`${name}/${file}`] = text;
      }
    }
    return found;
  });
}

function writeOutside(page: Page, path: string, text: string): Promise<void> {
  return page.evaluate(
    async ([path, text]) => {
      const [inner = '', file = ''] = path.split('/');
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true });
      const handle = await (
        await root.getDirectoryHandle(inner, { create: true })
      ).getFileHandle(file, { create: true });
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
    },
    [path, text] as const,
  );
}

test.describe('a folder', () => {
  // The picker cannot be driven; the browser's own private folder has the same handles.
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      (window as unknown as FolderPage).showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true });
    });
  });

  const definition = 'parcel-desk/apiDefinition.swagger.json';

  test('has the files as they are exported, follows edits, and leaves alone what was not written here', async ({
    page,
  }) => {
    await importParcelDesk(page);
    const general = page.url();
    await writeOutside(page, 'parcel-desk/notes.txt', 'mine');
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(page.getByText('is in step')).toBeVisible();
    const before = await folder(page);
    expect(Object.keys(before).toSorted()).toEqual(
      expect.arrayContaining([definition, 'parcel-desk/apiProperties.json', 'parcel-desk/settings.json']),
    );
    expect(before['parcel-desk/notes.txt']).toBe('mine');

    await page.goto(general);
    await page.reload();
    await page.getByRole('textbox', { name: 'Title' }).fill('Parcel Counter');
    await expect.poll(async () => (await folder(page))[definition], { timeout: 20_000 }).toContain('Parcel Counter');
    const edited = await folder(page);
    expect(edited[definition]).toBe(before[definition]?.replace('"Parcel Desk"', '"Parcel Counter"'));
    expect({ ...edited, [definition]: '' }).toEqual({ ...before, [definition]: '' });

    // Changed outside, and changed here: nobody's work is written over before somebody says so.
    const outside = edited[definition]?.replace('Parcel Counter', 'Parcel Hatch') ?? '';
    await writeOutside(page, definition, outside);
    await page.getByRole('textbox', { name: 'Title' }).fill('Parcel Window');
    await page.evaluate(() => (location.hash = '#/settings'));
    await expect(page.getByText('changed outside')).toBeVisible({ timeout: 20_000 });
    expect((await folder(page))[definition]).toBe(outside);
    await page.getByRole('button', { name: 'Take in what is in the folder' }).click();
    await expect(page.getByText('changed outside')).toHaveCount(0);
    await page.goto(general);
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Parcel Hatch');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Parcel Window');
    await expect.poll(async () => (await folder(page))[definition], { timeout: 20_000 }).toContain('Parcel Window');

    await writeOutside(page, definition, outside);
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('button', { name: 'Overwrite the folder' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(async () => (await folder(page))[definition]).toContain('Parcel Window');
    await expect(page.getByText('is in step')).toBeVisible();
    expect((await folder(page))['parcel-desk/notes.txt']).toBe('mine');
  });

  test('is not written over where somebody else’s files stand, nor with secrets', async ({ page }) => {
    await importParcelDesk(page);
    const general = page.url();
    await writeOutside(page, definition, 'somebody else’s');
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(page.getByText('Parcel Desk: changed outside')).toBeVisible();
    expect(await folder(page)).toEqual({ [definition]: 'somebody else’s' });

    await page.getByRole('button', { name: 'Overwrite the folder' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(async () => (await folder(page))[definition]).toContain('Parcel Desk');
    const before = await folder(page);
    await page.evaluate((address) => (location.hash = new URL(address).hash), general);
    await page.getByRole('textbox', { name: 'Title' }).fill(`Desk ${'ghp_'}aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6`);
    await page.evaluate(() => (location.hash = '#/settings'));
    await expect(page.getByText('has a secret in its files')).toBeVisible({ timeout: 20_000 });
    expect(await folder(page)).toEqual(before);
  });
});
