import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyServesAll: Rule = {
  id: 'policy-serves-all',
  severity: 'warning',
  why: 'A policy that names no operations serves all of them.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('serves-all'),
};
