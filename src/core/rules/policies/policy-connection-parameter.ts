import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-02. */
export const policyConnectionParameter: Rule = {
  id: 'policy-connection-parameter',
  severity: 'error',
  why: 'A policy can only use what a connection is asked for.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-02'],
  check: findInPolicies('connection-parameter'),
};
