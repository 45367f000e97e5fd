import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-04. */
export const dynamicSourceClear: Rule = {
  id: 'dynamic-source-clear',
  severity: 'warning',
  why: 'A name that two fields have does not say which of them is meant.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-04'],
  check: findDynamic('source-clear'),
};
