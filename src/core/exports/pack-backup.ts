import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { openDocument } from '../document/open-document.ts';
import { unpackConnector } from '../history/pack-connector.ts';
import { locateSecrets } from '../secrets/find-secrets.ts';
import { writeBackup, type BackupEntry } from './backup.ts';
import type { ExportOptions } from './export-target.ts';
import { findSecrets } from './find-secrets.ts';

export interface BackupOptions extends ExportOptions {
  /** It is sealed before anybody sees it: what the connectors hold goes along as it is. */
  readonly isSealed?: boolean;
  /** Takes the secrets of connections along, in a sealed backup only. */
  readonly withConnectionSecrets?: boolean;
}

/**
 * A backup without secrets that the maker did not agree to: what a connector was imported from, and its earlier versions,
 * stay out where they hold any, and secrets in a connector's own files, which it cannot do without, hold the whole backup
 * back.
 *
 * Reports, once for each connector, `export/secret` (error; a warning with `allowSecrets`), `backup/source-left-out` and
 * `backup/versions-left-out` (warnings), and none of these for a backup that is sealed. Pointers are empty: the connector is named in words.
 */
export function packBackup(
  entries: readonly BackupEntry[],
  { allowSecrets = false, knownSecrets = [], isSealed = false, withConnectionSecrets = false }: BackupOptions = {},
): Result<Uint8Array> {
  if (isSealed)
    return { ok: true, value: writeBackup(entries, { withSecrets: withConnectionSecrets }), diagnostics: [] };
  const secrets = entries
    .filter((entry) => hasSecretInFiles(entry, knownSecrets))
    .map(({ name }): Diagnostic => {
      const message = `"${name}" has a secret in its files.`;
      return { code: 'export/secret', severity: allowSecrets ? 'warning' : 'error', message, pointer: '' };
    });
  if (allowSecrets) return { ok: true, value: writeBackup(entries), diagnostics: secrets };
  if (secrets.length > 0) return { ok: false, diagnostics: secrets };
  const diagnostics: Diagnostic[] = [];
  const clean = entries.map((whole) => {
    const entry = withoutSecretPoints(whole, knownSecrets);
    const left = (whole.points?.length ?? 0) - (entry.points?.length ?? 0);
    if (left > 0) {
      const versions = left === 1 ? '1 earlier version' : `${left} earlier versions`;
      const message = `${versions} of "${entry.name}" ${left === 1 ? 'has a secret in it and is' : 'have a secret in them and are'} not in the backup.`;
      diagnostics.push({ code: 'backup/versions-left-out', severity: 'warning', message, pointer: '' });
    }
    if (!hasSecretInSource(entry)) return entry;
    const message = `What "${entry.name}" was imported from holds secrets, so that file is not in the backup.`;
    diagnostics.push({ code: 'backup/source-left-out', severity: 'warning', message, pointer: '' });
    const { source: _, ...rest } = entry;
    return rest;
  });
  return { ok: true, value: writeBackup(clean), diagnostics };
}

const hasSecretInFiles = ({ connector }: Pick<BackupEntry, 'connector'>, known: readonly string[]): boolean =>
  // Of the definition only its text is looked at: to read all of it takes much longer than that.
  findSecrets({ ...openDocument({ ...connector, definition: '' }), connector }, textParts, known).length > 0;

const textParts = ['definition', 'properties', 'script'] as const;

function withoutSecretPoints(entry: BackupEntry, known: readonly string[]): BackupEntry {
  const { points, ...rest } = entry;
  const clean = points?.filter(({ point, files }) => {
    const connector = unpackConnector(files, point.check);
    return connector !== undefined && !hasSecretInFiles({ connector }, known);
  });
  return clean ? { ...rest, points: clean } : rest;
}

const hasSecretInSource = ({ source }: BackupEntry): boolean =>
  source !== undefined &&
  (source.holdsSecrets === true ||
    source.files.some(({ bytes }) => locateSecrets(new TextDecoder().decode(bytes)).length > 0));
