import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes 7.2, `xml`, and O-92. */
export const xmlIgnored: Rule = {
  id: 'xml-ignored',
  severity: 'info',
  why: 'Connectors read and write JSON, so how a value would be written in XML does not count.',
  source: 'Validation of the service',
  notes: ['7.2'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'xml')) {
      if (site.value['xml'] === undefined) continue;
      const pointer = child(site.pointer, 'xml');
      yield {
        pointer,
        message: '"xml" has no effect in a connector. Remove it to make the file smaller.',
        fix: { title: 'Remove "xml"', edits: () => [{ kind: 'remove', pointer }] },
      };
    }
  }),
};
