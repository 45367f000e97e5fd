import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import lock from '../package-lock.json' with { type: 'json' };
import manifest from '../package.json' with { type: 'json' };
import { licenceOf, packageOf } from '../scripts/vite/licences.ts';

type Files = Readonly<Record<string, string>>;

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

function packageWith(manifest: object, files: Files): string {
  const made = mkdtempSync(join(folder, 'package-'));
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, 'package.json'), JSON.stringify({ name: 'a', version: '1.0.0', ...manifest }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
}

describe('the licence of a package in the build', () => {
  it.each<{ license: string; files: Files; text: string }>([
    { license: 'MIT', files: { LICENSE: 'Do what you like.\r\n' }, text: 'Do what you like.' },
    { license: 'Apache-2.0', files: { 'LICENCE.md': 'A', NOTICE: 'B' }, text: 'A\n\nB' },
    { license: '(MPL-2.0 OR Apache-2.0)', files: { LICENSE: 'A', 'LICENSE-MPL': 'B' }, text: 'A\n\nB' },
    { license: 'MIT', files: { 'LICENSE.md': 'A\n\n# Licenses of bundled dependencies\n\nB' }, text: 'A' },
  ])('$license: $files', ({ license, files, text }) => {
    expect(licenceOf(packageWith({ license }, files))).toEqual({ name: 'a', version: '1.0.0', licence: license, text });
  });

  it('may be said by its text alone', () => {
    expect(licenceOf(packageWith({}, { LICENSE: 'MIT License\n\n…' }))).toMatchObject({ licence: 'MIT' });
  });

  it.each<{ name: string; manifest: object; files: Files }>([
    { name: 'none', manifest: {}, files: { LICENSE: 'All rights reserved.' } },
    { name: 'one that asks for more', manifest: { license: 'GPL-3.0' }, files: { LICENSE: 'GPL' } },
    { name: 'two, one of which asks for more', manifest: { license: 'MIT AND AGPL-3.0' }, files: { LICENSE: 'X' } },
    { name: 'no text', manifest: { license: 'MIT' }, files: { 'README.md': 'MIT' } },
  ])('$name: the build fails', ({ manifest, files }) => {
    expect(() => licenceOf(packageWith(manifest, files))).toThrow('a 1.0.0 is in the build');
  });
});

it.each([
  { id: '/a/node_modules/yaml/dist/index.js', found: '/a/node_modules/yaml' },
  { id: '\0/a/node_modules/@b/c/d.js?commonjs-proxy', found: '/a/node_modules/@b/c' },
  { id: 'C:\\a\\node_modules\\b\\c.js', found: 'C:/a/node_modules/b' },
  { id: '/a/node_modules/b/node_modules/c/d.js', found: '/a/node_modules/b/node_modules/c' },
  { id: '/a/src/main.ts', found: undefined },
  { id: '\0vite/preload-helper.js', found: join(root, 'node_modules', 'vite') },
  { id: '\0browser-library:0', found: undefined },
])('$id is of $found', ({ id, found }) => {
  expect(packageOf(id, root)).toBe(found);
});

describe('the packages', () => {
  it('that may be in the build all have a licence that we may hand on', () => {
    const folders = Object.entries(lock.packages).flatMap(([path, one]) =>
      path === '' || 'dev' in one || 'optional' in one ? [] : [path],
    );
    expect(folders.length).toBeGreaterThan(10);
    // Of those without a text nothing is in the build: else it fails.
    const withoutText = /(?:faker|is-reference|locate-character) /;
    const faults = folders.flatMap((path) => {
      try {
        licenceOf(join(root, path));
        return [];
      } catch (error) {
        return error instanceof Error && !withoutText.test(error.message) ? [error.message] : [];
      }
    });
    expect(faults).toEqual([]);
  });

  it('are asked for by exact versions, and locked with a checksum', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.values(asked).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(lock.packages[''].dependencies).toEqual(manifest.dependencies);
    expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies);
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(locked.filter(([, one]) => !('integrity' in one)).map(([path]) => path)).toEqual([]);
  });

  it('need no script of their own to be installed', () => {
    const needing = Object.entries(lock.packages).filter(
      ([, one]) => 'hasInstallScript' in one && !('optional' in one),
    );
    expect(needing.map(([path]) => path)).toEqual([]);
  });
});
