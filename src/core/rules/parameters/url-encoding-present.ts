import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Only for publishing: what is left out counts as "single". Source: domain notes PAR-03 and 2.2, `x-ms-url-encoding`. */
export const urlEncodingPresent: Rule = {
  id: 'url-encoding-present',
  severity: 'warning',
  why: 'A value in a path may hold a "/" or a space, so the connector says how it is encoded.',
  source: 'Validation of the service',
  notes: ['PAR-03'],
  serviceCodes: ['PathParameterMissingEncoding'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { value } = site;
      if (value['in'] !== 'path' || Object.hasOwn(value, 'x-ms-url-encoding')) continue;
      const pointer = child(site.pointer, 'x-ms-url-encoding');
      yield {
        pointer,
        message: `The path parameter "${String(value['name'])}" does not say how its value is encoded. Set "x-ms-url-encoding" to "single".`,
        fix: {
          title: 'Set the URL encoding to "single"',
          edits: () => [{ kind: 'set', pointer, value: 'single' }],
        },
      };
    }
  }),
};
