import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3. */
export const dynamicReadable: Rule = {
  id: 'dynamic-readable',
  severity: 'error',
  why: 'What the platform cannot read, it passes over or refuses.',
  source: 'Connector documentation, dynamic values and schema',
  notes: [],
  check: findDynamic('readable'),
};
