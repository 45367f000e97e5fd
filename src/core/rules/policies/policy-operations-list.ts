import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-02. */
export const policyOperationsList: Rule = {
  id: 'policy-operations-list',
  severity: 'error',
  why: 'The service reads the operations of a policy as a list.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-02'],
  check: findInPolicies('operations-list'),
};
