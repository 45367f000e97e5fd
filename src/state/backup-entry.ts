import type { BackupEntry } from '#core/exports/backup.ts';
import type { ConnectorRecord } from '#storage/records.ts';

/** What a backup has of a connector. */
export const entryOf = ({ summary, connector, connections, source }: ConnectorRecord): BackupEntry => ({
  id: summary.id,
  name: summary.name,
  createdAt: summary.createdAt,
  changedAt: summary.changedAt,
  connector,
  connections,
  ...(source && { source }),
});
