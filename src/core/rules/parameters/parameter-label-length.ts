import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

/** Characters. */
const most = 80;

export const parameterLabelLength: Rule = {
  id: 'parameter-label-length',
  severity: 'warning',
  why: 'A label stands above a field; what is longer is cut off.',
  source: 'Certification guidelines, x-ms-summary',
  notes: ['PAR-07'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      if (!hasField(site.value)) continue;
      const label = site.value['x-ms-summary'];
      if (typeof label !== 'string' || label.length <= most) continue;
      const message = `This label has ${label.length.toLocaleString('en')} characters, ${most} are possible. Shorten it, and move the rest to the description.`;
      yield { pointer: child(site.pointer, 'x-ms-summary'), message };
    }
  }),
};
