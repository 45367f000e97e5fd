import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A browser with a profile on disk, which can be killed as a power cut kills it: every process at once, unasked. */
export interface KillableBrowser {
  readonly page: Page;
  readonly kill: () => Promise<void>;
}

/** @param profile A folder; what was stored in it by a browser that was killed is there again. */
export async function startKillableBrowser(profile: string): Promise<KillableBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const process = spawn(
    globalThis.process.env['CHROMIUM_PATH'] ?? chromium.executablePath(),
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--hide-crash-restore-bubble',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  const browser = await connect(portFile);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.newPage());
  if (!page) throw new Error('The browser has no page');
  return { page, kill: () => kill(process) };
}

async function connect(portFile: string): Promise<Browser> {
  for (let tries = 0; tries < 200; tries++) {
    const [port] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : [];
    if (port) return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The browser did not start');
}

/** The negative number names the whole group: the browser and all processes that it has started. */
async function kill(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const gone = new Promise((resolve) => process.once('exit', resolve));
  if (process.pid !== undefined) globalThis.process.kill(-process.pid, 'SIGKILL');
  await gone;
}
