import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isText } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** Characters, as the longest summary of a published connector has them; the validator's own text speaks of 120. */
const most = 80;

/** Source: domain notes OP-07. */
export const summaryLength: Rule = {
  id: 'summary-length',
  severity: 'error',
  why: 'The summary is the name on the card of the action; longer ones are refused.',
  source: 'Validation of the service',
  notes: ['OP-07'],
  serviceCodes: ['OperationSummaryTooLong'],
  check: inEachOperation(function* ({ members: { summary } }, pointer) {
    if (!isText(summary) || summary.length <= most) return;
    const message = `The summary has ${summary.length.toLocaleString('en')} characters, ${most} are possible. Shorten it, and move the rest to the description.`;
    yield { pointer: child(pointer, 'summary'), message };
  }),
};
