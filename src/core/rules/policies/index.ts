import { policyTemplateKnown } from './policy-template-known.ts';
import { policyOperationExists } from './policy-operation-exists.ts';
import { policyOperationsList } from './policy-operations-list.ts';
import { policyOperationsRepeated } from './policy-operations-repeated.ts';
import { policySectionKnown } from './policy-section-known.ts';
import { policyParameterFilled } from './policy-parameter-filled.ts';
import { policyParameterChoice } from './policy-parameter-choice.ts';
import { policyParameterNumber } from './policy-parameter-number.ts';
import { policyPlaceFormat } from './policy-place-format.ts';
import { policyExpressionKnown } from './policy-expression-known.ts';
import { policyExpressionFits } from './policy-expression-fits.ts';
import { policyConnectionParameter } from './policy-connection-parameter.ts';
import { policyConnectionParameterCase } from './policy-connection-parameter-case.ts';
import { policyQueryParameter } from './policy-query-parameter.ts';
import { policyHostFormat } from './policy-host-format.ts';
import { policyPathVariables } from './policy-path-variables.ts';
import { policyServesAll } from './policy-serves-all.ts';
import { policyValueTarget } from './policy-value-target.ts';
import { policyHeaderName } from './policy-header-name.ts';
import { policyTestConnection } from './policy-test-connection.ts';
import { policySecret } from './policy-secret.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const policiesRules: readonly Rule[] = [
  policyTemplateKnown,
  policyOperationExists,
  policyOperationsList,
  policyOperationsRepeated,
  policySectionKnown,
  policyParameterFilled,
  policyParameterChoice,
  policyParameterNumber,
  policyPlaceFormat,
  policyExpressionKnown,
  policyExpressionFits,
  policyConnectionParameter,
  policyConnectionParameterCase,
  policyQueryParameter,
  policyHostFormat,
  policyPathVariables,
  policyServesAll,
  policyValueTarget,
  policyHeaderName,
  policyTestConnection,
  policySecret,
];
