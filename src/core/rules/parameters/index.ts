import { pathParameterRequired } from './path-parameter-required.ts';
import { parameterUnique } from './parameter-unique.ts';
import { bodyUnique } from './body-unique.ts';
import { bodyOrForm } from './body-or-form.ts';
import { defaultType } from './default-type.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const parametersRules: readonly Rule[] = [
  pathParameterRequired,
  parameterUnique,
  bodyUnique,
  bodyOrForm,
  defaultType,
];
