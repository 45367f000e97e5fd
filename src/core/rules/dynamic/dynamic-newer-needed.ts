import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-04. */
export const dynamicNewerNeeded: Rule = {
  id: 'dynamic-newer-needed',
  severity: 'warning',
  why: 'The first form names a field without saying where in the body it is.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-04'],
  check: findDynamic('newer-needed'),
};
