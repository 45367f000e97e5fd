import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fileNames, type Connector, type Icon } from '../document/connector.ts';
import { writeJson } from '../document/new-connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import { encodeText, type ExportFile, type ExportFormat } from './export-target.ts';

/** The connector's files as `paconn` and the Power Platform CLI take them. Source: domain notes, 1.7 and 10.1. */
export const connectorFiles: ExportFormat = {
  label: 'Connector files',
  description: 'Everything, as the command line tools paconn and pac take it, and as it can be opened here again.',
  texts: ['definition', 'properties', 'script'],
  write: ({ connector }) => writeConnectorFiles(connector),
  check: checkForTools,
};

/** Texts and icon as they are, `settings.json` naming those there are. */
function writeConnectorFiles(connector: Connector): readonly ExportFile[] {
  const { definition, properties, script, icon } = connector;
  const files: ExportFile[] = [
    { path: fileNames.definition, bytes: encodeText(definition) },
    { path: fileNames.properties, bytes: encodeText(properties) },
  ];
  if (icon) files.push({ path: iconName(icon), bytes: icon.bytes });
  if (script !== undefined) files.push({ path: fileNames.script, bytes: encodeText(script) });
  const settings = {
    connectorId: '',
    environment: '',
    apiProperties: fileNames.properties,
    apiDefinition: fileNames.definition,
    ...(icon && { icon: iconName(icon) }),
    ...(script !== undefined && { script: fileNames.script }),
    powerAppsApiVersion: '2016-11-01',
    powerAppsUrl: 'https://api.powerapps.com',
  };
  return [...files, { path: fileNames.settings, bytes: encodeText(writeJson(settings)) }];
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

const iconName = ({ mediaType }: Icon): string => `icon.${extensions[mediaType.toLowerCase()] ?? 'png'}`;

/**
 * Reports `export/byte-order-mark` (warning: `paconn` create and update fail on it) and `export/stack-owner` (info:
 * `paconn` update fails while it is there, certification wants it).
 */
function checkForTools({ connector, properties }: ConnectorDocument): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const part of ['definition', 'properties'] as const) {
    if (!connector[part].startsWith('\uFEFF')) continue;
    const message = `${fileNames[part]} starts with a byte order mark, which paconn does not take. Remove it if you deploy with paconn.`;
    diagnostics.push({ code: 'export/byte-order-mark', severity: 'warning', message, pointer: `/${part}` });
  }
  if (properties.value.properties?.stackOwner !== undefined) {
    const message =
      'paconn cannot update a connector that names a stack owner. Remove it to deploy, keep it for certification.';
    diagnostics.push({
      code: 'export/stack-owner',
      severity: 'info',
      message,
      pointer: '/properties/properties/stackOwner',
    });
  }
  return diagnostics;
}
