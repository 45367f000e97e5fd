// Finds a Chromium or Chrome for the browser tests, and installs one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root } from './install.mjs';
import { tools } from './run.mjs';

/** @returns {string | undefined} The program's path; undefined, with the reason printed, when there is none. */
export function chromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    console.error(`CHROMIUM_PATH names ${asked}, which does not exist.`);
    return undefined;
  }
  return find() ?? installed();
}

function find() {
  return [...systemPlaces(), playwrightsOwn()].find((path) => path !== undefined && existsSync(path));
}

function systemPlaces() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  switch (process.platform) {
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .map((name) => process.env[name])
        .filter(Boolean)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    default:
      return (process.env.PATH ?? '')
        .split(delimiter)
        .filter(Boolean)
        .flatMap((folder) => names.map((name) => join(folder, name)));
  }
}

function playwrightsOwn() {
  const require = createRequire(join(root, 'package.json'));
  return require('@playwright/test').chromium.executablePath();
}

function installed() {
  console.log('No Chromium or Chrome was found; installing one for the browser tests …');
  const asRoot = process.getuid?.() === 0;
  if (asRoot && succeeds('apt-get', ['--version'], 'ignore')) {
    succeeds('apt-get', ['update', '-q']);
    // The font is for screenshots: a bare system has none.
    succeeds('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  }
  const found = find();
  if (found) return found;
  const playwright = join(root, 'node_modules', tools.playwright);
  succeeds(process.execPath, [playwright, 'install', ...(asRoot ? ['--with-deps'] : []), 'chromium']);
  const own = find();
  if (own) return own;
  console.error(`The browser tests need Chromium or Chrome, and none could be installed. Install one, for example with
  sudo apt-get install chromium
or name one that you have:
  CHROMIUM_PATH=/path/to/chrome npm test`);
  return undefined;
}

function succeeds(command, args, stdio = 'inherit') {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio, env }).status === 0;
}
