import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyExpressionKnown: Rule = {
  id: 'policy-expression-known',
  severity: 'warning',
  why: 'What the service cannot read as an expression it sends as it is written, or fails.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('expression-known'),
};
