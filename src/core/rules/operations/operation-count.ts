import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** Source: domain notes DOC-09, 7.1. The largest published connector has 219. */
export const operationCount: Rule = {
  id: 'operation-count',
  severity: 'error',
  why: 'The service counts actions and triggers and takes only so many.',
  source: 'Validation of the service',
  notes: ['DOC-09'],
  serviceCodes: ['TotalOperationsCountExceedsMaxAllowed'],
  *check(document) {
    const count = limitsOf(document).get('operations');
    if (!count || count.used <= count.limit) return;
    yield {
      pointer: '/definition/paths',
      message: `The connector has ${count.used.toLocaleString('en')} operations, ${count.limit} are possible. Leave out those that nobody needs, or make two connectors of it.`,
    };
  },
};
