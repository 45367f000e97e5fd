import type { ConnectorDocument } from '../document/open-document.ts';
import { patchDocument, type Edit } from '../document/patch.ts';
import { checksumOf } from './checksum.ts';
import type { LogEntry } from './edit-log.ts';

/** A connector with the edits of a log made again. */
export interface Replayed {
  readonly document: ConnectorDocument;
  /** How many entries could be made again; the rest was written about another text, or is damaged. */
  readonly count: number;
}

/** Makes logged edits again, in order. Stops before the first entry that does not lead where it led when it was written. */
export function replay(document: ConnectorDocument, log: readonly LogEntry[]): Replayed {
  let current = document;
  for (const [count, { edits, check }] of log.entries()) {
    const next = remake(
      current,
      edits.flatMap(({ made }) => made),
    );
    if (!next || checksumOf(next.connector) !== check) return { document: current, count };
    current = next;
  }
  return { document: current, count: log.length };
}

function remake(document: ConnectorDocument, edits: readonly Edit[]): ConnectorDocument | undefined {
  try {
    return patchDocument(document, { title: '', edits }).value;
  } catch {
    // A part or an icon that is none: the log is damaged.
    return undefined;
  }
}
