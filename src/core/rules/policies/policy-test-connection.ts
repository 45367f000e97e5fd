import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyTestConnection: Rule = {
  id: 'policy-test-connection',
  severity: 'info',
  why: 'The status of a connection changes when its test fails.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('test-connection'),
};
