import { annotationReplacement } from './annotation-replacement.ts';
import { annotationStatusAhead } from './annotation-status-ahead.ts';
import { familyActive } from './family-active.ts';
import { familyIdVersion } from './family-id-version.ts';
import { familyProduction } from './family-production.ts';
import { familyRevisionGiven } from './family-revision-given.ts';
import { familyRevisionUnique } from './family-revision-unique.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const versionsRules: readonly Rule[] = [
  familyRevisionGiven,
  familyRevisionUnique,
  familyIdVersion,
  familyActive,
  familyProduction,
  annotationStatusAhead,
  annotationReplacement,
];
