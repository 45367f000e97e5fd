import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKillableBrowser } from './support/killable-browser.ts';

/** `CRASH_RUNS=200 npm run test:e2e -- crash` looks long. */
const runs = Number(process.env['CRASH_RUNS'] ?? 3);
/** How old an edit may be at most that a crash takes along, in milliseconds. */
const promise = 1000;

test('a browser that is killed at any moment takes no edit along that is older than a second', async ({ baseURL }) => {
  test.setTimeout(30_000 + runs * 20_000);
  test.skip(process.platform === 'win32', 'Processes are killed by their group, which Windows does not know.');
  const profile = mkdtempSync(join(tmpdir(), 'connector-studio-crash-'));
  let address = '';
  /** What was typed before the last crash, and how much of it had to be there. */
  let typed = '';
  let before = '';
  let kept = 0;
  const lost: number[] = [];
  try {
    for (let run = 0; run <= runs; run++) {
      const { page, kill } = await startKillableBrowser(profile);
      try {
        if (run === 0) {
          await page.goto(`${baseURL ?? ''}#/`);
          await page.getByRole('button', { name: /^Open the sample/ }).click();
          await page.getByRole('tablist', { name: 'Connector' }).waitFor();
          address = page.url();
        } else await page.goto(address);
        const title = page.getByRole('textbox', { name: 'Title' });
        await title.waitFor();
        const found = await title.inputValue();
        // One that lived for less than a second may have stored nothing.
        if (run > 0 && !(kept === 0 && found === before)) {
          expect(typed.startsWith(found), `run ${run}: "${found}" is no start of "${typed}"`).toBe(true);
          expect(found.length, `run ${run}: what was typed more than a second before`).toBeGreaterThanOrEqual(kept);
          lost.push(typed.length - found.length);
        }
        if (run === runs) break;
        // Undo goes on from what was there before the crash.
        if (found.startsWith('Run ')) await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled();
        before = found;
        typed = `Run ${run} `;
        await title.fill(typed);
        await title.press('End');
        const lives = 300 + Math.random() * 2500;
        const began = Date.now();
        const presses: { readonly length: number; readonly at: number }[] = [];
        for (let key = 0; Date.now() - began < lives; key++) {
          // Noted before it is pressed: it may be on disk though the browser died before it said so.
          typed += String(key % 10);
          await page.keyboard.press(String(key % 10));
          presses.push({ length: typed.length, at: Date.now() });
        }
        const died = Date.now();
        await kill();
        kept = presses.findLast(({ at }) => at <= died - promise)?.length ?? 0;
      } finally {
        await kill().catch(() => undefined);
      }
    }
    if (runs > 10) console.log(`${runs} crashes: ${Math.max(...lost)} keys lost at most, all of the last second.`);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
