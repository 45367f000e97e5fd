import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What each layer of src may import, besides itself: a layer, or one file of it. `main` is src/main.ts. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  worker: ['core'],
  storage: ['core'],
  platform: ['core'],
  // Of the worker itself only its address.
  state: [
    'core',
    'worker/client.ts',
    'worker/protocol.ts',
    'worker/spawn.ts',
    'worker/worker.ts?worker&url',
    'storage',
    'platform',
  ],
  ui: ['core', 'state'],
  main: ['core', 'worker', 'storage', 'platform', 'state', 'ui'],
};

interface SourceFile {
  /** From src, with slashes: `core/document/patch.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    return { path: relative(join(root, 'src'), file).split(sep).join('/'), text, imports: importsOf(entry.name, text) };
  });

/** Static, dynamic and type imports, and re-exports. */
function importsOf(name: string, text: string): string[] {
  const code = name.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : text;
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}

function layerOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, '');
}

/** The file that an import names, from src, when it is one of ours; with the query that says how it is wanted. */
function targetOf(from: string, imported: string): string | undefined {
  if (imported.startsWith('#')) return imported.slice(1);
  return imported.startsWith('.') ? posix.join(posix.dirname(from), imported) : undefined;
}

function faultOf({ path }: SourceFile, imported: string): string | undefined {
  const target = targetOf(path, imported);
  if (target === undefined) return undefined;
  const [from, to] = [layerOf(path), layerOf(target)];
  if (!/\.(ts|svelte|css|json|md|svg|cs|csx)(\?|$)/.test(target)) return 'has no file ending';
  if (from === to) return imported.startsWith('#') ? 'is in the same layer: import it relatively' : undefined;
  if (imported.startsWith('.') && from !== 'main') return `crosses into ${to}: write #${target}`;
  const allowed = mayImport[from] ?? [];
  return allowed.includes(to) || allowed.includes(target) ? undefined : `${from} may not import ${to}`;
}

describe('the layers of src', () => {
  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(20);
  });

  it.each(Object.keys(mayImport))('%s imports only what it may', (layer) => {
    const faults = files
      .filter(({ path }) => layerOf(path) === layer)
      .flatMap((file) =>
        file.imports.flatMap((imported) => {
          const fault = faultOf(file, imported);
          return fault === undefined ? [] : [`${file.path}: '${imported}' ${fault}`];
        }),
      );
    expect(faults).toEqual([]);
  });

  it('has no other layer', () => {
    const known = [...Object.keys(mayImport), 'app.d'];
    expect(files.map(({ path }) => layerOf(path)).filter((layer) => !known.includes(layer))).toEqual([]);
  });

  it.each([
    { from: 'core/a.ts', imported: '../ui/b.ts', fault: 'crosses into ui: write #ui/b.ts' },
    { from: 'core/a.ts', imported: '#ui/b.ts', fault: 'core may not import ui' },
    { from: 'core/a.ts', imported: './b', fault: 'has no file ending' },
    { from: 'core/a/c.ts', imported: '#core/b.ts', fault: 'is in the same layer: import it relatively' },
    { from: 'core/a/c.ts', imported: '../b.ts', fault: undefined },
    { from: 'core/a.ts', imported: 'yaml', fault: undefined },
    { from: 'ui/App.svelte', imported: '#storage/store.ts', fault: 'ui may not import storage' },
    { from: 'ui/editor/a.ts', imported: '#worker/spawn.ts', fault: 'ui may not import worker' },
    { from: 'state/A.svelte.ts', imported: '#worker/worker.ts', fault: 'state may not import worker' },
    { from: 'state/A.svelte.ts', imported: '#worker/client.ts', fault: undefined },
    { from: 'state/A.svelte.ts', imported: '#worker/worker.ts?worker&url', fault: undefined },
    { from: 'main.ts', imported: './worker/worker.ts?worker&url', fault: undefined },
  ])('$from importing $imported: $fault', ({ from, imported, fault }) => {
    expect(faultOf({ path: from, text: '', imports: [] }, imported)).toBe(fault);
  });
});

describe('what the page’s policy relies on', () => {
  it.each([
    { what: 'a worker started other than by spawn', pattern: /new (Shared)?Worker\(/, allowed: ['worker/spawn.ts'] },
    {
      what: 'a request other than by the courier',
      pattern: /\b(fetch|sendBeacon)\(|new (XMLHttpRequest|WebSocket|EventSource)\b/,
      allowed: [],
    },
    { what: 'imported text as HTML', pattern: /\{@html|\.(inner|outer)HTML\b|insertAdjacentHTML/, allowed: [] },
    { what: 'code made at run time', pattern: /\beval\(|new Function\(/, allowed: [] },
  ])('has nowhere $what', ({ pattern, allowed }: { pattern: RegExp; allowed: readonly string[] }) => {
    const found = files.filter(({ text, path }) => pattern.test(withoutComments(text)) && !allowed.includes(path));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/.*$/gm, '');
}
