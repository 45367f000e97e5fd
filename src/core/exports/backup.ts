import { isRecord } from '../definition/operations.ts';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { fileNames, type Connector } from '../document/connector.ts';
import { openDocument } from '../document/open-document.ts';
import { formatLabels, type FormatId, type SourceFile } from '../formats/format.ts';
import type { KeptPoint } from '../history/restore-point.ts';
import type { ImportedFrom } from '../reimport/imported-from.ts';
import { unzip } from '../formats/reading/unzip.ts';
import { connectionParametersOf, isOfType } from '../security/read-security.ts';
import { isSecretName, locateSecrets } from '../secrets/find-secrets.ts';
import { parseJson, valueOf } from '../text/parse-json.ts';
import { readPoints, writePoints } from './backup-points.ts';
import { encodeText, type ExportFile } from './export-target.ts';
import { zipFiles } from './zip-files.ts';

/** All that is kept of one connector. Times in milliseconds since 1970. */
export interface BackupEntry {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly connector: Connector;
  readonly source?: ImportedFrom;
  readonly connections: readonly BackupConnection[];
  /** Earlier states, in the order of time. */
  readonly points?: readonly KeptPoint[];
}

export interface BackupConnection {
  readonly id: string;
  readonly name: string;
  /** Which of several ways to sign in it takes. */
  readonly way?: string;
  /** By connection parameter. */
  readonly values: Readonly<Record<string, string>>;
  /** The same, of those that are secret; only in a backup that is sealed, and only if the maker said so. */
  readonly secrets?: Readonly<Record<string, string>>;
}

const listName = 'backup.json';
/** Raised when an older page could no longer read the file, or would lose something of it without a word: 2 has the history. */
const backupVersion = 2;
const limits = { entries: 100_000, unpackedBytes: 512 * 1024 * 1024 };

/** `backup.json`: what the files do not say themselves. Paths are from the archive's root. */
interface BackupList {
  readonly version: typeof backupVersion;
  readonly connectors: readonly ListedConnector[];
}

interface ListedConnector extends Omit<BackupEntry, 'connector' | 'source' | 'points'> {
  readonly definition: string;
  readonly properties: string;
  readonly script?: string;
  readonly icon?: { readonly path: string; readonly mediaType: string };
  readonly source?: Omit<ImportedFrom, 'files'> & {
    readonly files: readonly { readonly name?: string; readonly path: string }[];
  };
  /** An archive of its own: `writePoints`. */
  readonly history?: string;
}

/**
 * Writes connectors to one zip archive: a list, and a folder for each with its files, what it was imported from, byte for
 * byte, and its history. The same entries give the same bytes. Secret values of connections stay out; files stay as they are, so
 * that a secret in one would be in the backup too: `packBackup` looks for them first.
 *
 * @param options.withSecrets Takes the secrets of connections along: for what is sealed before anybody sees it.
 */
export function writeBackup(
  entries: readonly BackupEntry[],
  { withSecrets = false }: { readonly withSecrets?: boolean } = {},
): Uint8Array {
  const files: ExportFile[] = [];
  const add = (path: string, bytes: Uint8Array): string => {
    files.push({ path, bytes });
    return path;
  };
  const connectors = entries.map((entry, index): ListedConnector => {
    const { id, name, createdAt, changedAt, connector, source, points = [] } = entry;
    const folder = `connectors/${String(index + 1).padStart(4, '0')}-${plainName(name)}`;
    const { script, icon } = connector;
    return {
      id,
      name,
      createdAt,
      changedAt,
      definition: add(`${folder}/${fileNames.definition}`, encodeText(connector.definition)),
      properties: add(`${folder}/${fileNames.properties}`, encodeText(connector.properties)),
      ...(script !== undefined && { script: add(`${folder}/${fileNames.script}`, encodeText(script)) }),
      ...(icon && { icon: { path: add(`${folder}/${fileNames.icon}`, icon.bytes), mediaType: icon.mediaType } }),
      ...(source && {
        source: {
          ...source,
          // Numbered, because nothing keeps the names of a drop apart.
          files: source.files.map((file, at) => ({
            ...(file.name !== undefined && { name: file.name }),
            path: add(`${folder}/source/${at + 1}-${plainName(file.name ?? 'source')}`, file.bytes),
          })),
        },
      }),
      connections: listedConnections(entry, withSecrets),
      ...(points.length > 0 && { history: add(`${folder}/history.zip`, writePoints(points)) }),
    };
  });
  const list: BackupList = { version: backupVersion, connectors };
  return zipFiles([{ path: listName, bytes: encodeText(JSON.stringify(list, null, 2)) }, ...files]);
}

