import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyPathVariables: Rule = {
  id: 'policy-path-variables',
  severity: 'error',
  why: 'Only variables of the path of an operation have a value in the new path.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('path-variables'),
};
