import { slotsAndLog } from './2-slots-and-log.ts';

/** All records of one connector by their names, as some version of the page wrote them. */
export type Records = Readonly<Record<string, unknown>>;

/** Brings the records of one connector up by one version. */
export interface Migration {
  /** The version that it leads to, from the one before. */
  readonly version: number;
  /** The names of the records that a connector has before. */
  readonly namesBefore: (id: string) => readonly string[];
  /** Must not change what it is given. @returns Undefined for records that it cannot read, which are left as they are. */
  readonly migrate: (id: string, records: Records) => Records | undefined;
}

/** In order, without gaps. Never changed once published: what they read is on people's disks. */
export const migrations: readonly Migration[] = [slotsAndLog];
