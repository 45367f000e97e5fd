import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3. */
export const dynamicTreeComplete: Rule = {
  id: 'dynamic-tree-complete',
  severity: 'warning',
  why: 'A tree is shown by what its two calls say of each item.',
  source: 'Connector documentation, dynamic values and schema',
  notes: [],
  check: findDynamic('tree-complete'),
};
