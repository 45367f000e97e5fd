import type { Connector } from '../document/connector.ts';
import { checksumOf } from '../history/checksum.ts';
import type { BackupEntry } from './backup.ts';

/** How a connector of a backup stands to the one of the same id that is here. */
export type BackupStanding = 'new' | 'same' | 'newer-here' | 'newer-there';

/** What becomes of it: the backup’s files take the place of those here, or it stays out, or both are kept. */
export type RestoreChoice = 'take' | 'keep' | 'both';

/** Nothing newer is given up for something older unless the maker says so. */
export const usualChoices = {
  new: 'take',
  same: 'keep',
  'newer-here': 'keep',
  'newer-there': 'take',
} as const satisfies Record<BackupStanding, RestoreChoice>;

/** @param here Undefined when there is none; its time in milliseconds since 1970. */
export function standingOf(
  { connector, changedAt }: Pick<BackupEntry, 'connector' | 'changedAt'>,
  here: { readonly connector: Connector; readonly changedAt: number } | undefined,
): BackupStanding {
  if (!here) return 'new';
  if (checksumOf(connector) === checksumOf(here.connector)) return 'same';
  return changedAt > here.changedAt ? 'newer-there' : 'newer-here';
}
