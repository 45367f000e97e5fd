import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

export const parameterDescriptionPresent: Rule = {
  id: 'parameter-description-present',
  severity: 'warning',
  why: 'The description is the hint that makers read in the empty field.',
  source: 'Certification guidelines',
  notes: ['PAR-08'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { value } = site;
      const { name, description } = value;
      const isMissing = description === undefined || (typeof description === 'string' && description.trim() === '');
      if (!isMissing || !hasField(value)) continue;
      const message = `The parameter "${String(name)}" has no description. Say in a sentence what to enter.`;
      yield { pointer: child(site.pointer, 'description'), message };
    }
  }),
};
