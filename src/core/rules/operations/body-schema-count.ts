import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** Source: domain notes DOC-09, 7.1. The largest body of a published connector has 505, so the limit is in force. */
export const bodySchemaCount: Rule = {
  id: 'body-schema-count',
  severity: 'error',
  why: 'The service counts the fields of each body, those of shared definitions wherever they are used, and takes only so many.',
  source: 'Validation of the service',
  notes: ['DOC-09'],
  serviceCodes: ['BodySchemaCountExceedsMaxAllowed'],
  *check(document) {
    const count = limitsOf(document).get('body-schemas');
    if (!count || count.used <= count.limit) return;
    yield {
      pointer: count.pointer ?? '/definition/paths',
      message: `This body has ${count.used.toLocaleString('en')} fields, ${count.limit.toLocaleString('en')} are possible. Leave out fields that makers do not need, deep ones first.`,
    };
  },
};
