import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-02. */
export const policyOperationExists: Rule = {
  id: 'policy-operation-exists',
  severity: 'error',
  why: 'A policy can only serve operations that the connector has.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-02'],
  check: findInPolicies('operation-exists'),
};
