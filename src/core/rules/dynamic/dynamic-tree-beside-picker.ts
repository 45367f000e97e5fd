import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-07. */
export const dynamicTreeBesidePicker: Rule = {
  id: 'dynamic-tree-beside-picker',
  severity: 'error',
  why: 'The file picker shows the tree that stands beside it.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-07'],
  serviceCodes: ['DynamicTreeExtensionMissing'],
  check: findDynamic('tree-beside-picker'),
};
