import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Verdict } from './check-input.ts';

interface Thread {
  readonly run: (task: { readonly number: number }) => Promise<{ readonly verdict: Verdict }>;
  readonly stop: () => Promise<void>;
}
const { startThread } = (await import(new URL('../../../scripts/fuzz/fuzz-thread.mjs', import.meta.url).href)) as {
  readonly startThread: (about: object) => Thread;
};

const folder = mkdtempSync(join(tmpdir(), 'fuzz-thread-'));
const worker = join(folder, 'worker.mjs');
/** Even numbers are good; 1 never ends, 3 ends the thread, 5 hangs in a tool that is not ours. */
const code = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ number }) => {
  parentPort.postMessage({ step: number === 5 ? 'judge definition' : 'import' });
  if (number === 3) process.exit(7);
  while (number % 2 === 1);
  parentPort.postMessage({ verdict: { ok: true }, made: [] });
});`;

let thread: Thread;
beforeAll(() => {
  writeFileSync(worker, code);
  thread = startThread({ worker, folder, seed: 1, patience: 500 });
});
afterAll(async () => {
  await thread.stop();
  rmSync(folder, { recursive: true });
});

it.each([
  { number: 0, verdict: { ok: true } },
  { number: 1, verdict: { ok: false, fault: { kind: 'import: hangs', detail: '' } } },
  { number: 2, verdict: { ok: true } },
  { number: 3, verdict: { ok: false, fault: { kind: 'import: ends the thread: code 7', detail: '' } } },
  { number: 4, verdict: { ok: true } },
  { number: 5, verdict: { ok: false } },
])('input $number: $verdict', async ({ number, verdict }) => {
  expect((await thread.run({ number })).verdict).toEqual(verdict);
});
