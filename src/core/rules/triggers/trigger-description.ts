import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** A description that is missing is left to the rule for that. Source: domain notes TRG-05. */
export const triggerDescription: Rule = {
  id: 'trigger-description',
  severity: 'info',
  profile: 'certification',
  why: 'The descriptions of triggers all begin with the same words, so that makers know one when they read it.',
  source: 'Certification guidelines, string guidance',
  notes: ['TRG-05'],
  check: inEachOperation(function* ({ members, label }, pointer) {
    const { description, 'x-ms-trigger': kind } = members;
    if (kind === undefined || !isFilled(description) || /^\s*(this operation )?triggers?\b/i.test(description)) return;
    yield {
      pointer: child(pointer, 'description'),
      message: `The description of the trigger ${label} does not begin with "This operation triggers when". Begin it so.`,
    };
  }),
};
