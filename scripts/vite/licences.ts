import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** A package of which something is in the build. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** As the package states it: `MIT`. */
  readonly licence: string;
  /** The package's own words, notices included. */
  readonly text: string;
}

/** Those that let us hand the code on to anybody, for the price of saying whose it is. */
const permissive: ReadonlySet<string> = new Set([
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0', 'Zlib',
]); // prettier-ignore

/** What the build tools put into the page themselves. */
const toolOf: readonly (readonly [id: RegExp, name: string])[] = [
  [/^\0?vite\//, 'vite'],
  [/^\0?rolldown\//, 'rolldown'],
];

/** The folder of the package that a module is of; undefined for our own and for what plugins make up. */
export function packageOf(id: string, root: string): string | undefined {
  const [tool] = toolOf.flatMap(([pattern, name]) => (pattern.test(id) ? [name] : []));
  if (tool !== undefined) return join(root, 'node_modules', tool);
  const path = id.replace(/^\0/, '').split('?', 1)[0]?.replaceAll('\\', '/') ?? '';
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

/** @throws Error for a package without a licence that we know and may hand on, or without its text. */
export function licenceOf(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${folder} is no package.`);
  const text = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:[.-]|$)/i.test(file))
    .toSorted()
    .map((file) => readText(join(folder, file)))
    .join('\n\n');
  if (text === '') throw new Error(`${name} ${version} is in the build, and there is no text of its licence.`);
  // Some say it in the text alone.
  const licence = typeof license === 'string' ? license : text.startsWith('MIT License') ? 'MIT' : 'none';
  if (!isPermissive(licence))
    throw new Error(`${name} ${version} is in the build, and its licence is not one we may hand on: ${licence}`);
  return { name, version, licence, text };
}

/** `MIT OR GPL-3.0`: one of them is enough; `MIT AND Zlib`: all are needed. */
const isPermissive = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((id) => permissive.has(id)));

/** Without the licences of what a build tool is itself built of: only a few lines of it are here. */
const readText = (file: string): string =>
  (
    readFileSync(file, 'utf8')
      .replaceAll('\r\n', '\n')
      .split(/^# Licenses of bundled dependencies$/m)[0] ?? ''
  ).trim();

const asked = 'virtual:licences';
const resolved = `\0${asked}`;
const placeholder = '__LICENCES__';

/**
 * `import('virtual:licences')`: every package of which something is in the build, workers included, by name. The build fails
 * when one of them has no licence that we may hand on. Where nothing is built, as in tests and on the dev server, the list
 * is empty.
 *
 * @returns `page` for the page, which writes the list; `worker` for each worker, which only adds to it.
 */
export function licences(): { readonly page: () => Plugin; readonly worker: () => Plugin } {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const inWorkers = new Set<string>();
  const foldersIn = (modules: Readonly<Record<string, { readonly renderedLength: number }>>): readonly string[] =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 && packageOf(id, root)) || []);

  const worker = (): Plugin => ({
    name: 'licences-of-workers',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle))
        if (output.type === 'chunk') for (const folder of foldersIn(output.modules)) inWorkers.add(folder);
    },
  });
  const page = (): Plugin => {
    let isBuilding = false;
    return {
      name: 'licences',
      configResolved({ command }) {
        isBuilding = command === 'build';
      },
      resolveId: (id) => (id === asked ? resolved : null),
      load: (id) => (id === resolved ? `export const licences = ${isBuilding ? placeholder : '[]'};` : null),
      // Workers are built while the page's modules load, so that all of them are known here.
      renderChunk(code, _chunk, _options, { chunks }) {
        if (!code.includes(placeholder)) return null;
        const inPage = Object.values(chunks).flatMap(({ modules }) => foldersIn(modules));
        const list = [...new Set([...inPage, ...inWorkers])].filter((folder) => existsSync(folder)).map(licenceOf);
        const sorted = list.toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
        return { code: code.replace(placeholder, () => JSON.stringify(sorted)), map: null };
      },
    };
  };
  return { page, worker };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
