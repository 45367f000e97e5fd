import type { BackupEntry } from '#core/exports/backup.ts';
import type { KeptPoint } from '#core/history/restore-point.ts';
import type { ConnectorRecord } from '#storage/records.ts';

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
