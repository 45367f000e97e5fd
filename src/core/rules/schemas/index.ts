import { patternUsable } from './pattern-usable.ts';
import { arrayItems } from './array-items.ts';
import { requiredPropertyExists } from './required-property-exists.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const schemasRules: readonly Rule[] = [patternUsable, arrayItems, requiredPropertyExists];
