import type { Page } from '@playwright/test';
import { pageEscapes, workerEscapes } from './support/escapes.ts';
import { sendThroughCourier, spawnAppWorker } from './support/sources.ts';
import { expect, openApp, test } from './support/test.ts';

/** A description that tries, wherever text is shown, to have something fetched or run. */
function hostileSwagger(outside: string): string {
  const text = (where: string): string =>
    `![a](${outside}/${where}-image) <img src="${outside}/${where}-tag" onerror="window.hostileCodeRan = 1"> ` +
    `<script>window.hostileCodeRan = 1</script> [b](javascript:window.hostileCodeRan=1) <style>@import "${outside}/${where}-style"</style>`;
  return JSON.stringify(
    {
      swagger: '2.0',
      $schema: `${outside}/schema`,
      info: { title: 'Hostile', version: '1', description: text('info'), 'x-logo': { url: `${outside}/logo` } },
      host: new URL(outside).host,
      schemes: ['https'],
      externalDocs: { url: `${outside}/docs`, description: text('docs') },
      paths: {
        '/pets/{id}': {
          get: {
            operationId: 'getPet',
            summary: text('summary'),
            description: text('operation'),
            parameters: [{ name: 'id', in: 'path', required: true, type: 'string', description: text('parameter') }],
            responses: { 200: { description: text('response'), schema: { $ref: `${outside}/other.json#/Pet` } } },
          },
        },
      },
    },
    undefined,
    2,
  );
}

/** Long enough for a request that was let through to arrive. */
const settle = (page: Page) => page.waitForTimeout(1500);

test('opening the app asks for its own files and for nothing else', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openApp(page);
  await settle(page);

  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url))).toEqual([]);
});

test('inside another page there is a sentence and nothing else', async ({ page, serveApi, baseURL }) => {
  const outer = await serveApi({
    'GET /favicon.ico': { status: 204 },
    'GET /': {
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><title>Outer</title><iframe src="${baseURL ?? ''}"></iframe>`,
    },
  });
  await page.goto(outer.url);

  const body = page.frameLocator('iframe').locator('body');
  await expect(body).toHaveText('Connector Studio does not work inside another page. Open it in a tab of its own.');
  await settle(page);
  expect(await body.evaluate(({ ownerDocument }) => ownerDocument.querySelectorAll('*').length)).toBeLessThan(5);
});

test('what is imported, shown and edited fetches nothing', async ({ page, serveApi, baseURL }) => {
  const outside = await serveApi({});
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openApp(page, '#/import');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'hostile.swagger.json',
      mimeType: 'application/json',
      buffer: Buffer.from(hostileSwagger(outside.url)),
    });
  await page.getByRole('button', { name: 'Create connector' }).click();

  // An icon that is an SVG is refused, and not shown.
  await page.getByLabel('Choose an icon').setInputFiles({
    name: 'icon.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg"><image href="${outside.url}/svg"/><script>fetch("${outside.url}/svg")</script></svg>`,
    ),
  });
  await expect(page.getByText('That is not a PNG or JPEG image.')).toBeVisible();

  for (const tab of ['Security', 'Definition', 'Code', 'Test', 'Share', 'Definition']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await page.getByRole('tabpanel', { name: tab, exact: true }).waitFor();
  }
  await page.getByRole('button', { name: 'Source', exact: true }).click();
  const editor = page.locator('.monaco-editor').first();
  // What the editor says about a key is Markdown, in part out of the file.
  await editor.locator('.view-line span').filter({ hasText: /\w/ }).first().hover();
  await settle(page);

  expect(outside.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect(outside.bytesReceived()).toBe(0);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url))).toEqual([]);
  expect(await page.evaluate(() => 'hostileCodeRan' in window)).toBe(false);
});

