import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-03. */
export const dynamicFieldFound: Rule = {
  id: 'dynamic-field-found',
  severity: 'warning',
  why: 'What is not in the answer cannot be shown or sent.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-03'],
  serviceCodes: ['InvokedOperationShouldProduceProperty'],
  check: findDynamic('field-found'),
};
