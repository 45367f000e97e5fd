import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyHostFormat: Rule = {
  id: 'policy-host-format',
  severity: 'error',
  why: 'Calls leave the service encrypted, to an address that is complete.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('host-format'),
};
