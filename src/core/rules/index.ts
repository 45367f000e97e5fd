import { infoRules } from './info/index.ts';
import { pathsRules } from './paths/index.ts';
import { operationsRules } from './operations/index.ts';
import { versionsRules } from './versions/index.ts';
import { parametersRules } from './parameters/index.ts';
import { schemasRules } from './schemas/index.ts';
import { referencesRules } from './references/index.ts';
import { responsesRules } from './responses/index.ts';
import { dynamicRules } from './dynamic/index.ts';
import { triggersRules } from './triggers/index.ts';
import { securityRules } from './security/index.ts';
import { propertiesRules } from './properties/index.ts';
import { policiesRules } from './policies/index.ts';
import { scriptRules } from './script/index.ts';
import { iconRules } from './icon/index.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings at one place are told. */
export const rules: readonly Rule[] = [
  ...infoRules,
  ...pathsRules,
  ...operationsRules,
  ...versionsRules,
  ...parametersRules,
  ...schemasRules,
  ...referencesRules,
  ...responsesRules,
  ...dynamicRules,
  ...triggersRules,
  ...securityRules,
  ...propertiesRules,
  ...policiesRules,
  ...scriptRules,
  ...iconRules,
];
