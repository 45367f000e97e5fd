import type { Rule } from '../rule.ts';
import { findInPolicies } from '../walk/policy-faults.ts';

/** Source: domain notes, 5 and POL-01. */
export const policySectionKnown: Rule = {
  id: 'policy-section-known',
  severity: 'warning',
  why: 'A policy runs on the request, on the response, or when a call fails.',
  source: 'Connector documentation, policy templates',
  notes: ['POL-01'],
  check: findInPolicies('section-known'),
};
