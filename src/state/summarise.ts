import { isTrigger, operationsOf } from '#core/definition/operations.ts';
import type { Connector } from '#core/document/connector.ts';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { defaultBrandColor } from '#core/document/properties.ts';
import { recordVersion, type ConnectorSummary } from '#storage/records.ts';

/** The part of a summary that does not follow from the connector's own text. */
export type SummaryFacts = Pick<
  ConnectorSummary,
  'id' | 'createdAt' | 'changedAt' | 'exportedAt' | 'binnedAt' | 'connections' | 'problems'
>;

/** What the library shows of a connector that was not opened yet. */
export const summariseFiles = (connector: Connector, facts: SummaryFacts): ConnectorSummary =>
  summarise(openDocument(connector), facts);

/** What the library shows of a connector. */
export function summarise(
  { connector, definition, properties }: ConnectorDocument,
  { id, createdAt, changedAt, exportedAt, binnedAt, connections, problems }: SummaryFacts,
): ConnectorSummary {
  const operations = operationsOf(definition.value);
  const triggers = operations.filter(({ operation }) => isTrigger(operation)).length;
  const { iconBrandColor } = properties.value.properties ?? {};
  return {
    id,
    createdAt,
    changedAt,
    ...(exportedAt !== undefined && { exportedAt }),
    ...(binnedAt !== undefined && { binnedAt }),
    connections,
    problems,
    version: recordVersion,
    name: textOf(definition.value.info?.title) || 'Untitled connector',
    host: textOf(definition.value.host),
    brandColor: /^#[\da-f]{6}$/i.test(textOf(iconBrandColor)) ? textOf(iconBrandColor) : defaultBrandColor,
    ...(connector.icon && { icon: connector.icon }),
    actions: operations.length - triggers,
    triggers,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
