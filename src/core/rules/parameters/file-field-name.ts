import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** The designer and not the service minds, so it is a warning. Source: domain notes PAR-13 and 11.1. */
export const fileFieldName: Rule = {
  id: 'file-field-name',
  severity: 'warning',
  why: 'The flow designer leaves out files whose names have quotation marks or "@" in them.',
  source: 'Flow designer',
  notes: ['PAR-13'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { in: place, type, name } = site.value;
      if (place !== 'formData' || type !== 'file' || typeof name !== 'string' || !/["@]/.test(name)) continue;
      const message = `Makers will not see the file "${name}", because there is a quotation mark or an "@" in its name. Rename it.`;
      yield { pointer: child(site.pointer, 'name'), message };
    }
  }),
};
