import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-03. */
export const dynamicValueChosen: Rule = {
  id: 'dynamic-value-chosen',
  severity: 'warning',
  why: 'Of an item with several fields one is sent, and the platform does not guess which.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-03'],
  check: findDynamic('value-chosen'),
};
