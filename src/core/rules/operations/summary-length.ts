import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isText } from '../walk/parts.ts';

/** Characters, as the longest summary of a published connector has them. */
const most = 80;

export const summaryLength: Rule = {
  id: 'summary-length',
  severity: 'error',
  why: 'The summary is the name on the card of the action; longer ones are refused.',
  source: 'Validation of the service',
  notes: ['OP-07'],
  serviceCodes: ['OperationSummaryTooLong'],
  *check(document) {
    for (const { operation, pointer } of operationsIn(document)) {
      const { summary } = operation;
      if (!isText(summary) || summary.length <= most) continue;
      const message = `The summary has ${summary.length.toLocaleString('en')} characters, ${most} are possible. Shorten it, and move the rest to the description.`;
      yield { pointer: child(pointer, 'summary'), message };
    }
  },
};
