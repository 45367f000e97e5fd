// The largest OpenAPI 3 file up to the operation picker, as the worker does it.
import { pathToFileURL } from 'node:url';
import { readSource } from './corpus.mjs';
import { middleOf } from './measure.mjs';

/**
 * @param {string} worker The bundled `src/worker/run-import.ts`.
 * @returns {Promise<string>} A sentence; '' without such a file.
 */
export async function benchLargest(formats, worker) {
  const results = ['openapi-3.0', 'openapi-3.1'].flatMap((format) => formats.get(format) ?? []).filter(({ ok }) => ok);
  if (results.length === 0) return '';
  const { source } = results.reduce((a, b) => (b.source.bytes > a.source.bytes ? b : a));
  const { runImport } = await import(pathToFileURL(worker).href);
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const files = readSource(source);
    const started = performance.now();
    await runImport({ files, options: {} }, () => undefined);
    times.push(performance.now() - started);
  }
  const size = (source.bytes / 1e6).toFixed(1);
  const median = (middleOf(times) / 1000).toFixed(1);
  return `The largest OpenAPI 3 file (${size} MB) up to the choice of operations: ${median} s (budget 3 s for 12 MB).`;
}
