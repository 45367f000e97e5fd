import type { ConnectorDocument } from '../../document/open-document.ts';
import { definitionOf, isText, membersOf } from './parts.ts';

const textIn = (document: ConnectorDocument, member: string): string => {
  const text = membersOf(definitionOf(document)?.['info'])[member];
  return isText(text) ? text : '';
};

/** The connector's name, spaces at its ends taken off; '' when it has none. */
export const titleOf = (document: ConnectorDocument): string => textIn(document, 'title').trim();

/** What the connector says of itself, as for the title. */
export const descriptionOf = (document: ConnectorDocument): string => textIn(document, 'description').trim();
