import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { largeDefinition } from './large-definition.mjs';
import { middleOf } from './measure.mjs';
import { table } from './tables.mjs';

const runs = 5;
const smallest = 30_000;

/**
 * All rules over the largest published connectors and one of our own making: as the page does it, in the code of its worker,
 * from the texts on, each time as if never seen; again after a word was typed into it; and Spectral with its rules for OpenAPI
 * on the same files, where it is there to compare with.
 *
 * @param {object} places
 * @param {string} places.folder With `connectors/<name>/apiDefinition.swagger.json` in it.
 * @param {string} places.task The bundled worker.
 * @param {string} [places.peersAt] The folder with the peers.
 * @returns {Promise<string>} Markdown.
 */
export async function benchValidate({ folder, task, peersAt }) {
  const { runTask } = await import(pathToFileURL(task).href);
  const spectral = peersAt && (await loadSpectral(peersAt));
  const rows = [];
  for (const { name, connector } of connectorsIn(folder)) {
    const bytes = Buffer.byteLength(connector.definition);
    if (bytes < smallest) continue;
    const own = await timeOwn(runTask, connector);
    const peer = spectral && (await medianOf(() => spectral(connector.definition)));
    rows.push({ name, bytes, ...own, peer });
  }
  const perMegabyte = ({ bytes, whole }) => (whole / bytes) * 1e6;
  const ratios = rows.flatMap(({ whole, peer }) => (peer ? [peer / whole] : []));
  const shown = [...rows].sort((a, b) => b.bytes - a.bytes).slice(0, 5);
  const ms = (value) => (value === undefined ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);
  const lines = [
    table(
      ['Definition', 'Size', 'Findings', 'All rules', 'After an edit', 'Spectral'],
      shown.map(({ name, bytes, found, whole, again, peer }) => [
        name,
        `${(bytes / 1e6).toFixed(1)} MB`,
        String(found),
        ms(whole),
        ms(again),
        ms(peer),
      ]),
    ),
    `Median of ${rows.length} definitions over 30 KB: ${ms(middleOf(rows.map(perMegabyte)))} a MB, worst ${ms(Math.max(...rows.map(perMegabyte)))} (budget 250 ms for 1 MB).`,
  ];
  if (ratios.length > 0)
    lines.push(`Spectral with its OpenAPI rules takes ${middleOf(ratios).toFixed(0)} × as long (median).`);
  return lines.join('\n\n');
}

function connectorsIn(folder) {
  const all = folder && existsSync(join(folder, 'connectors')) ? readdirSync(join(folder, 'connectors')) : [];
  const published = all.flatMap((name) => {
    const path = join(folder, 'connectors', name, 'apiDefinition.swagger.json');
    const properties = join(folder, 'connectors', name, 'apiProperties.json');
    if (!existsSync(path)) return [];
    const definition = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    const connector = { definition, properties: existsSync(properties) ? readFileSync(properties, 'utf8') : '{}' };
    try {
      JSON.parse(definition);
      return [{ name, connector }];
    } catch {
      return [];
    }
  });
  const own = JSON.stringify(largeDefinition(1_000_000), null, 2);
  return [...published, { name: 'of our own', connector: { definition: own, properties: '{ "properties": {} }' } }];
}

/** A text that was changed at its end is another one to whatever remembers texts, and the same to every rule. */
async function timeOwn(runTask, connector) {
  let count = 0;
  const validate = async (definition, known) => {
    const name = String(++count);
    const request = {
      connector: { ...connector, definition },
      profile: 'certification',
      name,
      ...(known && { known }),
    };
    return { name, reply: await runTask({ task: 'validate', request }) };
  };
  const first = await validate(connector.definition);
  const found = first.reply.diagnostics.length;
  // Something else in between, so that nothing of it is remembered.
  const whole = await medianOf(() => validate(connector.definition), {
    before: () => validate('{ "swagger": "2.0", "paths": {} }'),
  });
  const title = /"(?:title|summary)"\s*:\s*"/.exec(connector.definition);
  const at = title ? title.index + title[0].length : 1;
  let known;
  const again = await medianOf(
    async () => {
      const text = `${connector.definition.slice(0, at)}${'x'.repeat((count % 7) + 1)}${connector.definition.slice(at)}`;
      known = (await validate(text, known)).name;
    },
    { before: async () => (known ??= (await validate(connector.definition)).name) },
  );
  return { found, whole, again };
}

async function medianOf(work, { before = () => undefined } = {}) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    await before();
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return middleOf(times);
}

/** Spectral's rules for OpenAPI, from text to findings, references followed. */
async function loadSpectral(peersAt) {
  const require = createRequire(join(peersAt, 'package.json'));
  const { Spectral, Document } = require('@stoplight/spectral-core');
  const { oas } = require('@stoplight/spectral-rulesets');
  const parsers = require('@stoplight/spectral-parsers');
  return (text) => {
    const spectral = new Spectral();
    spectral.setRuleset({ extends: [[oas, 'all']] });
    return spectral.run(new Document(text, parsers.Json, 'definition.json'));
  };
}
