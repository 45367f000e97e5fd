// npm run bench: how long the app takes, as a multiple of JSON.parse + JSON.stringify of the same file in the same run, beside
// the converters that people take today. Prints the tables of the README.
//
//   npm run bench                       the whole corpus: ../shared/corpus, else tests/fixtures
//   npm run bench -- ../my-files        another folder
//   npm run bench -- --quick            files over 30 KB, few runs each, in time of the processor: for work on the code
//   npm run bench -- --only import      one part: import, validate, load, type; several with commas
//   npm run bench -- --no-peers         the core alone
//   npm run bench -- --each             each file's result too
//   npm run bench -- --write            the README's tables anew; on a computer that does nothing else
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchImport } from './bench/bench-import.mjs';
import { benchFirstLoad } from './bench/bench-first-load.mjs';
import { benchLargest } from './bench/bench-largest.mjs';
import { benchTyping } from './bench/bench-typing.mjs';
import { benchValidate } from './bench/bench-validate.mjs';
import { installPeers } from './bench/install-peers.mjs';
import { allFiles, describeMachine, formatTable, peerTable } from './bench/tables.mjs';
import { install, root } from './install.mjs';

const given = process.argv.slice(2);
const isQuick = given.includes('--quick');
const only = given[given.indexOf('--only') + 1]?.split(',');
const isWanted = (part) => !given.includes('--only') || only?.includes(part);
const folder = [
  given.find((word, index) => !word.startsWith('--') && given[index - 1] !== '--only'),
  '../shared/corpus',
  'tests/fixtures',
]
  .filter((name) => name !== undefined)
  .map((name) => resolve(root, name))
  .find((path) => existsSync(path));

install();
const built = await bundle();
if (isWanted('import')) await reportImport();
if (isWanted('validate')) await reportValidation();
if (isWanted('load')) await benchFirstLoad();
if (isWanted('type')) await benchTyping(folder);

/** The core as a worker has it, third-party parts replaced and all, for this Node. */
async function bundle() {
  const { build } = await import('vite');
  const outDir = join(root, 'node_modules', '.cache', 'bench');
  rmSync(outDir, { recursive: true, force: true });
  const input = {
    core: join(root, 'src/core/index.ts'),
    worker: join(root, 'src/worker/run-import.ts'),
    task: join(root, 'src/worker/run-task.ts'),
  };
  await build({
    root,
    configFile: join(root, 'scripts/vite/for-node.config.ts'),
    logLevel: 'warn',
    build: { rolldownOptions: { input }, outDir },
  });
  return { core: join(outDir, 'core.js'), worker: join(outDir, 'worker.js'), task: join(outDir, 'task.js') };
}

function peersAt() {
  return given.includes('--no-peers') ? undefined : installPeers();
}

async function reportValidation() {
  const text = await benchValidate({ folder, task: built.task, peersAt: peersAt() });
  const parts = [text, `Measured on ${describeMachine()}.`];
  console.log(`Validation of ${folder}, all rules of both profiles\n\n${parts.join('\n\n')}\n`);
  if (given.includes('--write')) writeReadme('validate', parts.join('\n\n'));
}

async function reportImport() {
  const { formats, refused, peers } = await benchImport({ folder, core: built.core, peersAt: peersAt(), isQuick });
  const { median, count } = allFiles(formats);
  const largest = await benchLargest(formats, built.worker);
  const parts = [
    formatTable(formats),
    `Median of all ${count} JSON files: ${median} (budget 10 ×, aim 5 ×).${largest === '' ? '' : `\n${largest}`}`,
    ...(peers.size > 0 ? [peerTable(formats, peers)] : []),
    `Measured on ${describeMachine()}${isQuick ? ', in time of the processor, few runs' : ''}.`,
  ];
  console.log(`Import of ${folder}: time as a multiple of JSON.parse + JSON.stringify, files over 30 KB\n`);
  console.log(`${parts.join('\n\n')}\n\n${refused.length} files refused\n`);
  if (given.includes('--each')) tellEach(formats, refused, peers);
  if (given.includes('--write')) writeReadme('import', parts.join('\n\n'));
}

/** Between the two comments that say so. */
function writeReadme(part, text) {
  const path = join(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    readme.replace(
      new RegExp(`(<!-- bench ${part} -->\\n)[^]*?(\\n<!-- /bench ${part} -->)`),
      (_, a, b) => `${a}\n${text}\n${b}`,
    ),
  );
}

function tellEach(formats, refused, peers) {
  const all = [['core', formats], ...peers];
  for (const [name, results] of all) {
    for (const { source, ok, ms, ratio, reason } of [...results.values()].flat()) {
      const said = ok
        ? ratio === undefined
          ? 'ok'
          : `${ms.toFixed(1)} ms, ${ratio.toFixed(1)} ×`
        : `failed: ${reason}`;
      console.log(`  ${name}  ${source.name}  ${said}`);
    }
  }
  for (const { source, reason, format } of refused)
    if (!format) console.log(`  core  ${source.name}  failed: ${reason}`);
}
