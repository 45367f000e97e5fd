import type { Result } from '#core/diagnostics/diagnostic.ts';
import type { BackupEntry } from '#core/exports/backup.ts';
import type { KeptPoint } from '#core/history/restore-point.ts';
import type { ConnectorRecord } from '#storage/records.ts';
import { WorkerFault } from '#worker/client.ts';

/** What a backup has of a connector. */
export const entryOf = (
  { summary, connector, connections, source }: ConnectorRecord,
  points: readonly KeptPoint[] = [],
): BackupEntry => ({
  id: summary.id,
  name: summary.name,
  createdAt: summary.createdAt,
  changedAt: summary.changedAt,
  connector,
  connections,
  ...(source && { source }),
  ...(points.length > 0 && { points }),
});

/** What it means for a backup that the worker failed. */
export function stoppedBackup(error: unknown): Result<never> {
  const why = error instanceof WorkerFault ? `${error.message} ` : '';
  const message = `The backup stopped unexpectedly. ${why}Nothing was changed. Try again.`;
  return { ok: false, diagnostics: [{ code: 'backup/stopped', severity: 'error', message, pointer: '' }] };
}
