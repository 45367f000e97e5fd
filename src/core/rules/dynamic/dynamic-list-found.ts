import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-03. */
export const dynamicListFound: Rule = {
  id: 'dynamic-list-found',
  severity: 'warning',
  why: 'Makers can only choose from a list.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-03'],
  serviceCodes: ['InvokedOperationShouldProduceArray'],
  check: findDynamic('list-found'),
};
