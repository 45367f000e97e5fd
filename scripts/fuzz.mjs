// npm run fuzz: changed descriptions through the core, looking for what is never to happen: an exception, a step of more than
// two seconds, a result whose ledger does not add up, a result that is not valid. The same seed gives the same inputs.
//
//   npm run fuzz                                 1,000 inputs made of ../shared/corpus, else tests/fixtures
//   npm run fuzz -- --count 100000 --seed 1      as many as you have time for
//   npm run fuzz -- --seed 1 --from 4711 --count 1   one of them again
//   npm run fuzz -- --threads 1 --folder ../my-files
//
// What fails is written to fuzz-failures/<seed>-<number>/: the files, as small as they could be made, and why.txt.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startThread } from './fuzz/fuzz-thread.mjs';
import { install, root } from './install.mjs';
import { secondsSince } from './run.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: '2' },
    folder: { type: 'string' },
  },
});
const [count, seed, from, threads] = [values.count, values.seed, values.from, values.threads].map(Number);
const folder = (values.folder === undefined ? ['../shared/corpus', 'tests/fixtures'] : [values.folder])
  .map((name) => resolve(root, name))
  .find((path) => existsSync(path));
if (![count, seed, from, threads].every(Number.isInteger) || folder === undefined) {
  console.error('--count, --seed, --from and --threads take whole numbers, --folder a folder that is there.');
  process.exit(1);
}

/** Of those that fail in the same way, this many are kept. */
const keptOfEach = 3;

install();
const { build } = await import('vite');
// A folder for each run: two may go on at a time.
const outDir = join(root, 'node_modules/.cache', `fuzz-${process.pid}`);
await build({
  root,
  configFile: join(root, 'scripts/vite/for-node.config.ts'),
  logLevel: 'warn',
  build: { outDir, rolldownOptions: { input: join(root, 'tests/core/fuzz/worker.ts') } },
});
const worker = join(outDir, 'worker.js');

const started = performance.now();
const counts = { done: 0, imported: 0, failed: 0 };
const formats = new Map();
const kinds = new Map();
let next = from;
await Promise.all(Array.from({ length: threads }, work));
rmSync(outDir, { recursive: true, force: true });
tellProgress('');
const share = count === 0 ? 0 : Math.round((100 * counts.imported) / count);
console.log(`${count} inputs from ${from} on, seed ${seed}, of ${relative(root, folder)}: ${secondsSince(started)}.`);
console.log(`${counts.imported} (${share} %) were imported, ${counts.failed} failed.`);
for (const [format, number] of [...formats].toSorted(([, a], [, b]) => b - a)) console.log(`  ${number} ${format}`);
for (const [kind, numbers] of kinds)
  console.log(`FAILED ${numbers.length} × ${kind} (${numbers.slice(0, 5).join(', ')})`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function work() {
  const thread = startThread({ worker, folder, seed });
  while (next < from + count) {
    const number = next;
    next += 1;
    const answer = await thread.run({ number });
    const { verdict } = answer;
    counts.done += 1;
    counts.imported += verdict.ok ? 1 : 0;
    const format = verdict.format ?? 'not recognised';
    formats.set(format, (formats.get(format) ?? 0) + 1);
    if (verdict.fault) await look(thread, number, answer);
    const progress = `${counts.done} of ${count}, ${counts.failed} failed, ${secondsSince(started)}`;
    tellProgress(progress);
    // Where no line can be written over, as in a log.
    if (!process.stderr.isTTY && counts.done % 1000 === 0) console.log(progress);
  }
  await thread.stop();
}

/** What takes long or ends the thread is believed when it does so again. */
async function look(thread, number, answer) {
  let { verdict, made, files } = answer;
  const { kind, detail } = verdict.fault;
  const isAboutTime = /: (?:slow|hangs|ends the thread)/.test(kind);
  if (isAboutTime) {
    ({ verdict } = await thread.run({ number }));
    if (!verdict.fault) return;
  }
  counts.failed += 1;
  const numbers = [...(kinds.get(kind) ?? []), number];
  kinds.set(kind, numbers);
  if (numbers.length > keptOfEach) return;
  if (!files) ({ made, files } = await thread.run({ number, makesOnly: true }));
  if (files && !isAboutTime) {
    const smaller = await thread.run({ number, files, kind });
    if (smaller.verdict.fault?.kind === kind) ({ files } = smaller);
  }
  const place = join(root, 'fuzz-failures', `${seed}-${number}`);
  mkdirSync(place, { recursive: true });
  for (const [at, { name, bytes }] of (files ?? []).entries())
    writeFileSync(join(place, `${at}-${basename(name ?? 'unnamed').slice(0, 80)}`), bytes);
  const why = [
    kind,
    detail,
    `Made of: ${made.join(', ')}`,
    `Again: npm run fuzz -- --seed ${seed} --from ${number} --count 1 --folder ${relative(root, folder)}`,
    'The files here are made smaller; their names begin with their place in the drop.',
  ];
  writeFileSync(join(place, 'why.txt'), `${why.join('\n\n')}\n`);
  tellProgress('');
  console.log(`${kind}\n  ${relative(root, place)}`);
}

function tellProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
