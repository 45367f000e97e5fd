import type { Rule } from '../rule.ts';
import { findDynamic } from '../walk/dynamic-faults.ts';

/** Source: domain notes, 2.3 and DYN-02. */
export const dynamicArgumentForm: Rule = {
  id: 'dynamic-argument-form',
  severity: 'error',
  why: 'A value comes from another field or is fixed; the platform reads no other form.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-02'],
  check: findDynamic('argument-form'),
};
