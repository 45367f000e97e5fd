import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyExpressionFits: Rule = {
  id: 'policy-expression-fits',
  severity: 'warning',
  why: 'Each field of a policy knows only some of the values.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('expression-fits'),
};
