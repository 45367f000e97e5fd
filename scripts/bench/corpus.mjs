// What the bench converts: each file of a folder, each connector's folder as one drop, in the order of their paths.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const readable = /\.(?:json|ya?ml|har|sh|txt|md|postman_collection)$/i;
const connectorPart = /^(?:apiDefinition\.swagger\.json|apiProperties\.json|settings\.json|script\.csx|icon\.png)$/i;

/**
 * @param {string} folder
 * @returns {{ name: string, paths: string[], bytes: number }[]} Every source: one path, or the paths of a connector's files.
 */
export function sourcesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // Files made to be a nuisance have tests of their own.
    .filter((path) => !/[\\/]hostile[\\/]/.test(path) && !/^(?:MANIFEST\.json|README\.md)$/.test(basename(path)))
    .sort();
  const definitions = new Set(files.filter((path) => /apiDefinition\.swagger\.json$/i.test(path)).map(dirname));
  const drops = new Map();
  for (const path of files) {
    const isPart = definitions.has(dirname(path)) && connectorPart.test(basename(path));
    if (!isPart && !readable.test(path)) continue;
    const name = relative(folder, isPart ? dirname(path) : path);
    drops.set(name, [...(drops.get(name) ?? []), path]);
  }
  return [...drops].map(([name, paths]) => ({
    name,
    paths,
    bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
  }));
}

/** The files of a source as the core takes them. */
export function readSource({ paths }) {
  return paths.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }));
}

/**
 * What the files say as JSON: what the time of a conversion is compared with.
 *
 * @returns {{ texts: string[], isYaml: boolean } | undefined} Undefined when they hold neither JSON nor YAML.
 */
export function jsonOf(files, parseYaml) {
  const texts = [];
  let isYaml = false;
  for (const { name, bytes } of files) {
    if (!/\.(?:sh|txt|md|csx|png)$/i.test(name)) {
      const text = new TextDecoder().decode(bytes);
      try {
        if (/\.ya?ml$/i.test(name)) {
          isYaml = true;
          texts.push(JSON.stringify(parseYaml(text, { logLevel: 'silent' })));
        } else {
          JSON.parse(text);
          texts.push(text);
        }
      } catch {
        return undefined;
      }
    }
  }
  return texts.length > 0 ? { texts, isYaml } : undefined;
}
