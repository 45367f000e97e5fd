import type { Connector, Icon } from '#core/document/connector.ts';
import { checksumOf } from '#core/history/checksum.ts';
import type { LogEntry, UndoStacks } from '#core/history/edit-log.ts';
import type { KeptPoint } from '#core/history/restore-point.ts';
import type { ImportedFrom } from '#core/reimport/imported-from.ts';
import type { ConnectorJournal } from './connector-journal.ts';

/** Raised with each change of a stored shape; `migrations/` brings older records up to it. */
export const recordVersion = 2;

export type StoredSource = ImportedFrom;

/** The values a call needs that are not secret. Secrets are never stored. */
export interface StoredConnection {
  readonly id: string;
  readonly name: string;
  /** Which of several ways to sign in it takes. */
  readonly way?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** All that the library shows of a connector, kept apart so that a thousand of them open at once. Times in ms since 1970. */
export interface ConnectorSummary {
  readonly version: typeof recordVersion;
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly brandColor: string;
  readonly icon?: Icon;
  readonly actions: number;
  readonly triggers: number;
  /** Errors and warnings when last checked. */
  readonly problems: number;
  /** Names of its connections. */
  readonly connections: readonly string[];
  readonly createdAt: number;
  readonly changedAt: number;
  readonly exportedAt?: number;
  /** Set while it is in the bin. */
  readonly binnedAt?: number;
}

/** The files as they stood after some number of saves. */
export interface StoredFiles {
  readonly version: typeof recordVersion;
  /** How many saves they hold: the log goes on from there. */
  readonly seq: number;
  readonly connector: Connector;
  /** Of the connector (`checksumOf`): other files than these were not meant. */
  readonly check: string;
}

export const filesOf = (connector: Connector, seq: number): StoredFiles => ({
  version: recordVersion,
  seq,
  connector,
  check: checksumOf(connector),
});

/** What one save added. */
export interface StoredLogEntry extends LogEntry {
  readonly version: typeof recordVersion;
  /** From 1 on, without gaps. */
  readonly seq: number;
}

/** Everything that is kept of one connector. */
export interface ConnectorRecord {
  readonly summary: ConnectorSummary;
  readonly connector: Connector;
  readonly connections: readonly StoredConnection[];
  readonly source?: StoredSource;
}

/** The same with its history, as it is brought from elsewhere. */
export interface RecordWithPoints extends ConnectorRecord {
  readonly points?: readonly KeptPoint[];
}

/** A connector that was opened to be edited. */
export interface OpenedConnector extends ConnectorRecord {
  readonly journal: ConnectorJournal;
  readonly undo: UndoStacks;
  /** Saves that could not be made again: they are about other files than these. */
  readonly lostSaves: number;
  /** The files are not as they were written. */
  readonly isDamaged: boolean;
  /** What is on disk does not lead to these files: the next save has to hold all of them. */
  readonly isApart: boolean;
}
