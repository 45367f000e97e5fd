// npm run bench: how long the core takes, as a ratio to JSON.parse + JSON.stringify of the same file in the same run, and how
// much script the first screen loads. Files: the folder named on the command line, else ../shared/corpus, else tests/fixtures.
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from './chromium.mjs';
import { install, root } from './install.mjs';

const smallest = 30 * 1024;
/** Until a file was measured this often or this long, whichever comes first. */
const enough = { runs: 15, ms: 1500 };

install();
const core = await bundleCore();
const folder = [
  process.argv.slice(2).find((argument) => !argument.startsWith('--')),
  '../shared/corpus',
  'tests/fixtures',
]
  .filter((name) => name !== undefined)
  .map((name) => resolve(root, name))
  .find((path) => existsSync(path));

await benchImport();
benchValidate();
await benchFirstLoad();

/** The core as a worker has it, third-party parts replaced and all, for this Node. */
async function bundleCore() {
  const { build } = await import('vite');
  const outDir = join(root, 'node_modules', '.cache', 'bench');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    logLevel: 'warn',
    build: { ssr: 'src/core/index.ts', outDir, copyPublicDir: false, emptyOutDir: true },
    ssr: { noExternal: true },
  });
  return import(pathToFileURL(join(outDir, 'index.js')).href);
}

async function benchImport() {
  console.log(`Import, files over 30 KB in ${folder}: time as a multiple of JSON.parse + JSON.stringify`);
  const { parse: parseYaml } = await import('yaml');
  const byFormat = new Map();
  const refused = [];
  for (const path of filesIn(folder)) {
    const bytes = new Uint8Array(readFileSync(path));
    const source = { name: relative(folder, path), bytes };
    const text = new TextDecoder().decode(bytes);
    const json = jsonOf(path, text, parseYaml);
    if (json === undefined) continue;
    const outcome = await core.importDescription(source);
    if (!outcome.ok) {
      refused.push(`${source.name}: ${outcome.diagnostics.find(({ severity }) => severity === 'error')?.message}`);
      continue;
    }
    const ours = await median(() => core.importDescription(source));
    const peer = await median(() => JSON.stringify(JSON.parse(json)));
    const format = `${outcome.format}${/\.ya?ml$/.test(path) ? ', YAML (peer: the same as JSON)' : ''}`;
    byFormat.set(format, [...(byFormat.get(format) ?? []), { name: source.name, ours, ratio: ours / peer }]);
  }
  for (const [format, results] of byFormat) {
    const worst = results.reduce((a, b) => (b.ratio > a.ratio ? b : a));
    const ratio = middleOf(results.map((result) => result.ratio)).toFixed(1);
    console.log(
      `  ${format}: ${ratio} x over ${results.length} files; worst ${worst.ratio.toFixed(1)} x, ${worst.name}`,
    );
  }
  const json = [...byFormat].filter(([format]) => !format.includes('YAML')).flatMap(([, results]) => results);
  if (json.length > 0) {
    console.log(
      `  all JSON: ${middleOf(json.map(({ ratio }) => ratio)).toFixed(1)} x over ${json.length} files (budget 10 x)`,
    );
  }
  console.log(`  ${refused.length} files refused`);
  if (process.argv.includes('--refused')) for (const line of refused) console.log(`    ${line}`);
}

/** As JSON text; undefined when it is neither JSON nor YAML. */
function jsonOf(path, text, parseYaml) {
  try {
    if (!/\.ya?ml$/.test(path)) return JSON.stringify(JSON.parse(text)) && text;
    return JSON.stringify(parseYaml(text, { logLevel: 'silent' }));
  } catch {
    return undefined;
  }
}

/** A definition of about 1 MB, of our own making. */
function benchValidate() {
  const paths = {};
  const definitions = {};
  for (let i = 0; JSON.stringify(paths).length < 1_000_000; i += 100) {
    for (let j = i; j < i + 100; j += 1) {
      definitions[`Pet${j}`] = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
      paths[`/pets${j}/{id}`] = { get: operation(j) };
    }
  }
  const document = {
    swagger: '2.0',
    info: { title: 'Pets', version: '1.0' },
    host: 'pets.example',
    paths,
    definitions,
  };
  const connector = { definition: JSON.stringify(document, null, 2), properties: '{ "properties": {} }' };
  const times = Array.from({ length: 5 }, () => time(() => core.validateConnector(connector)));
  const mb = (connector.definition.length / 1e6).toFixed(1);
  console.log(
    `Validate ${mb} MB, ${Object.keys(paths).length} operations: ${middleOf(times).toFixed(0)} ms (budget 250 ms for 1 MB)`,
  );
}

function operation(number) {
  return {
    operationId: `GetPet${number}`,
    summary: `Get pet ${number}`,
    description: `Gets pet ${number} by its id.`,
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Pet ID' }],
    responses: { 200: { description: 'The pet', schema: { $ref: `#/definitions/Pet${number}` } } },
  };
}

/** What a browser asks for until the library is on the screen and it has gone quiet. */
async function benchFirstLoad() {
  const executablePath = chromium();
  if (!executablePath) return;
  const { build, preview } = await import('vite');
  const { chromium: launcher } = await import('@playwright/test');
  await build({ root, logLevel: 'warn' });
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4300 } });
  const browser = await launcher.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const asked = new Set();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await page.goto(server.resolvedUrls?.local[0] ?? '', { waitUntil: 'networkidle' });
    const size = (ending) =>
      [...asked]
        .filter((path) => path.endsWith(ending))
        .reduce((sum, path) => sum + gzipSync(readFileSync(join(root, 'dist', path))).length / 1024, 0)
        .toFixed(1);
    console.log(
      `First load, gzip: ${size('.js')} KB script (budget 70 KB), ${size('.css')} KB style, ${asked.size} files`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

function filesIn(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|ya?ml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/]hostile[\\/]|MANIFEST/.test(file) && statSync(file).size > smallest)
    .sort();
}

async function median(work) {
  const times = [];
  const began = performance.now();
  while (times.length < enough.runs && (times.length < 3 || performance.now() - began < enough.ms)) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return middleOf(times);
}

function time(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function middleOf(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
