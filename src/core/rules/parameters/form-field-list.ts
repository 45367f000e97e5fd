import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** A warning: seven published connectors have such a field. Source: domain notes 7.2 and 11.1. */
export const formFieldList: Rule = {
  id: 'form-field-list',
  severity: 'warning',
  why: 'The flow designer leaves out form fields that are lists, so makers cannot fill them in.',
  source: 'Flow designer',
  notes: ['7.2', '11.1'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { in: place, type, name } = site.value;
      if (place !== 'formData' || type !== 'array') continue;
      const message = `Makers will not see "${String(name)}": the flow designer leaves out form fields that are lists. Make it a text, or send the values in a JSON body.`;
      yield { pointer: child(site.pointer, 'type'), message };
    }
  }),
};
