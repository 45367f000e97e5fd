import { isRecord } from '../../definition/operations.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { fileNames, type Icon } from '../../document/connector.ts';
import { totalLedger } from '../../ledger/ledger.ts';
import type { Conversion, ConversionContext, Detection, InputFormat, SourceDocument } from '../format.ts';
import { binaryKindOf } from '../reading/binary-kind.ts';
import { countOperations } from '../swagger2/count-operations.ts';
import { deriveProperties } from '../swagger2/derive-properties.ts';
import { chooseOperations } from '../swagger2/index.ts';
import { listOperations } from '../swagger2/list-operations.ts';
import { findParts, type ConnectorParts } from './find-parts.ts';
import { reportSecrets } from './report-secrets.ts';

/** A connector's own files, as the wizard and the command line tools write them: a folder, a zip, or the files together. */
export const connectorFiles: InputFormat = {
  ids: ['connector-files'],
  keepsBrokenText: true,

  detect(documents) {
    const found = findParts(documents);
    const [first] = found;
    if (!first) return undefined;
    const names = found.flatMap((parts) => documentsOf(parts).map(({ name }) => baseName(name)));
    const because = `${[...new Set(names)].slice(0, 3).join(', ')} side by side`;
    return {
      format: 'connector-files',
      because: names.length > 1 ? because : `the name ${names[0] ?? ''}, which connectors use`,
      documents: found.flatMap(documentsOf),
    };
  },

  /**
   * Keeps every file's text as it is, also where it is broken.
   *
   * Reports `connector-files/several`, `connector-files/backup`, `connector-files/no-definition` (errors), `connector-files/secret` (warning),
   * `connector-files/no-properties`, `connector-files/settings-left-out` (info).
   */
  convert,
};

async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const { report, operations, checkpoint } = context;
  const found = findParts(detection.documents);
  const [parts] = found;
  if (!parts) return undefined;
  if (found.length > 1 && found.every(({ folder }) => backupFolder.test(folder))) {
    refuse(report, 'backup', 'This is a backup of Connector Studio. Restore it in the settings, under Backup.');
    return undefined;
  }
  if (found.length > 1) {
    const names = found.map(({ folder }) => (folder === '' ? 'the top folder' : `"${folder}"`));
    const shown = names.length > 10 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
    refuse(
      report,
      'several',
      `There are ${found.length} connectors in this: ${shown.join(', ')}. Import them one at a time.`,
    );
    return undefined;
  }
  const { definition, properties, script, icon, settings } = parts;
  if (!definition) {
    const message = `"${properties?.name ?? fileNames.properties}" came without its definition. Add "${fileNames.definition}" and import both together.`;
    refuse(report, 'no-definition', message, properties);
    return undefined;
  }
  const entries = await listOperations(definition, definition.value, operations, checkpoint);
  const definitionText = chooseOperations(ownText(definition), operations);
  if (!properties) {
    const message = `There was no "${fileNames.properties}", so one was made from the definition. Check the tab Security.`;
    report({ code: 'connector-files/no-properties', severity: 'info', message, pointer: '/properties' });
  } else reportSecrets(properties, report);
  if (settings && namesTarget(settings.value)) {
    const message = `"${settings.name}" says where a command line tool puts the connector, which is not kept: exports come with a fresh one. Keep your own copy.`;
    report({ code: 'connector-files/settings-left-out', severity: 'info', message, pointer: '', file: settings.name });
  }
  return {
    connector: {
      definition: definitionText,
      properties: properties ? properties.text : deriveProperties(definition.value, report),
      ...(script && { script: script.text }),
      ...(icon && { icon: iconOf(icon) }),
    },
    ledger: totalLedger(countOperations(definition.value), entries),
  };
}

/** Faults of a connector's own JSON stay: nothing is changed that nobody asked to change. */
const ownText = ({ syntax, text, json }: SourceDocument): string => (syntax === 'yaml' ? (json ?? text) : text);

/** The folders that `exports/backup.ts` gives connectors and their sources. */
const backupFolder = /^(?:.*\/)?connectors\/\d{4}-/;

/** True if settings for `paconn` point at a deployed connector. Source: domain notes, 1.7. */
const namesTarget = (settings: unknown): boolean =>
  isRecord(settings) && ['connectorId', 'environment'].some((key) => (settings[key] ?? '') !== '');

function refuse(report: Report, code: string, message: string, document?: SourceDocument): void {
  report({
    code: `connector-files/${code}`,
    severity: 'error',
    message,
    pointer: '',
    ...(document && { file: document.name }),
  });
}

/** The kind is told by the bytes: many a JPEG is called icon.png. */
const iconOf = ({ bytes }: SourceDocument): Icon => ({
  bytes,
  mediaType: binaryKindOf(bytes)?.mediaType ?? 'image/png',
});

/** Main one first. */
const documentsOf = ({ definition, properties, script, icon, settings }: ConnectorParts): readonly SourceDocument[] =>
  [definition, properties, script, icon, settings].filter((document) => document !== undefined);

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
