import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** A warning: thirteen published connectors have it in the query. Source: domain notes PAR-04. */
export const urlEncodingPlace: Rule = {
  id: 'url-encoding-place',
  severity: 'warning',
  why: 'Only values in a path are encoded as the connector says; all others always are in the same way.',
  source: 'Validation of the service',
  notes: ['PAR-04'],
  serviceCodes: ['QueryParameterEncodingNotSupported'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { value } = site;
      if (!Object.hasOwn(value, 'x-ms-url-encoding') || value['in'] === 'path' || typeof value['in'] !== 'string')
        continue;
      const pointer = child(site.pointer, 'x-ms-url-encoding');
      yield {
        pointer,
        message: `"x-ms-url-encoding" has no effect on "${String(value['name'])}", which is not in the path. Remove it.`,
        fix: { title: 'Remove "x-ms-url-encoding"', edits: () => [{ kind: 'remove', pointer }] },
      };
    }
  }),
};
