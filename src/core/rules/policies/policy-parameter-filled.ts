import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyParameterFilled: Rule = {
  id: 'policy-parameter-filled',
  severity: 'error',
  why: 'Without what its template asks for, a policy cannot run.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('parameter-filled'),
};
