import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, listOf } from '../walk/parts.ts';
import { bareMediaType, contentKindOf } from '../words/media-types.ts';

/** What Power Apps reads besides JSON; pictures, sound and documents are taken as files. Source: domain notes 7.2, 11.2. */
export const producesReadable: Rule = {
  id: 'produces-readable',
  severity: 'info',
  why: 'Apps read JSON, text, CSV, HTML and files; of an answer in another format they get nothing but the text.',
  source: 'Behaviour of Power Apps',
  notes: ['OP-21'],
  *check(document) {
    const shared = definitionOf(document)?.['produces'];
    for (const { operation, label, pointer } of operationsIn(document)) {
      const own = operation['produces'];
      const produces = listOf(own ?? shared).filter(isText);
      if (produces.length === 0 || !produces.every((mediaType) => isXml(mediaType))) continue;
      yield {
        pointer: own === undefined ? pointer : child(pointer, 'produces'),
        message: `${label} answers only in XML, which apps cannot take apart. If the server can answer in JSON, ask for it, and set "produces" to ["application/json"].`,
      };
    }
  },
};

const isXml = (mediaType: string): boolean =>
  contentKindOf(mediaType) === 'xml' || bareMediaType(mediaType) === 'application/soap+xml';
