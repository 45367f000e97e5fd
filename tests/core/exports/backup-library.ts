import type { BackupEntry } from '#core/exports/backup.ts';
import { checksumOf } from '#core/history/checksum.ts';
import { packConnector } from '#core/history/pack-connector.ts';
import { sizeOfPacked, type KeptPoint, type RestorePoint } from '#core/history/restore-point.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const parcels = {
  definition: '{ "swagger": "2.0", "info": { "title": "Parcel Desk", "version": "1.0" }, "paths": {} }',
  properties: '{ "properties": { "connectionParameters": {}, "iconBrandColor": "#112233" } }',
  script: 'public class Script : ScriptBase {}',
  icon: { bytes: new Uint8Array([137, 80, 78, 71]), mediaType: 'image/png' },
};

/** An earlier state of Parcel Desk, with another title. */
export function pointOf(title: string, about: Pick<RestorePoint, 'at' | 'kind' | 'name' | 'before'>): KeptPoint {
  const connector = { ...parcels, definition: parcels.definition.replace('Parcel Desk', title) };
  const files = packConnector(connector);
  const point = { ...about, titles: [`Change title to ${title}`], edits: 3, check: checksumOf(connector) };
  return { point: { ...point, size: sizeOfPacked(files) }, files };
}

/** What the backups of tests/fixtures/backups hold, but for what their version did not have. */
export const backedUp: readonly BackupEntry[] = [
  {
    id: '00000000000000a1',
    name: 'Parcel Desk',
    createdAt: 1_700_000_000_000,
    changedAt: 1_700_000_100_000,
    connector: parcels,
    source: {
      format: 'swagger-2.0',
      operations: ['GET /parcels'],
      files: [{ name: 'parcels.json', bytes: bytes('{}') }],
    },
    connections: [{ id: 'c1', name: 'My account', values: { username: 'ada' } }],
    points: [
      pointOf('Parcels', { at: 1_700_000_010_000, kind: 'auto' }),
      pointOf('Parcel Counter', { at: 1_700_000_020_000, kind: 'named', name: 'Release 1' }),
      pointOf('Parcel Shop', { at: 1_700_000_030_000, kind: 'kept', before: 'restore' }),
    ],
  },
  {
    id: '00000000000000b2',
    name: 'Depots',
    createdAt: 1_700_000_200_000,
    changedAt: 1_700_000_300_000,
    connector: { definition: '{ "swagger": "2.0" }', properties: '{}' },
    connections: [],
  },
];
