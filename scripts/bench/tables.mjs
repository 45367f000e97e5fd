// What was measured, as Markdown for the README.
import os from 'node:os';
import { peers, peerVersions } from './converters.mjs';
import { summarise } from './bench-import.mjs';
import { middleOf } from './measure.mjs';

const labels = {
  'connector-files': 'Connector files',
  'swagger-2.0': 'OpenAPI 2.0',
  'openapi-3.0': 'OpenAPI 3.0',
  'openapi-3.1': 'OpenAPI 3.1',
  'postman-1': 'Postman V1',
  'postman-2.0': 'Postman V2.0',
  'postman-2.1': 'Postman V2.1',
  har: 'HAR',
  curl: 'cURL',
};

const times = (ratio) => (Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} ×` : '–');
const worstOf = ({ worst }) => (worst ? times(worst.ratio) : '–');
const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} KB`);

/** CPU, memory, system and Node of this computer. */
export function describeMachine() {
  const [cpu] = os.cpus();
  const gigabytes = Math.round(os.totalmem() / 1024 ** 3);
  const cores = `${os.cpus().length} core${os.cpus().length === 1 ? '' : 's'}`;
  return `${cpu?.model.replace(/\s+/g, ' ').trim() ?? 'Unknown CPU'}, ${cores}, ${gigabytes} GB, ${os.type()} ${os.arch()}, Node ${process.versions.node}`;
}

/** One row a format: how long, against JSON of the same file, and how much memory the largest takes. */
export function formatTable(formats) {
  const rows = Object.keys(labels).flatMap((format) => {
    const results = formats.get(format);
    if (!results) return [];
    const { count, done, json, yaml, largest } = summarise(results);
    const memory =
      largest?.peakAlone === undefined ? '–' : `${Math.round(largest.peakAlone)} MB (${size(largest.source.bytes)})`;
    return [
      [
        labels[format],
        `${done} of ${count}`,
        times(json.median),
        worstOf(json),
        times(yaml.median),
        worstOf(yaml),
        memory,
      ],
    ];
  });
  return table(['Format', 'Imported', 'JSON: median', 'worst', 'YAML: median', 'worst', 'Memory of the largest'], rows);
}

/** One row for the core and for each peer, of the files that the peer takes. */
export function peerTable(formats, compared) {
  const rows = [...compared].flatMap(([name, results]) =>
    groupsOf(results).flatMap(([label, taken]) => {
      const theirs = taken.flatMap((format) => results.get(format) ?? []);
      const ours = taken.flatMap((format) => formats.get(format) ?? []);
      return [
        row(label, `${name} ${peerVersions[name]}`, peers[name][taken[0]], theirs),
        row('', 'Connector Studio', 'a connector, validated', ours),
      ];
    }),
  );
  return table(['Files', 'Converter', 'Makes', 'Converted', 'Median', 'Worst', 'Memory of the largest'], rows);
}

/** Postman V2 is one thing to the peers; OpenAPI 2.0 and 3 are two directions. */
function groupsOf(results) {
  const has = (format) => results.has(format);
  return [
    ['Postman V2.0, V2.1', ['postman-2.0', 'postman-2.1'].filter(has)],
    ['OpenAPI 2.0', ['swagger-2.0'].filter(has)],
    ['OpenAPI 3.0', ['openapi-3.0'].filter(has)],
    ['OpenAPI 3.1', ['openapi-3.1'].filter(has)],
  ].filter(([, formats]) => formats.length > 0);
}

function row(label, name, makes, results) {
  const { count, done, json, largest } = summarise(results);
  const memory =
    largest?.peakAlone === undefined ? '–' : `${Math.round(largest.peakAlone)} MB (${size(largest.source.bytes)})`;
  return [label, name, makes, `${done} of ${count}`, times(json.median), worstOf(json), memory];
}

/** The budget of the import: the median over all JSON files of a size that can be measured. */
export function allFiles(formats) {
  const timed = [...formats.values()].flat().filter(({ ok, ratio }) => ok && ratio !== undefined);
  const json = timed.filter(({ isYaml }) => !isYaml).map(({ ratio }) => ratio);
  return { median: times(middleOf(json)), count: json.length };
}

export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
