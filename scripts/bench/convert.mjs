// A process that converts what it is sent, so that what hangs or throws takes nothing else down with it.
// Arguments: the converter's name and its place (`converters.mjs`).
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { parse as parseYaml } from 'yaml';
import { loadConverter } from './converters.mjs';
import { jsonOf, readSource } from './corpus.mjs';
import { median } from './measure.mjs';

// A description may name other files on the web; time spent on fetching them is not what is measured.
const refuse = () => {
  throw new Error('The bench fetches nothing.');
};
for (const module of [http, https]) Object.assign(module, { request: refuse, get: refuse });
globalThis.fetch = refuse;
syncBuiltinESMExports();
// Old programs write what they think of a file where the results are to stand.
for (const method of ['log', 'info', 'warn', 'error', 'debug']) console[method] = () => undefined;

const [name, place] = process.argv.slice(2);
const convert = await loadConverter(name, place);
const longRun = 5000;
const megabytes = (bytes) => bytes / 1024 / 1024;

process.on('message', async ({ source, format, effort, isMemory }) => {
  try {
    const files = readSource(source);
    const json = jsonOf(files, parseYaml);
    const texts = json?.texts ?? [];
    if (isMemory) globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const result = await convert(files, texts, format);
    const first = performance.now() - started;
    const about = { format: result.format, isYaml: json?.isYaml ?? false };
    if (typeof result.text !== 'string' || result.text.length < 3) {
      process.send({ ok: false, reason: result.reason ?? 'nothing came out', ...about });
      return;
    }
    // In kilobytes, whatever the system says: Node converts.
    const peak = megabytes(process.resourceUsage().maxRSS * 1024 - before);
    if (!effort || !json) {
      process.send({ ok: true, peak, ...about });
      return;
    }
    // What takes that long says enough by its first run.
    const ms = first > longRun ? first : await median(() => convert(files, texts, format), effort);
    const jsonMs = await median(() => texts.map((text) => JSON.stringify(JSON.parse(text))), effort);
    process.send({ ok: true, ms, ratio: ms / jsonMs, peak, ...about });
  } catch (error) {
    process.send({ ok: false, reason: String(error?.message ?? error).split('\n')[0] });
  }
});
process.on('uncaughtException', (error) => process.send({ ok: false, reason: String(error?.message ?? error) }));
process.on('unhandledRejection', (error) => process.send({ ok: false, reason: String(error?.message ?? error) }));
process.send('ready');
