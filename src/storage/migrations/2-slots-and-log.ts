import type { Connector } from '#core/document/connector.ts';
import { checksumOf } from '#core/history/checksum.ts';
import { isIcon, isObject } from '../guards.ts';
import type { Migration, Records } from './index.ts';

/**
 * Version 1 kept the files in one record, `connector/<id>`, written whole at each save. Version 2 keeps two copies in turn,
 * `files/<id>/0` and `/1`, and a log of what was done since.
 */
export const slotsAndLog: Migration = {
  version: 2,
  namesBefore: (id) => [`summary/${id}`, `connector/${id}`, `connections/${id}`, `source/${id}`],
  migrate(id, records): Records | undefined {
    const { [`summary/${id}`]: summary, [`connector/${id}`]: stored, ...rest } = records;
    if (!isObject(summary) || !isObject(stored)) return undefined;
    const connector = connectorOf(stored['connector']);
    if (!connector) return undefined;
    return {
      ...rest,
      [`summary/${id}`]: { ...summary, version: 2 },
      [`files/${id}/0`]: { version: 2, seq: 0, connector, check: checksumOf(connector) },
    };
  },
};

function connectorOf(value: unknown): Connector | undefined {
  if (!isObject(value)) return undefined;
  const { definition, properties, script, icon } = value;
  if (typeof definition !== 'string' || typeof properties !== 'string') return undefined;
  return {
    definition,
    properties,
    ...(typeof script === 'string' && { script }),
    ...(isIcon(icon) && { icon }),
  };
}
