import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-02. */
export const dynamicSourceType: Rule = {
  id: 'dynamic-source-type',
  severity: 'warning',
  why: 'The service may refuse a value of another type, and makers then see no choices.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-02'],
  serviceCodes: ['OperationParameterTypeMismatch'],
  check: findDynamic('source-type'),
};