/**
 * Reads what this version of `writeBackup`, or one before it, wrote. Nothing is unpacked when the archive would take more
 * than 512 MB, and a damaged file costs no more than what it holds. Never throws.
 *
 * Reports `backup/not-a-backup`, `backup/too-new` (errors), `backup/entry-damaged` (warning, the connector is left out;
 * an error when none is left), `backup/history-damaged` (warning, some earlier versions of it are left out),
 * `backup/source-damaged` (warning, it comes without what it was imported from) and what `unzip` reports of the archive
 * as a whole. Pointers are into `backup.json`.
 */
export async function readBackup(bytes: Uint8Array): Promise<Result<readonly BackupEntry[]>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refusal('backup/not-a-backup', notABackup);
  const { files, problems } = await unzip(bytes, limits, () => Promise.resolve(), { keepsSound: true });
  const found = problems.map((problem): Diagnostic => ({ ...problem, pointer: '' }));
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics: found };
  const contents = new Map(files.map((file) => [file.name, file.bytes]));
  const list = readList(contents.get(listName));
  const [damage] = found.filter(({ code }) => code === 'reading/zip-damaged');
  if (!list && damage) return { ok: false, diagnostics: [{ ...damage, severity: 'error' }] };
  if (!list) return refusal('backup/not-a-backup', notABackup);
  if (list.version > backupVersion) {
    const message =
      'This backup was made by a newer version of Connector Studio. Reload the page to get it, then try again.';
    return refusal('backup/too-new', message);
  }
  // What a damaged file means is said of the connector that it belongs to.
  const diagnostics = found.filter(({ code }) => code !== 'reading/zip-damaged');
  const entries: BackupEntry[] = [];
  for (const [index, listed] of list.connectors.entries()) {
    const pointer = `/connectors/${index}`;
    const report = (loss: Omit<Diagnostic, 'pointer'>): number => diagnostics.push({ ...loss, pointer });
    const entry = readEntry(listed, contents, report);
    if (entry) entries.push(await withPoints(entry, listed, contents, report));
    else {
      const name =
        isRecord(listed) && typeof listed['name'] === 'string' ? `"${listed['name']}"` : `Connector ${index + 1}`;
      const message = `${name} is damaged in this backup and is left out.`;
      diagnostics.push({ code: 'backup/entry-damaged', severity: 'warning', message, pointer });
    }
  }
  if (entries.length > 0 || list.connectors.length === 0) return { ok: true, value: entries, diagnostics };
  return { ok: false, diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'error' })) };
}

const notABackup =
  'This is no backup of Connector Studio. Choose the file that "Export everything" saved; to open a connector or an API description, use Import.';

function refusal(code: Diagnostic['code'], message: string): Result<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, pointer: '' }] };
}

function readList(
  bytes: Uint8Array | undefined,
): { readonly version: number; readonly connectors: readonly unknown[] } | undefined {
  if (!bytes) return undefined;
  const { root } = parseJson(decodeText(bytes));
  const value = root && valueOf(root.node);
  if (!isRecord(value)) return undefined;
  const { version, connectors } = value;
  return typeof version === 'number' && Array.isArray(connectors) ? { version, connectors } : undefined;
}

/** Takes note of what of a connector is lost. */
type Report = (loss: Omit<Diagnostic, 'pointer'>) => void;

function readEntry(
  listed: unknown,
  contents: ReadonlyMap<string, Uint8Array>,
  report: Report,
): BackupEntry | undefined {
  if (!isRecord(listed)) return undefined;
  const { id, name, createdAt, changedAt } = listed;
  if (
    typeof id !== 'string' ||
    typeof name !== 'string' ||
    typeof createdAt !== 'number' ||
    typeof changedAt !== 'number'
  ) {
    return undefined;
  }
  const connector = readConnector(listed, contents);
  const connections = readConnections(listed['connections']);
  if (!connector || !connections) return undefined;
  const read = readSource(listed['source'], contents);
  if (read === 'damaged') {
    const message = `What "${name}" was imported from is damaged in this backup. The connector comes without it.`;
    report({ code: 'backup/source-damaged', severity: 'warning', message });
  }
  const source = read === 'damaged' ? undefined : read;
  return { id, name, createdAt, changedAt, connector, connections, ...(source && { source }) };
}

