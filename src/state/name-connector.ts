import type { Connector } from '#core/document/connector.ts';
import { isEditable, openDocument } from '#core/document/open-document.ts';
import { applyPatch } from '#core/document/patch.ts';

/** A connector under the title that the maker gave it; as it is while its text does not read. */
export function nameConnector(connector: Connector, title: string): Connector {
  if (!isEditable(openDocument(connector).definition)) return connector;
  const edits = [{ kind: 'set', pointer: '/definition/info/title', value: title }] as const;
  return applyPatch(connector, { title: 'Name', edits }).connector;
}
