import { isRecord, operationsOf } from '../definition/operations.ts';
import type { Connector } from '../document/connector.ts';
import { openDocument, type ConnectorDocument } from '../document/open-document.ts';
import { countSchemas } from './count-schemas.ts';
import type { LimitReading } from './limit.ts';
import { readingOf } from './limit-facts.ts';
import { readLimits } from './read-limits.ts';
import { readTexts } from './read-texts.ts';
import { countUtf8Bytes, weighJson } from './weigh-text.ts';

export type { LimitReading } from './limit.ts';

/** Reads off how much of each limit a connector uses. What is not there, as an icon, has no reading. */
export function measureLimits(connector: Connector): readonly LimitReading[] {
  return measureDocument(openDocument(connector));
}

/**
 * As `measureLimits`, for a document that is open. While a text does not read, sizes are of the text as it is and the rest is
 * of what could be read of it. What an edit left alone is remembered: about a millisecond for each megabyte then.
 */
export function measureDocument({ connector, definition, properties }: ConnectorDocument): readonly LimitReading[] {
  const { bytes, minified } = weighJson(connector.definition);
  const { body, operation, total, depth } = countSchemas(definition.value);
  const settings = isRecord(properties.value.properties) ? properties.value.properties : {};
  const { script, icon } = connector;
  return [
    ...readLimits({ bytes, operations: operationsOf(definition.value).length }),
    readingOf('body-schemas', body.count, body.pointer),
    readingOf('operation-schemas', operation.count, operation.pointer),
    readingOf('total-schemas', total),
    readingOf('schema-depth', depth.count, depth.pointer),
    readingOf('solution-definition', minified),
    ...columnOf('solution-connection', settings.connectionParameters, 'connectionParameters'),
    ...columnOf('solution-policies', settings.policyTemplateInstances, 'policyTemplateInstances'),
    ...(script === undefined ? [] : [readingOf('script', countUtf8Bytes(script), '/script')]),
    ...(icon ? [readingOf('icon', icon.bytes.length, '/icon')] : []),
    ...readTexts(definition.value),
  ];
}

const columns = new WeakMap<object, number>();

/** What is kept as JSON in a column of its own. */
function columnOf(
  id: 'solution-connection' | 'solution-policies',
  value: unknown,
  key: string,
): readonly LimitReading[] {
  if (typeof value !== 'object' || value === null) return [];
  let length = columns.get(value);
  if (length === undefined) columns.set(value, (length = JSON.stringify(value).length));
  return [readingOf(id, length, `/properties/properties/${key}`)];
}
