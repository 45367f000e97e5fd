import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-02. */
export const policyConnectionParameterCase: Rule = {
  id: 'policy-connection-parameter-case',
  severity: 'warning',
  why: 'Names of connection parameters are best written as they are defined.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-02'],
  check: findInPolicies('connection-parameter-case'),
};
