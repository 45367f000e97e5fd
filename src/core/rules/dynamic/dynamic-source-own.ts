import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-02. */
export const dynamicSourceOwn: Rule = {
  id: 'dynamic-source-own',
  severity: 'error',
  why: 'Choices that wait for their own value never come.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-02'],
  check: findDynamic('source-own'),
};
