import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

export const referenceText: Rule = {
  id: 'reference-text',
  severity: 'error',
  why: 'A reference is the address of a shared part, written as text.',
  source: 'OpenAPI 2.0, Reference Object, $ref',
  notes: ['SCH-01'],
  serviceCodes: ['JsonPointerNotValid'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.references) {
      if (typeof site.value['$ref'] === 'string') continue;
      yield {
        pointer: child(site.pointer, '$ref'),
        message: `A "$ref" must be text. Write an address such as "#/${site.section}/Name", or remove it.`,
      };
    }
  }),
};
