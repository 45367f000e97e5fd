import type { Connector } from '../document/connector.ts';
import { openDocument } from '../document/open-document.ts';
import { connectorFiles } from './connector-files.ts';
import type { ExportFormat, ExportOptions, ExportOutcome } from './export-target.ts';
import { findSecrets } from './find-secrets.ts';
import { openapi } from './openapi.ts';

export type { ExportFile, ExportOptions, ExportOutcome } from './export-target.ts';

/** Every way to take a connector home, in the order in which they are offered. */
export const exportTargets = {
  'connector-files': connectorFiles,
  openapi,
} as const satisfies Readonly<Record<string, ExportFormat>>;

export type ExportTarget = keyof typeof exportTargets;

/**
 * Writes a connector's files for a target. Never throws for what the connector holds.
 *
 * Reports `export/secret` (error) for each secret in what would leave, and then gives no files, unless
 * `allowSecrets` is set: it is a warning then. Otherwise what the target's own check reports.
 */
export async function exportConnector(
  connector: Connector,
  target: ExportTarget,
  options: ExportOptions = {},
): Promise<ExportOutcome> {
  const format: ExportFormat = exportTargets[target];
  const document = openDocument(connector);
  const secrets = findSecrets(document, format.texts, options.knownSecrets);
  if (secrets.length > 0 && options.allowSecrets !== true) return { ok: false, diagnostics: secrets };
  const allowed = secrets.map((secret) => ({ ...secret, severity: 'warning' as const }));
  return {
    ok: true,
    files: await format.write(document),
    diagnostics: [...allowed, ...(format.check?.(document) ?? [])],
  };
}
