import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** Source: domain notes DOC-09, 7.1. */
export const operationSchemaCount: Rule = {
  id: 'operation-schema-count',
  severity: 'error',
  why: 'The service counts the fields of all bodies of an operation and takes only so many.',
  source: 'Validation of the service',
  notes: ['DOC-09'],
  serviceCodes: ['OperationSchemaCountExceedsMaxAllowed'],
  *check(document) {
    const count = limitsOf(document).get('operation-schemas');
    if (!count || count.used <= count.limit) return;
    yield {
      pointer: count.pointer ?? '/definition/paths',
      message: `The bodies of this operation have ${count.used.toLocaleString('en')} fields together, ${count.limit.toLocaleString('en')} are possible. Leave out responses or fields that makers do not need.`,
    };
  },
};
