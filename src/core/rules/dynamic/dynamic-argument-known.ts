import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-02. */
export const dynamicArgumentKnown: Rule = {
  id: 'dynamic-argument-known',
  severity: 'error',
  why: 'An operation can only be given what it takes.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-02'],
  serviceCodes: ['OperationParameterNameNotFound'],
  check: findDynamic('argument-known'),
};
