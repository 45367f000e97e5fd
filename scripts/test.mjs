// npm test: install what is missing, a browser too, then check, unit and component tests, build, browser tests. A part that
// fails does not stop the next. `--only check|unit|e2e` runs one part; what follows goes to Vitest or Playwright.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { install, root } from './install.mjs';
import { run, secondsSince } from './run.mjs';

const { only, rest } = readArguments(process.argv.slice(2));
const started = performance.now();
install();

const { check } = await import('./check.mjs');
const { chromium } = await import('./chromium.mjs');
const results = join(root, 'node_modules', '.cache', 'test-results');
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };

if (only === undefined || only === 'e2e') {
  // First, so that a long download comes before the work and not amid it.
  const path = chromium();
  if (path) process.env.CHROMIUM_PATH = path;
}
// What is counted as passed are tests; a check only counts when it fails.
if (only === undefined || only === 'check')
  await part('Check', async () => ({ passed: 0, failed: (await check()).failed }));
if (only === undefined || only === 'unit') await part('Unit and component tests', unitTests);
if (only === undefined || only === 'e2e') await part('Browser tests', browserTests);

process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\nDone in ${secondsSince(started)}.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);

async function part(title, work) {
  console.log(`\n== ${title}`);
  const began = performance.now();
  const { passed, failed, skipped = 0 } = await work();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = [passed > 0 && `${passed} passed`, `${failed} failed`, skipped > 0 && `${skipped} skipped`];
  console.log(`== ${title}: ${counts.filter(Boolean).join(', ')} (${secondsSince(began)})`);
}

async function unitTests() {
  const file = freshFile('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run('vitest', ['run', ...reporters, ...rest]);
  return tally(code, file, (report) => ({
    passed: report.numPassedTests,
    // A test file that could not be loaded has no tests in it that could fail.
    failed: report.numFailedTests + report.testResults.filter((f) => f.status === 'failed' && !hasFailure(f)).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

function hasFailure({ assertionResults }) {
  return assertionResults.some(({ status }) => status === 'failed');
}

async function browserTests() {
  const { code: buildCode } = await run('vite', ['build', '--logLevel', 'warn']);
  if (buildCode !== 0) {
    console.log('The build failed, so there is nothing to open in a browser.');
    return { passed: 0, failed: 1 };
  }
  if (!process.env.CHROMIUM_PATH) {
    console.log('There is no browser to open it in (see above).');
    return { passed: 0, failed: 1 };
  }
  const file = freshFile('playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_PORT: String(await freePort()) };
  const { code } = await run('playwright', ['test', '--reporter=list,json', ...rest], { env });
  return tally(code, file, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

/** What a runner counted; one failure when it failed without counting any, or left no report. */
function tally(code, file, count) {
  let counted = { passed: 0, failed: 0, skipped: 0 };
  try {
    counted = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    console.log('The test run ended without a report.');
    return { ...counted, failed: 1 };
  }
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function freshFile(name) {
  const file = join(results, name);
  rmSync(file, { force: true });
  return file;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function readArguments(args) {
  const at = args.indexOf('--only');
  if (at === -1) return { only: undefined, rest: args };
  const [, only] = args.splice(at, 2);
  if (!['check', 'unit', 'e2e'].includes(only)) {
    console.error('--only takes check, unit or e2e.');
    process.exit(1);
  }
  return { only, rest: args };
}
