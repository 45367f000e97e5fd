import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5. */
export const policyOperationsRepeated: Rule = {
  id: 'policy-operations-repeated',
  severity: 'info',
  why: 'A policy runs once for an operation, however often that is named.',
  source: 'Connector documentation, policy templates',
  notes: [],
  check: findInPolicies('operations-repeated'),
};
