import { referenceText } from './reference-text.ts';
import { referenceLocal } from './reference-local.ts';
import { referenceResolves } from './reference-resolves.ts';
import { referenceCircle } from './reference-circle.ts';
import { referenceAlone } from './reference-alone.ts';
import { requiredLoop } from './required-loop.ts';
import { referenceRecursion } from './reference-recursion.ts';
import { sharedPartUsed } from './shared-part-used.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const referencesRules: readonly Rule[] = [
  referenceText,
  referenceLocal,
  referenceResolves,
  referenceCircle,
  referenceAlone,
  requiredLoop,
  referenceRecursion,
  sharedPartUsed,
];
