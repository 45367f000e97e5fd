import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policyPlaceFormat: Rule = {
  id: 'policy-place-format',
  severity: 'error',
  why: 'A policy changes one place of a body, and this does not say which.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('place-format'),
};
