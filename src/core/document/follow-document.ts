import { diffSplice, reparse } from '../text/splice.ts';
import type { Connector } from './connector.ts';
import { openDocument, partOf, type ConnectorDocument, type ParsedPart } from './open-document.ts';

/**
 * As `openDocument`, for a later version of a connector: reads again only what differs, and shares every other value with
 * the version before, so that what is remembered of values goes on to hold.
 *
 * @param before May be of another connector, or of none; then everything is read.
 */
export function followDocument(before: ConnectorDocument | undefined, connector: Connector): ConnectorDocument {
  if (!before) return openDocument(connector);
  return {
    connector,
    definition: followPart(before.definition, connector.definition),
    properties: followPart(before.properties, connector.properties),
  };
}

function followPart<T extends object>(before: ParsedPart<T>, text: string): ParsedPart<T> {
  const splice = diffSplice(before.text, text);
  if (!splice) return before;
  const known = before.problems.length === 0 ? before.root : undefined;
  const { root, problems } = reparse(known, [splice], before.text, text);
  return partOf<T>(text, root, problems);
}
