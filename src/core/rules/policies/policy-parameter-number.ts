import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyParameterNumber: Rule = {
  id: 'policy-parameter-number',
  severity: 'error',
  why: 'The template asks for a number here.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('parameter-number'),
};
