import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** Source: domain notes DOC-09, 7.1. */
export const totalSchemaCount: Rule = {
  id: 'total-schema-count',
  severity: 'error',
  why: 'The service counts the fields of all bodies and takes only so many.',
  source: 'Validation of the service',
  notes: ['DOC-09'],
  serviceCodes: ['TotalSchemaCountExceedsMaxAllowed'],
  *check(document) {
    const count = limitsOf(document).get('total-schemas');
    if (!count || count.used <= count.limit) return;
    yield {
      pointer: count.pointer ?? '/definition/paths',
      message: `All bodies of the connector have ${count.used.toLocaleString('en')} fields together, ${count.limit.toLocaleString('en')} are possible. Leave out operations or fields, or make two connectors of it.`,
    };
  },
};