/** The entry with its history, as far as that is sound. */
async function withPoints(
  entry: BackupEntry,
  listed: unknown,
  contents: ReadonlyMap<string, Uint8Array>,
  report: Report,
): Promise<BackupEntry> {
  const path = isRecord(listed) ? listed['history'] : undefined;
  if (path === undefined) return entry;
  const bytes = typeof path === 'string' ? contents.get(path) : undefined;
  const history = bytes && (await readPoints(bytes));
  if (history?.damaged !== 0) {
    const { damaged = 0 } = history ?? {};
    const what = damaged === 0 ? 'The history' : damaged === 1 ? '1 earlier version' : `${damaged} earlier versions`;
    const [are, them] = damaged > 1 ? ['are', 'them'] : ['is', 'it'];
    const message = `${what} of "${entry.name}" ${are} damaged in this backup. The connector comes without ${them}.`;
    report({ code: 'backup/history-damaged', severity: 'warning', message });
  }
  return history && history.points.length > 0 ? { ...entry, points: history.points } : entry;
}

function readConnector(
  listed: Readonly<Record<string, unknown>>,
  contents: ReadonlyMap<string, Uint8Array>,
): Connector | undefined {
  const bytesOf = (path: unknown): Uint8Array | undefined =>
    typeof path === 'string' ? contents.get(path) : undefined;
  const { script: scriptPath, icon: listedIcon } = listed;
  const definition = bytesOf(listed['definition']);
  const properties = bytesOf(listed['properties']);
  const script = bytesOf(scriptPath);
  if (!definition || !properties || (scriptPath !== undefined && !script)) return undefined;
  const connector = {
    definition: decodeText(definition),
    properties: decodeText(properties),
    ...(script && { script: decodeText(script) }),
  };
  if (listedIcon === undefined) return connector;
  const { path, mediaType } = isRecord(listedIcon) ? listedIcon : {};
  const bytes = bytesOf(path);
  return bytes && typeof mediaType === 'string' ? { ...connector, icon: { bytes, mediaType } } : undefined;
}

function readSource(listed: unknown, contents: ReadonlyMap<string, Uint8Array>): BackupEntry['source'] | 'damaged' {
  if (listed === undefined) return undefined;
  if (!isRecord(listed) || !isFormat(listed['format']) || !Array.isArray(listed['files'])) return 'damaged';
  const files: SourceFile[] = [];
  for (const file of listed['files'] as readonly unknown[]) {
    const { name, path } = isRecord(file) ? file : {};
    const bytes = typeof path === 'string' ? contents.get(path) : undefined;
    if (!bytes) return 'damaged';
    files.push({ ...(typeof name === 'string' && { name }), bytes });
  }
  const { operations, choices } = listed;
  return {
    format: listed['format'],
    files,
    ...(listed['holdsSecrets'] === true && { holdsSecrets: true }),
    ...(Array.isArray(operations) && { operations: operations.filter(isText) }),
    ...(isRecord(choices) && { choices: textsOf(choices) }),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const textsOf = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => isText(entry[1])));

function readConnections(listed: unknown): readonly BackupConnection[] | undefined {
  if (!Array.isArray(listed)) return undefined;
  const connections: BackupConnection[] = [];
  for (const connection of listed as readonly unknown[]) {
    const { id, name, way, values, secrets } = isRecord(connection) ? connection : {};
    if (typeof id !== 'string' || typeof name !== 'string' || !isRecord(values)) return undefined;
    connections.push({
      id,
      name,
      ...(isText(way) && { way }),
      values: textsOf(values),
      ...(isRecord(secrets) && { secrets: textsOf(secrets) }),
    });
  }
  return connections;
}

const isFormat = (value: unknown): value is FormatId => typeof value === 'string' && Object.hasOwn(formatLabels, value);

/** The connections, without the values that their connector, their name or their looks call secret. */
function listedConnections({ connector, connections }: BackupEntry, withSecrets: boolean): readonly BackupConnection[] {
  if (connections.length === 0) return [];
  const parameters = connectionParametersOf(openDocument(connector).properties.value);
  const isSecret = (name: string, value: string): boolean =>
    isSecretName(name) ||
    isOfType(parameters[name], 'oauthSetting') ||
    // A user name is asked for as secure text as well, and is none.
    (isOfType(parameters[name], 'securestring') && name !== 'username') ||
    locateSecrets(value).length > 0;
  return connections.map(({ id, name, way, values, secrets }) => ({
    id,
    name,
    ...(way !== undefined && { way }),
    values: Object.fromEntries(Object.entries(values).filter(([key, value]) => !isSecret(key, value))),
    ...(withSecrets && secrets && { secrets }),
  }));
}

const decodeText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** What every file system takes, short. */
const plainName = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60) || 'unnamed';
