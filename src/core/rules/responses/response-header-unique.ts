import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Names that are the same to the letter cannot be told apart in JSON. Source: domain notes RES-06; RFC 9110, 5.1. */
export const responseHeaderUnique: Rule = {
  id: 'response-header-unique',
  severity: 'error',
  why: 'Capitals do not count in the names of headers, so this is one header described twice.',
  source: 'Validation of the service',
  notes: ['RES-06'],
  serviceCodes: ['ResponseHeadersAreNotUnique'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.responses) {
      const headers = membersOf(site.value['headers']);
      const names = Object.keys(headers);
      if (names.length < 2) continue;
      const seen = new Map<string, string>();
      for (const name of names) {
        const small = name.toLowerCase();
        const first = seen.get(small);
        seen.set(small, first ?? name);
        if (first === undefined) continue;
        const pointer = child(site.pointer, 'headers', name);
        const isSame = JSON.stringify(headers[first]) === JSON.stringify(headers[name]);
        yield {
          pointer,
          message: `The header "${name}" is described as "${first}" already. Remove one of the two.`,
          ...(isSame && {
            fix: { title: 'Remove repeated headers', edits: () => [{ kind: 'remove', pointer }] },
          }),
        };
      }
    }
  }),
};
