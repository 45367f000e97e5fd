import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyHeaderName: Rule = {
  id: 'policy-header-name',
  severity: 'error',
  why: 'The service refuses headers whose name HTTP does not allow.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('header-name'),
};
