import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-04. */
export const dynamicBothForms: Rule = {
  id: 'dynamic-both-forms',
  severity: 'info',
  why: 'Older apps read only the first form, and newer ones prefer the second.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-04'],
  check: findDynamic('both-forms'),
};
