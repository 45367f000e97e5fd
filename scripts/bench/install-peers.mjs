// The converters to compare with, in a folder of their own: never a dependency of the app, and none of their scripts is run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { peerVersions } from './converters.mjs';

const folder = join(root, 'node_modules', '.cache', 'bench-peers');

/** @returns {string | undefined} The folder with `node_modules`; undefined, with the reason printed, without a network. */
export function installPeers() {
  if (Object.entries(peerVersions).every(([name, version]) => versionOf(name) === version)) return folder;
  console.error('Installing the converters to compare with …');
  mkdirSync(folder, { recursive: true });
  const about = { private: true, description: 'What npm run bench compares with.', dependencies: peerVersions };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel', 'error'];
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(program, [...before, ...args], {
    cwd: folder,
    stdio: 'ignore',
    timeout: 180_000,
    shell: program === 'npm' && process.platform === 'win32',
  });
  if (status === 0) return folder;
  console.error('They could not be installed (is there a network?), so nothing is compared with them.');
  return undefined;
}

function versionOf(name) {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}
