import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-01. */
export const dynamicOperationExists: Rule = {
  id: 'dynamic-operation-exists',
  severity: 'error',
  why: 'Choices can only come from an operation that the connector has.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-01'],
  serviceCodes: ['OperationIdNotFound'],
  check: findDynamic('operation-exists'),
};
