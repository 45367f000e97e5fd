import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readPart } from '#core/document/open-document.ts';
import type { Connector } from '#core/document/connector.ts';

/** Real files of others, beside the project on the machines that have them; tests over them are skipped elsewhere. */
const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));
export const hasCorpus = existsSync(corpus);

export interface CorpusFile {
  readonly name: string;
  readonly connector: Connector;
  /** The definition's value. */
  readonly value: unknown;
}

const plainProperties = JSON.stringify({
  properties: { connectionParameters: {}, iconBrandColor: '#007ee5', capabilities: [] },
});

/** The published connectors, which the service accepted. */
export function publishedConnectors(): readonly CorpusFile[] {
  return foldersIn('connectors').map((name) => {
    const read = (file: string): string | undefined => {
      const path = `${corpus}connectors/${name}/${file}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    };
    const definition = read('apiDefinition.swagger.json') ?? '';
    const script = read('script.csx');
    const connector = {
      definition,
      properties: read('apiProperties.json') ?? '',
      ...(script !== undefined && { script }),
    };
    return { name, connector, value: readPart(definition).value };
  });
}

/** OpenAPI 2.0 files of all kinds, YAML turned to JSON. Repeated keys of YAML are read as JSON does, the last one counts. */
export function swaggerFiles(): readonly CorpusFile[] {
  return foldersIn('swagger2').map((name) => {
    const text = readFileSync(`${corpus}swagger2/${name}`, 'utf8');
    const definition = name.endsWith('.json')
      ? text
      : JSON.stringify(parse(text, { merge: true, uniqueKeys: false, maxAliasCount: -1 }), null, 2);
    return { name, connector: { definition, properties: plainProperties }, value: readPart(definition).value };
  });
}

const foldersIn = (folder: string): readonly string[] =>
  hasCorpus ? readdirSync(`${corpus}${folder}`).toSorted() : [];
