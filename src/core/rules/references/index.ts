import { referenceText } from './reference-text.ts';
import { referenceLocal } from './reference-local.ts';
import { referenceResolves } from './reference-resolves.ts';
import { referenceCircle } from './reference-circle.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const referencesRules: readonly Rule[] = [referenceText, referenceLocal, referenceResolves, referenceCircle];
