import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** By path from the page's folder, with slashes. */
export type BuiltFiles = ReadonlyMap<string, Uint8Array | string>;

/** Read by the host, or not by the page at all. */
const notForPages = /^(_headers|sw\.js|.*\.map)$/;

/**
 * The service worker of a build: `service-worker.js` with the list of the build's files in it. The same files make the
 * same worker, byte for byte.
 */
export function serviceWorkerOf(version: string, built: BuiltFiles): string {
  const files = [...built]
    .filter(([path]) => !notForPages.test(path))
    // Some hosts lead from index.html to its folder; all of them serve it there.
    .map(([path, contents]) => [path === 'index.html' ? '' : path, digestOf(contents)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const id = createHash('sha256')
    .update(JSON.stringify([version, files]))
    .digest('hex')
    .slice(0, 16);
  const code = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  const build = JSON.stringify({ version, id, files });
  return code.replace('= BUILD;', () => `= ${build};`);
}

const digestOf = (contents: Uint8Array | string): string =>
  `sha256-${createHash('sha256').update(contents).digest('base64')}`;

/** Writes `sw.js` beside the page. Only when building: the dev server's files change while one works. */
export function offline(version: string): Plugin {
  let publicFolder = '';
  return {
    name: 'offline',
    // Builds for Node have no page.
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
    enforce: 'post',
    configResolved({ publicDir }) {
      publicFolder = publicDir;
    },
    generateBundle: {
      // Once the page is in the bundle, and the host's headers.
      order: 'post',
      handler(_options, bundle) {
        const files = new Map<string, Uint8Array | string>(readFolder(publicFolder));
        for (const output of Object.values(bundle))
          files.set(output.fileName, output.type === 'chunk' ? output.code : output.source);
        if (!files.has('index.html')) throw new Error('The page is not among the files of the build.');
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: serviceWorkerOf(version, files) });
      },
    },
  };
}

/** Every file in a folder and those below. */
export function readFolder(folder: string): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file).split(sep).join('/'), readFileSync(file)] as const;
    });
}
