import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { isMarkedDeprecated, markDeprecated } from '../words/sentences.ts';

/** The summary may have so many characters (summary-length). */
const mostInSummary = 80;

/** Source: domain notes OP-23, 2.2. */
export const deprecatedMarked: Rule = {
  id: 'deprecated-marked',
  severity: 'info',
  why: 'Flows that have the action already go on showing it, so its texts must say that it is to go.',
  source: 'Connector documentation',
  notes: ['OP-23'],
  check: inEachOperation(function* ({ members }, pointer) {
    if (members['deprecated'] !== true) return;
    for (const member of ['summary', 'description'] as const) {
      const text = members[member];
      if (!isFilled(text) || isMarkedDeprecated(text)) continue;
      const at = child(pointer, member);
      const value = markDeprecated(text);
      yield {
        pointer: at,
        message: `The operation is deprecated, but its ${member} does not say so. Add "(deprecated)".`,
        ...((member === 'description' || value.length <= mostInSummary) && {
          fix: { title: 'Add “(deprecated)”', edits: () => [{ kind: 'set', pointer: at, value }] },
        }),
      };
    }
  }),
};
