import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '../chromium.mjs';
import { root } from '../install.mjs';
import { largeDefinition } from './large-definition.mjs';
import { middleOf } from './measure.mjs';

const slowdown = 4;
const text = 'weighed labelled desk';

/**
 * From a key press to the paint that shows it, in a form of the largest published connector, with the processor slowed
 * four times.
 *
 * @param {string} folder With `connectors/<name>/apiDefinition.swagger.json` in it, or a definition of our own is taken.
 */
export async function benchTyping(folder) {
  const executablePath = chromium();
  if (!executablePath) return;
  const { build, preview } = await import('vite');
  const { chromium: launcher } = await import('@playwright/test');
  await build({ root, logLevel: 'warn' });
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4301 } });
  const browser = await launcher.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#/import`);
    const { files, bytes } = largestConnector(folder) ?? ownDefinition();
    await page.getByLabel('Choose files').setInputFiles(files);
    const studio = page.getByRole('tablist', { name: 'Connector' });
    // More than a connector may have is not ticked, and asked about: whatever button comes is pressed.
    for (let tries = 0; tries < 60 && !(await studio.isVisible()); tries++) {
      for (const name of [/^Tick all/, 'Create connector', 'Create it all the same']) {
        const button = page.getByRole('button', { name });
        if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => undefined);
      }
      await page.waitForTimeout(500);
    }

    await countPresses(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const results = { Title: await timeTyping(page, page.getByRole('textbox', { name: 'Title' })) };
    await page.getByRole('tab', { name: 'Definition' }).click();
    const general = page.getByRole('group', { name: 'General' });
    await general.waitFor();
    for (const name of ['Summary', 'Description'])
      results[name] = await timeTyping(page, general.getByRole('textbox', { name }));
    for (const [name, times] of Object.entries(results)) {
      const [middle, worst] = [middleOf(times), Math.max(...times)].map((time) => time.toFixed(0));
      console.log(
        `Typing into ${name}, ${(bytes / 1e6).toFixed(1)} MB, processor ${slowdown} times slower: ${middle} ms to paint, ${worst} ms at most (budget 50 ms)`,
      );
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

function countPresses(page) {
  return page.evaluate(() => {
    globalThis.pressed = [];
    const afterPaint = (tell) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = tell;
      port2.postMessage(undefined);
    };
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => afterPaint(() => globalThis.pressed.push(performance.now() - timeStamp))),
      { capture: true },
    );
  });
}

/** @returns The time from each key press to the end of the frame that shows it, in milliseconds. */
async function timeTyping(page, field) {
  await field.click();
  await page.waitForTimeout(1500);
  await page.keyboard.type(text, { delay: 150 });
  await page.waitForTimeout(500);
  return page.evaluate(() => globalThis.pressed.splice(0));
}

function largestConnector(folder) {
  const all = folder && existsSync(join(folder, 'connectors')) ? readdirSync(join(folder, 'connectors')) : [];
  const definitions = all.map((name) => join(folder, 'connectors', name)).filter((path) => existsSync(fileIn(path)));
  const [largest] = definitions.toSorted((a, b) => statSync(fileIn(b)).size - statSync(fileIn(a)).size);
  if (!largest) return undefined;
  const names = readdirSync(largest).filter((name) => /^api.*\.json$/i.test(name));
  return {
    files: names.map((name) => fileOf(name, readFileSync(join(largest, name)))),
    bytes: statSync(fileIn(largest)).size,
  };
}

const fileIn = (path) => join(path, 'apiDefinition.swagger.json');

function ownDefinition() {
  const bytes = Buffer.from(JSON.stringify(largeDefinition(1_000_000), null, 2));
  return { files: [fileOf('apiDefinition.swagger.json', bytes)], bytes: bytes.length };
}

const fileOf = (name, buffer) => ({ name, mimeType: 'application/json', buffer });
