import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isSameText } from '../words/sentences.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

export const parameterDescriptionDiffers: Rule = {
  id: 'parameter-description-differs',
  severity: 'warning',
  why: 'A hint that repeats the label does not help anybody to fill in the field.',
  source: 'Certification guidelines',
  notes: ['PAR-08'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      if (!hasField(site.value)) continue;
      const { 'x-ms-summary': label, description } = site.value;
      if (!isFilled(label) || !isFilled(description) || !isSameText(label, description)) continue;
      const message = `This description only repeats the label "${label}". Say what to enter, with an example.`;
      yield { pointer: child(site.pointer, 'description'), message };
    }
  }),
};
