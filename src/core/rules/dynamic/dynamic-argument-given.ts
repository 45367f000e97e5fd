import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-02. */
export const dynamicArgumentGiven: Rule = {
  id: 'dynamic-argument-given',
  severity: 'error',
  why: 'The operation behind the choices is called without the maker, so all that it needs must be said.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-02'],
  serviceCodes: ['OperationMissingRequiredProperty'],
  check: findDynamic('argument-given'),
};
