import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-06. */
export const dynamicSourceVisible: Rule = {
  id: 'dynamic-source-visible',
  severity: 'warning',
  why: 'A field that makers never see is never filled in, so nothing can be taken from it.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-06'],
  serviceCodes: ['SourcePropertyInternal'],
  check: findDynamic('source-visible'),
};
