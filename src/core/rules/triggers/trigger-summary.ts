import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** 460 of 720 published triggers do. A summary that is missing is left to summary-present. Source: domain notes TRG-05. */
export const triggerSummary: Rule = {
  id: 'trigger-summary',
  severity: 'info',
  profile: 'certification',
  why: 'Makers look for triggers by what happens: When a … is added.',
  source: 'Certification guidelines, string guidance',
  notes: ['TRG-05'],
  check: inEachOperation(function* ({ members, label }, pointer) {
    const { summary, 'x-ms-trigger': kind } = members;
    if (kind === undefined || !isFilled(summary) || /^\s*when\b/i.test(summary)) return;
    yield {
      pointer: child(pointer, 'summary'),
      message: `The summary of the trigger ${label} does not begin with "When a". Say what happens: "When an order is added".`,
    };
  }),
};