test.describe('attempts to get out', () => {
  // Each of these tries to get a request out of the page, on purpose, so the browser complains throughout.
  test.use({ allowedComplaints: [/./], serviceWorkers: 'allow' });

  test('the page cannot reach another origin, by any way we know', async ({ page, serveApi, complaints }) => {
    const outside = await serveApi({});
    await openApp(page);

    const outcomes = await page.evaluate(pageEscapes, outside.url);
    await settle(page);

    expect(outside.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    // Chromium opens a connection before it asks the policy whether a frame may go there, but sends nothing over it.
    expect(outside.bytesReceived()).toBe(0);
    // Told apart from an attempt that silently did nothing: each was refused by the policy or threw.
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'went through')).toEqual([]);
    expect(complaints.filter((complaint) => complaint.startsWith('policy:')).length).toBeGreaterThan(15);
  });

  test('the app’s worker cannot reach another origin either', async ({ page, serveApi, baseURL }) => {
    const outside = await serveApi({});
    await openApp(page);

    const started = page.waitForEvent('worker');
    await spawnAppWorker(page);
    const worker = await started;
    const outcomes = await worker.evaluate(workerEscapes, [outside.url, baseURL ?? ''] as const);
    await settle(page);

    expect(outside.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(outside.bytesReceived()).toBe(0);
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'went through')).toEqual([]);
  });

  test('control: without the policy the same attempts do arrive', async ({ page, serveApi }) => {
    const outside = await serveApi({});
    const bare = await serveApi({
      'GET /': { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>No policy</title>' },
    });
    await page.goto(bare.url);

    await page.evaluate(pageEscapes, outside.url);
    await settle(page);

    const seen = new Set(outside.requests.map(({ path }) => path.slice(1)));
    for (const way of [
      'fetch',
      'xhr',
      'websocket',
      'event-source',
      'beacon',
      'image',
      'form',
      'import',
      'script',
      'iframe',
    ]) {
      expect(seen, way).toContain(way);
    }
  });

  test('control: the courier does reach the same server', async ({ page, serveApi }) => {
    const outside = await serveApi({ 'GET /through-the-courier': { body: { ok: true } } });
    await page.context().addCookies([{ name: 'session', value: 'secret', url: outside.url }]);
    await openApp(page);

    const [reply] = await sendThroughCourier(page, [
      { method: 'GET', url: `${outside.url}/through-the-courier`, headers: [], timeoutMs: 5000 },
    ]);

    expect(reply).toMatchObject({ kind: 'answer', status: 200, text: '{"ok":true}' });
    expect(outside.requests.map(({ path }) => path)).toEqual(['/through-the-courier']);
    expect(outside.requests[0]?.headers).not.toHaveProperty('cookie');
    expect(outside.requests[0]?.headers).not.toHaveProperty('referer');
    expect(outside.requests[0]?.headers).toMatchObject({ origin: 'null' });
  });

  test('the page cannot reach through the courier’s frame', async ({ page, serveApi }) => {
    const outside = await serveApi({});
    await openApp(page);
    await sendThroughCourier(page, [{ method: 'GET', url: `${outside.url}/first`, headers: [], timeoutMs: 5000 }]);

    const outcome = await page.evaluate((url) => {
      const frame = document.querySelector('iframe');
      try {
        const inside = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
        void inside?.fetch(`${url}/second`);
        return 'called';
      } catch (error) {
        return error instanceof DOMException ? error.name : String(error);
      }
    }, outside.url);
    await settle(page);

    expect(outcome).toBe('SecurityError');
    expect(outside.requests.map(({ path }) => path)).toEqual(['/first']);
  });

  test('the page has no frame but the courier, and no WebRTC', async ({ page }) => {
    await openApp(page);

    const found = await page.evaluate(async () => {
      const load = (src: string) =>
        new Promise<string>((resolve) => {
          const frame = document.createElement('iframe');
          const refused = ({ blockedURI }: SecurityPolicyViolationEvent) =>
            resolve(`refused ${new URL(blockedURI).pathname}`);
          document.addEventListener('securitypolicyviolation', refused, { once: true });
          frame.src = src;
          document.body.append(frame);
          setTimeout(() => resolve('loaded'), 1000);
        });
      return { favicon: await load('./favicon.svg'), webRtc: 'RTCPeerConnection' in window };
    });

    expect(found).toEqual({ favicon: 'refused /favicon.svg', webRtc: false });
  });
});
