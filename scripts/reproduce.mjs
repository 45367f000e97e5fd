// npm run reproduce: is the build the same, byte for byte, wherever and whenever it is made? Clones the last commit into two
// folders of other names and depths, installs there what the lock file names, without running any package's scripts, builds in
// another time zone and language, and compares every file. It prints one checksum of the whole.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root, runNpm } from './install.mjs';

const base = mkdtempSync(join(tmpdir(), 'reproduce-'));
const places = [
  { folder: join(base, 'a'), env: { TZ: 'UTC', LANG: 'C.UTF-8' } },
  { folder: join(base, 'another', 'and a longer one'), env: { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8' } },
];

const commit = git('-C', root, 'rev-parse', 'HEAD').trim();

try {
  const [first, second] = places.map(buildIn);
  const names = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  const different = names.filter((name) => !(first.get(name) && second.get(name)?.equals(first.get(name))));
  for (const name of different.slice(0, 20))
    console.log(`DIFFERENT ${name}${whereOf(first.get(name), second.get(name))}`);
  console.log(
    different.length === 0
      ? `${commit} gives the same ${names.length} files both times: sha256 ${digestOf(first)}`
      : `${different.length} of ${names.length} files differ.`,
  );
  process.exitCode = different.length === 0 ? 0 : 1;
} finally {
  rmSync(base, { recursive: true, force: true });
}

/** @returns {Map<string, Buffer>} The built files by path. */
function buildIn({ folder, env }) {
  git('clone', '--quiet', root, folder);
  // Somebody may commit while this goes on.
  git('-C', folder, 'checkout', '--quiet', '--detach', commit);
  const options = { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] };
  const npm = runNpm(['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], options);
  if (npm.status !== 0) throw new Error('The packages could not be installed.');
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], options);
  if (built.status !== 0) throw new Error('The build failed.');
  const files = readFilesIn(join(folder, 'dist'));
  rmSync(folder, { recursive: true, force: true });
  return files;
}

/** @returns {string} What it prints. */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('This has to be run in a clone of the repository.');
  return stdout;
}

function readFilesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)];
    }),
  );
}

/** What stands around the first byte that differs. */
function whereOf(a, b) {
  if (!a || !b) return ' (in one of them only)';
  const at = a.findIndex((byte, index) => byte !== b[index]);
  const around = (bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 40), at + 40).toString());
  return ` at byte ${at}\n  ${around(a)}\n  ${around(b)}`;
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const name of [...files.keys()].toSorted()) {
    const digest = createHash('sha256').update(files.get(name)).digest('hex');
    hash.update(`${name} ${digest}\n`);
  }
  return hash.digest('hex');
}
