// Installs what package-lock.json names, when it is not there. Uses nothing but Node, so that it runs in a bare clone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the process with a message when Node is too old or the packages cannot be installed. */
export function install() {
  checkNode();
  if (isInstalled()) return;
  console.log('Installing the packages named in package-lock.json …');
  const { status, error } = runNpm(['ci', '--no-audit', '--no-fund']);
  if (status !== 0) {
    console.error(`The packages could not be installed${error ? ` (${error.message})` : ''}. See what npm said above.`);
    process.exit(1);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return;
  console.error(`Connector Studio needs Node 20.19, 22.12 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** npm writes its own record of what it installed, as its last step; this compares it with what the lock asks for. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(record);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Ends when npm does; `options` are those of `spawnSync`. */
export function runNpm(args, options = { cwd: root, stdio: 'inherit' }) {
  // Set by npm itself for what it runs; the only way to start npm without a shell on Windows.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
