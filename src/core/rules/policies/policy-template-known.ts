import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyTemplateKnown: Rule = {
  id: 'policy-template-known',
  severity: 'warning',
  why: 'Only templates that the service knows do anything.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('template-known'),
};
