import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-07. */
export const dynamicFolderOnlyInside: Rule = {
  id: 'dynamic-folder-only-inside',
  severity: 'error',
  why: 'Only the call for an opened folder knows which folder that is.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-07'],
  serviceCodes: ['SelectedItemValuePathNotAllowedInThisPosition'],
  check: findDynamic('folder-only-inside'),
};
