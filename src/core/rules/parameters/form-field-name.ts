import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes PAR-13. */
export const formFieldName: Rule = {
  id: 'form-field-name',
  severity: 'error',
  why: 'The names of form fields travel as plain letters.',
  source: 'Validation of the service',
  notes: ['PAR-13'],
  serviceCodes: ['InvalidFormDataParameterName'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { in: place, name } = site.value;
      if (place !== 'formData' || typeof name !== 'string' || /^[\x20-\x7e]*$/.test(name)) continue;
      const message = `The name of the form field "${name}" has letters that cannot be sent. Use only English letters, digits and signs; accents can stand in its label.`;
      yield { pointer: child(site.pointer, 'name'), message };
    }
  }),
};
