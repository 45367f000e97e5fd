import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isSentence, withPeriod } from '../words/sentences.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

export const parameterDescriptionEnd: Rule = {
  id: 'parameter-description-end',
  severity: 'info',
  why: 'Descriptions are written as sentences in all connectors, so that they read alike.',
  source: 'Certification guidelines',
  notes: ['PAR-08'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      if (!hasField(site.value)) continue;
      const { description } = site.value;
      if (!isFilled(description) || isSentence(description)) continue;
      const pointer = child(site.pointer, 'description');
      yield {
        pointer,
        message: 'This description does not end as a sentence does. End it with a period.',
        fix: { title: 'Add a period', edits: () => [{ kind: 'set', pointer, value: withPeriod(description) }] },
      };
    }
  }),
};
