import type { Page } from '@playwright/test';
import { builtVersion, hostBuild, readBuild, rebuiltAs, type StaticHost } from './support/builds.ts';
import { expect, test as base } from './support/test.ts';

interface Fixtures {
  serve: (folder?: string) => Promise<StaticHost>;
}

const test = base.extend<Fixtures>({
  serve: async ({}, use) => {
    const hosts: StaticHost[] = [];
    await use(async (folder) => {
      const host = await hostBuild(readBuild(), folder);
      hosts.push(host);
      return host;
    });
    await Promise.all(hosts.map((host) => host.close()));
  },
});
test.use({ serviceWorkers: 'allow' });

/** Until this page's build is kept on this computer. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
const openSample = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await page.getByRole('button', { name: /^Open the sample/ }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
};
const title = (page: Page) => page.getByRole('textbox', { name: 'Title' });
const version = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });
const offer = (page: Page) => page.getByRole('button', { name: 'A new version is ready' });
const agree = async (page: Page): Promise<void> => {
  await offer(page).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Update now' }).click();
};

test('after the first visit the page works without a network, in a folder of the host as well', async ({
  page,
  serve,
}) => {
  const host = await serve('/tools/studio/');
  await openSample(page, host.url);
  await isKept(page);
  await host.close();

  await page.reload();
  await title(page).fill('Made on a train');
  await page.getByRole('tab', { name: 'Test' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Test' })).toBeVisible();
  await page.getByRole('button', { name: 'Source', exact: true }).click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'General' }).click();
  await expect(title(page)).toHaveValue('Made on a train');
});

test('an update waits for consent, keeps an open edit, and can be taken back', async ({ page, context, serve }) => {
  const host = await serve();
  await openSample(page, host.url);
  await isKept(page);
  const first = readBuild();
  host.deploy(rebuiltAs('9.9.9', first));
  await lookForUpdate(page);
  await expect(offer(page)).toBeVisible();

  // The page that is open stays what it is, with all of its parts, though the host has them no more.
  await expect(version(page)).toContainText(builtVersion);
  await page.getByRole('tab', { name: 'Security' }).click();
  await expect(page.getByRole('combobox', { name: 'Authentication type' })).toBeVisible();
  await page.getByRole('tab', { name: 'General' }).click();
  await page.reload();
  await expect(version(page)).toContainText(builtVersion);

  // Another tab in the midst of something does not agree.
  const second = await context.newPage();
  await second.goto(`${host.url}#/settings`);
  await expect(offer(second)).toBeVisible();
  await offer(second).click();
  await expect(second.getByRole('dialog')).toBeVisible();
  await title(page).fill('Typed before the update');
  await agree(page);
  await expect(page.getByRole('dialog')).toContainText('In another tab: A dialog is open');
  await expect(version(page)).toContainText(builtVersion);

  await second.getByRole('dialog').getByRole('button', { name: 'Later' }).click();
  const reloaded = second.waitForEvent('load');
  await page.getByRole('dialog').getByRole('button', { name: 'Update now' }).click();
  await expect(version(page)).toContainText('9.9.9');
  await expect(title(page)).toHaveValue('Typed before the update');
  await reloaded;
  await expect(second.getByRole('main')).toContainText('9.9.9');
  await second.close();

  host.deploy(first);
  await lookForUpdate(page);
  await title(page).fill('Typed before going back');
  await agree(page);
  await expect(version(page)).toContainText(builtVersion);
  await expect(title(page)).toHaveValue('Typed before going back');
  await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled();
});

test('an update that nobody agreed to is there once all pages were closed, and the old files are gone', async ({
  page,
  context,
  serve,
}) => {
  const host = await serve();
  await page.goto(host.url);
  await isKept(page);
  host.deploy(rebuiltAs('9.9.9', readBuild()));
  await lookForUpdate(page);
  await expect(offer(page)).toBeVisible();
  await page.close();

  const next = await context.newPage();
  await expect(async () => {
    await next.goto(`${host.url}#/settings`);
    await next.reload();
    await expect(next.getByRole('main')).toContainText('9.9.9', { timeout: 1000 });
  }).toPass();
  expect(await next.evaluate(async () => (await caches.keys()).length)).toBe(1);
});

test('half a deployment is not kept', async ({ page, serve }) => {
  const host = await serve();
  await page.goto(host.url);
  await isKept(page);
  const next = new Map(rebuiltAs('9.9.9', readBuild()));
  const page404 = [...next.keys()].find((path) => /assets\/.*\.css$/.test(path)) ?? '';
  next.set(page404, 'not what was built');
  host.deploy(next);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    await new Promise<void>((resolve) => {
      if (!installing) return resolve();
      installing.onstatechange = () => installing.state === 'redundant' && resolve();
    });
  });
  await expect(offer(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
});
