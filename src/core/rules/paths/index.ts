import { pathFormat } from './path-format.ts';
import { pathWrittenOut } from './path-written-out.ts';
import { pathUnique } from './path-unique.ts';
import { pathAlike } from './path-alike.ts';
import { pathVariableUnique } from './path-variable-unique.ts';
import { pathVariableHasParameter } from './path-variable-has-parameter.ts';
import { pathParameterInPath } from './path-parameter-in-path.ts';
import { pathAmbiguous } from './path-ambiguous.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const pathsRules: readonly Rule[] = [
  pathFormat,
  pathWrittenOut,
  pathUnique,
  pathAlike,
  pathAmbiguous,
  pathVariableUnique,
  pathVariableHasParameter,
  pathParameterInPath,
];
