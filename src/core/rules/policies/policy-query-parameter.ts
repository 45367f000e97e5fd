import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyQueryParameter: Rule = {
  id: 'policy-query-parameter',
  severity: 'warning',
  why: 'A query parameter that no operation has is always empty.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('query-parameter'),
};
