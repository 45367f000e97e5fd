import { operationsOf } from '../definition/operations.ts';
import type { Connector } from '../document/connector.ts';
import { openDocument, type ConnectorDocument } from '../document/open-document.ts';

/** One limit of the service and how much of it a connector uses. */
export interface LimitReading {
  readonly id: 'definition-size' | 'operations';
  readonly used: number;
  readonly limit: number;
  readonly unit: 'bytes' | 'operations';
  /** Where the limit is written down. */
  readonly source: string;
}

const source = 'Microsoft Learn, custom connectors: limits (2023)';

/** Reads off how much of the published limits a connector uses. */
export function measureLimits(connector: Connector): readonly LimitReading[] {
  return measureDocument(openDocument(connector));
}

/** As `measureLimits`, for a document that is open. */
export function measureDocument({ connector, definition }: ConnectorDocument): readonly LimitReading[] {
  return readLimits({
    bytes: countUtf8Bytes(connector.definition),
    operations: operationsOf(definition.value).length,
  });
}

/** As `measureLimits`, for a definition of that size and so many operations. */
export function readLimits({ bytes, operations }: { bytes: number; operations: number }): readonly LimitReading[] {
  return [
    { id: 'definition-size', used: bytes, limit: 1_048_576, unit: 'bytes', source },
    { id: 'operations', used: operations, limit: 256, unit: 'operations', source },
  ];
}

/** The length of a text as UTF-8, without making a copy of it. */
export function countUtf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 2;
      at++;
    } else bytes += 2;
  }
  return bytes;
}
