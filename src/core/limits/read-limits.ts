import { operationsOf } from '../definition/operations.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { LimitReading } from './limit.ts';
import { sizeFacts } from './size-facts.ts';
import { countUtf8Bytes } from './weigh-text.ts';

/** The limits that most connectors come to first, in no time: for the moment in which a connector is opened. */
export function measureRoughly({ connector, definition }: ConnectorDocument): readonly LimitReading[] {
  return readLimits({
    bytes: countUtf8Bytes(connector.definition),
    operations: operationsOf(definition.value).length,
  });
}

/** The same for a definition of that size and so many operations. */
export function readLimits({ bytes, operations }: { bytes: number; operations: number }): readonly LimitReading[] {
  return [
    { id: 'definition-size', used: bytes, ...sizeFacts['definition-size'] },
    { id: 'operations', used: operations, ...sizeFacts.operations },
  ];
}
