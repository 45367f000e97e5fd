import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';

/** Internal operations are passed over: no maker sees them, and published ones have no summary. Source: domain notes OP-06. */
export const summaryPresent: Rule = {
  id: 'summary-present',
  severity: 'error',
  why: 'The summary is the name under which makers find the action or trigger.',
  source: 'Connector documentation',
  notes: ['OP-06'],
  *check(document) {
    for (const { operation, label, pointer } of operationsIn(document)) {
      const { summary, 'x-ms-visibility': visibility } = operation;
      if (summary !== undefined && typeof summary !== 'string') continue;
      if (isFilled(summary) || visibility === 'internal') continue;
      yield {
        pointer: summary === undefined ? pointer : child(pointer, 'summary'),
        message: `${label} has no summary. Add a short name, such as "List pets".`,
      };
    }
  },
};
