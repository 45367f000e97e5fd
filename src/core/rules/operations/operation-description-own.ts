import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { isSameText } from '../words/sentences.ts';

/** Source: domain notes OP-13. */
export const operationDescriptionOwn: Rule = {
  id: 'operation-description-own',
  severity: 'warning',
  profile: 'certification',
  why: 'Makers see both texts, one under the other: the description must say more than the summary.',
  source: 'Guidelines for certification',
  notes: ['OP-13'],
  check: inEachOperation(function* ({ members: { summary, description } }, pointer) {
    if (!isFilled(summary) || !isFilled(description) || !isSameText(summary, description)) return;
    yield {
      pointer: child(pointer, 'description'),
      message: 'The description says the same as the summary. Say what the action does and what it gives back.',
    };
  }),
};
