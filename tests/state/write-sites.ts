import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** What writes to storage when it is called, by the last name of the call: `caches.delete` counts as `delete` of `caches`. */
const writingCalls: Readonly<Record<string, RegExp>> = {
  // src/storage/write.ts, through which everything goes that is written to IndexedDB
  write: /^write$/,
  readAndWrite: /^readAndWrite$/,
  // localStorage
  setItem: /Storage$/,
  removeItem: /Storage$/,
  writeChoice: /^writeChoice$/,
  // The File System Access API
  createWritable: /./,
  removeEntry: /./,
  // The Cache API, in the service worker
  put: /^cache$/,
  add: /^cache$/,
  addAll: /^cache$/,
  delete: /^caches$/,
};

/** Every place of the page that writes to storage, as `storage/connector-journal.ts append`, once for each call. */
export function findWriteSites(): readonly string[] {
  return [...filesIn('src', /\.(?:ts|svelte)$/), ...filesIn('scripts/vite', /service-worker\.js$/)].flatMap(
    ({ path, text }) => {
      if (path === 'storage/write.ts') return [];
      return sitesIn(path, path.endsWith('.svelte') ? scriptsOf(text) : text);
    },
  );
}

/** Where the words stand that open IndexedDB, or a transaction that writes. */
export function findOpeners(): Readonly<Record<string, readonly string[]>> {
  const files = filesIn('src', /\.(?:ts|svelte)$/);
  const having = (word: RegExp): readonly string[] =>
    files.filter(({ text }) => word.test(text)).map(({ path }) => path);
  return {
    'a database': having(/\bcreateStore\b|\bindexedDB\b/),
    'a transaction that writes': having(/'readwrite'/).filter((path) => path.startsWith('storage/')),
    'a write of idb-keyval': having(
      /import \{[^}]*\b(?:set|setMany|update|del|delMany|clear)\b[^}]*\} from 'idb-keyval'/,
    ),
    'document.cookie or sessionStorage': having(/document\.cookie|\bsessionStorage\b/),
  };
}

function filesIn(folder: string, name: RegExp): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(join(root, folder), file).split(sep).join('/'), text: readFileSync(file, 'utf8') };
    });
}

const scriptsOf = (text: string): string =>
  [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n');

const anyCall = new RegExp(`\\b(?:${Object.keys(writingCalls).join('|')})\\(`);

function sitesIn(path: string, text: string): readonly string[] {
  // Reading a file as code takes a while: nearly none has such a word in it.
  if (!anyCall.test(text)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node, within: string): void => {
    const name = nameOf(node) ?? within;
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      const called = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
      const of = ts.isPropertyAccessExpression(expression) ? expression.expression.getText() : called;
      const isOurs = path.startsWith('storage/') || !['write', 'readAndWrite'].includes(called);
      if (isOurs && Object.hasOwn(writingCalls, called) && writingCalls[called]?.test(of))
        found.push(`${path} ${name}`);
    }
    ts.forEachChild(node, (child) => visit(child, name));
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), '');
  return found;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isSetAccessor(node))
    return node.name?.getText();
  return undefined;
}
