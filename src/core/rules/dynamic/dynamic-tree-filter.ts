import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** A warning, as the platform's own reading of filters is not written down. Source: domain notes, 2.3. */
export const dynamicTreeFilter: Rule = {
  id: 'dynamic-tree-filter',
  severity: 'warning',
  why: 'By this filter the tree tells folders from what is in them.',
  source: 'Connector documentation, dynamic values and schema',
  notes: [],
  check: findDynamic('tree-filter'),
};
