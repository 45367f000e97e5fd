import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** A warning: there is a limit, and nobody says which. Source: domain notes DOC-09, 7.1. */
export const schemaDepth: Rule = {
  id: 'schema-depth',
  severity: 'warning',
  why: 'Fields within fields within fields are refused from some depth on, and nobody finds them in the designer.',
  source: 'Validation of the service',
  notes: ['DOC-09'],
  serviceCodes: ['SchemaTooDeep'],
  *check(document) {
    const count = limitsOf(document).get('schema-depth');
    if (!count || count.used <= count.limit) return;
    yield {
      pointer: count.pointer ?? '/definition/paths',
      message: `This body has fields ${count.used.toLocaleString('en')} levels deep; no published connector goes deeper than ${count.limit.toLocaleString('en')}. Leave out the innermost ones.`,
    };
  },
};
