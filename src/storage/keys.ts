/** The names of records in the database, by connector: the only place that knows how they are made. */
export const summaryPrefix = 'summary/';
export const summaryKey = (id: string): string => `${summaryPrefix}${id}`;
export const connectionsKey = (id: string): string => `connections/${id}`;
export const sourceKey = (id: string): string => `source/${id}`;

/** Secrets of connections, locked, and what locks them. */
export const secretsPrefix = 'secrets/';
export const secretsKey = (id: string): string => `${secretsPrefix}${id}`;
export const vaultKey = 'vault';

/** The folder that is kept in step. */
export const folderKey = 'folder';

/** The files, twice: the two are written in turn, so that the older one is whole whatever becomes of the newer. */
export type Slot = 0 | 1;
export const slotKey = (id: string, slot: Slot): string => `files/${id}/${slot}`;
export const otherSlot = (slot: Slot): Slot => (slot === 0 ? 1 : 0);

/** What was done since, one record a save. The number is written so that names stand in the order of numbers. */
export const logPrefix = (id: string): string => `log/${id}/`;
export const logKey = (id: string, seq: number): string => `${logPrefix(id)}${String(seq).padStart(10, '0')}`;

/** Saves that could not be made again, by when that was found. */
export const lostPrefixOfAll = 'lost/';
const lostPrefix = (id: string): string => `${lostPrefixOfAll}${id}/`;
export const lostKey = (id: string, at: number): string => `${lostPrefix(id)}${at}`;

/** Earlier states, by when they were kept: what is known of them, and their files. */
export const pointPrefix = (id: string): string => `point/${id}/about/`;
export const pointKey = (id: string, at: number): string => `${pointPrefix(id)}${sortable(at)}`;
export const pointFilesKey = (id: string, at: number): string => `point/${id}/files/${sortable(at)}`;
const sortable = (at: number): string => String(at).padStart(15, '0');

/** A connector as an older version of the page had stored it, kept for a while. */
export const oldPrefix = 'old/';
export const oldKey = (version: number, id: string): string => `${oldPrefix}${version}/${id}`;

/** Everything whose name begins so. */
export const startingWith = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Every record of a connector, but for what an older version has left. */
export const rangesOf = (id: string): readonly (string | IDBKeyRange)[] => [
  summaryKey(id),
  connectionsKey(id),
  sourceKey(id),
  secretsKey(id),
  startingWith(`files/${id}/`),
  startingWith(logPrefix(id)),
  startingWith(lostPrefix(id)),
  startingWith(`point/${id}/`),
];

/** What the records of a connector are for. */
export type RecordPart = 'files' | 'log' | 'history' | 'source' | 'other';

const parts = { files: 'files', log: 'log', point: 'history', source: 'source' } as const;

/** Whose a record is, and what for; undefined for what belongs to no connector, and for leftovers. */
export function partOfKey(key: string): { readonly id: string; readonly part: RecordPart } | undefined {
  const [kind = '', id = ''] = key.split('/');
  if (id === '' || key.startsWith(oldPrefix) || key.startsWith(lostPrefixOfAll)) return undefined;
  const isKnown = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);
  return { id, part: isKnown(kind) ? parts[kind] : 'other' };
}
