import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyValueTarget: Rule = {
  id: 'policy-value-target',
  severity: 'error',
  why: 'A value from elsewhere goes into a header or into the query.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('value-target'),
};
