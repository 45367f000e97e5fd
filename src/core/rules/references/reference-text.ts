import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasBrokenEscape } from '../walk/references.ts';

export const referenceText: Rule = {
  id: 'reference-text',
  severity: 'error',
  why: 'A reference is the address of a shared part, written as text.',
  source: 'OpenAPI 2.0, Reference Object, $ref',
  notes: ['SCH-01'],
  serviceCodes: ['JsonPointerNotValid'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.references) {
      const { $ref: reference } = site.value;
      const pointer = child(site.pointer, '$ref');
      if (typeof reference !== 'string') {
        const message = `A "$ref" must be text. Write an address such as "#/${site.section}/Name", or remove it.`;
        yield { pointer, message };
      } else if (hasBrokenEscape(reference)) {
        const message = `"${reference.slice(0, 200)}" has a "%" that stands for nothing. Write "%25" for the sign itself.`;
        yield { pointer, message };
      }
    }
  }),
};
