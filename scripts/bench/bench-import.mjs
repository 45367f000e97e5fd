// Every file of the corpus through the core and through the tools that people take today, side by side.
import { openConverter } from './converter.mjs';
import { peers } from './converters.mjs';
import { sourcesIn } from './corpus.mjs';
import { middleOf } from './measure.mjs';

/** Smaller files take no time that could be measured; they are converted all the same. */
const smallest = 30 * 1024;

/**
 * @param {{ folder: string, core: string, peersAt: string | undefined, isQuick: boolean }} where
 * @returns {Promise<{ formats: Map<string, object[]>, refused: object[], peers: Map<string, Map<string, object[]>> }>} For
 * each format the results of its files; for each peer the same.
 */
export async function benchImport({ folder, core, peersAt, isQuick }) {
  const effort = isQuick ? { runs: 9, ms: 400, isCpu: true } : { runs: 15, ms: 1500 };
  const limit = 60_000;
  const sources = sourcesIn(folder).filter(({ bytes }) => !isQuick || bytes > smallest);
  const job = (source, format) => ({ source, format, effort: source.bytes > smallest ? effort : undefined });

  const formats = new Map();
  const refused = [];
  const ours = openConverter('core', core);
  for (const [index, source] of sources.entries()) {
    progress(`core: ${index + 1} of ${sources.length}`);
    const result = { source, ...(await ours.run(job(source), limit)) };
    if (result.format) formats.set(result.format, [...(formats.get(result.format) ?? []), result]);
    if (!result.ok) refused.push(result);
  }
  ours.stop();
  await measureMemory('core', core, formats, limit);

  const compared = new Map();
  for (const [name, taken] of peersAt ? Object.entries(peers) : []) {
    const results = new Map();
    const peer = openConverter(name, peersAt);
    for (const format of Object.keys(taken)) {
      for (const { source } of formats.get(format) ?? []) {
        progress(`${name}: ${source.name}`);
        const result = { source, ...(await peer.run(job(source, format), limit)) };
        results.set(format, [...(results.get(format) ?? []), result]);
      }
    }
    peer.stop();
    await measureMemory(name, peersAt, results, limit);
    compared.set(name, results);
  }
  progress('');
  return { formats, refused, peers: compared };
}

/** The peak of the largest file of each format, each in a process that did nothing else before. */
async function measureMemory(name, place, formats, limit) {
  for (const [format, results] of formats) {
    const largest = largestOf(results);
    if (!largest) continue;
    progress(`${name}: memory for ${format}`);
    const alone = openConverter(name, place);
    const { peak } = await alone.run({ source: largest.source, format, isMemory: true }, limit);
    largest.peakAlone = peak;
    alone.stop();
  }
}

const isLoud = process.stderr.isTTY;

function progress(text) {
  if (isLoud) process.stderr.write(`\r\u001b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

/** @returns What a row of the table says of some results of one format: see `tables.mjs`. */
export function summarise(results) {
  const done = results.filter(({ ok }) => ok);
  const timed = done.filter(({ ratio }) => ratio !== undefined);
  const json = timed.filter(({ isYaml }) => !isYaml);
  const yaml = timed.filter(({ isYaml }) => isYaml);
  const worst = (some) => (some.length > 0 ? some.reduce((a, b) => (b.ratio > a.ratio ? b : a)) : undefined);
  return {
    count: results.length,
    done: done.length,
    json: { count: json.length, median: middleOf(json.map(({ ratio }) => ratio)), worst: worst(json) },
    yaml: { count: yaml.length, median: middleOf(yaml.map(({ ratio }) => ratio)), worst: worst(yaml) },
    largest: largestOf(results),
  };
}

/** Of those that were converted; undefined when none was. */
function largestOf(results) {
  return results.filter(({ ok }) => ok).toSorted((a, b) => b.source.bytes - a.source.bytes)[0];
}
