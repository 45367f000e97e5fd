import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder, serviceWorkerOf, type BuiltFiles } from '../../../scripts/vite/offline.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The version in package.json, which the build shows. */
export const { version: builtVersion } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

/** The files in `dist`. */
export const readBuild = (): BuiltFiles => new Map(readFolder(`${root}dist`));

/** The same code as another version would be built: with another version in it, and other names of its files. */
export function rebuiltAs(version: string, build: BuiltFiles): BuiltFiles {
  // The last letter of each digest: one name must not stand for two contents.
  const named = (text: string): string =>
    text.replace(
      /-([\w-]{7})([\w-])\.(js|css|ttf)\b/g,
      (_, start: string, last: string, ending: string) => `-${start}${last === '0' ? '1' : '0'}.${ending}`,
    );
  const files = new Map<string, Uint8Array | string>();
  for (const [path, contents] of build) {
    const isText = /\.(js|css|html)$/.test(path) && path !== 'sw.js';
    const text = isText && named(Buffer.from(contents).toString('utf8'));
    const shown = new RegExp(`(["'\`])${builtVersion.replaceAll('.', '\\.')}\\1`, 'g');
    files.set(named(path), text === false ? contents : text.replace(shown, `$1${version}$1`));
  }
  return files.set('sw.js', serviceWorkerOf(version, files));
}

export interface StaticHost {
  /** With a slash at the end. */
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** Serves another build from now on. */
  readonly deploy: (build: BuiltFiles) => void;
  readonly close: () => Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
};

/** A static host that reads `_headers` as some do, and leads from `index.html` to its folder as some do. */
export async function hostBuild(build: BuiltFiles, folder = '/'): Promise<StaticHost> {
  let served = build;
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?', 1)[0] ?? '/';
    asked.push(path);
    const file = path === folder ? 'index.html' : path.slice(folder.length);
    const contents = path.startsWith(folder) ? served.get(file) : undefined;
    if (path === `${folder}index.html`) response.writeHead(308, { location: folder }).end();
    else if (contents === undefined) response.writeHead(404).end();
    else {
      const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, ...headersFor(`/${file}`, served) }).end(contents);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    asked,
    deploy: (next) => (served = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function headersFor(path: string, build: BuiltFiles): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of Buffer.from(build.get('_headers') ?? '')
    .toString('utf8')
    .split('\n')) {
    if (line.startsWith('/')) applies = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (applies && name !== undefined && value !== undefined) headers[name] = value;
  }
  return headers;
}
