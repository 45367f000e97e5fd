import type { Connector, Icon } from '#core/document/connector.ts';
import type { ImportedFrom } from '#core/reimport/imported-from.ts';

/** Raised with each change of a stored shape; `core/document/migrations` brings older records up to it. */
export const recordVersion = 1;

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
