import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-04. */
export const dynamicFormsAgree: Rule = {
  id: 'dynamic-forms-agree',
  severity: 'warning',
  why: 'Apps read one form or the other, so makers would see different choices.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-04'],
  serviceCodes: ['DynamicPropertiesItemValuePathMismatch'],
  check: findDynamic('forms-agree'),
};
