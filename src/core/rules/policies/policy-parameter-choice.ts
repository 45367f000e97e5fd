import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyParameterChoice: Rule = {
  id: 'policy-parameter-choice',
  severity: 'warning',
  why: 'The template knows a few words here, and no others.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('parameter-choice'),
};
