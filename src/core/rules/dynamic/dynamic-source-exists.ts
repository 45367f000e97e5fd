import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-02. */
export const dynamicSourceExists: Rule = {
  id: 'dynamic-source-exists',
  severity: 'error',
  why: 'A value can only be taken from a field that makers fill in on the same card.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-02'],
  serviceCodes: ['OperationParameterNameNotFound'],
  check: findDynamic('source-exists'),
};
