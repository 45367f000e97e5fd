import type { Connector, Icon } from '#core/document/connector.ts';
import type { FormatId, SourceFile } from '#core/formats/format.ts';

/** Raised with each change of a stored shape; `core/document/migrations` brings older records up to it. */
export const recordVersion = 1;

/** What was imported, kept so that it can be read again with other choices. */
export interface StoredSource {
  readonly format: FormatId;
  readonly files: readonly SourceFile[];
  /** Set when the import found secrets in the files, which it kept out of the connector. */
  readonly holdsSecrets?: boolean;
  /** What was picked of it (`GET /pets`); absent when all. */
  readonly operations?: readonly string[];
  /** What was asked for where there was a choice. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** The values a call needs that are not secret. Secrets are never stored. */
export interface StoredConnection {
  readonly id: string;
  readonly name: string;
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

export interface StoredConnector {
  readonly version: typeof recordVersion;
  readonly connector: Connector;
}

/** Everything that is kept of one connector. */
export interface ConnectorRecord {
  readonly summary: ConnectorSummary;
  readonly connector: Connector;
  readonly connections: readonly StoredConnection[];
  readonly source?: StoredSource;
}
