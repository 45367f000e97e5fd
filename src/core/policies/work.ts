import type { PolicyTemplateInstance } from '../document/properties.ts';
import { asText, type EvaluationScope } from './evaluate.ts';
import { parameterOf } from './policy.ts';
import type { PolicyCall, PolicyEffect, PolicyState } from './run.ts';

/** What a policy has to work with. */
export interface PolicyWork {
  readonly policy: PolicyTemplateInstance;
  readonly state: PolicyState;
  readonly scope: EvaluationScope;
  readonly call: PolicyCall;
  /** What the service answered to the policy's own call, as the maker typed it. */
  readonly fetched: string | undefined;
}

/** A parameter of the policy as text; '' when it is not there. */
export function textIn({ policy }: Pick<PolicyWork, 'policy'>, name: string): string {
  return asText(parameterOf(policy, name));
}

export const failed = ({ state }: PolicyWork, reason: string): PolicyEffect => ({
  state,
  outcome: 'failed',
  notes: [reason],
});

export const unknown = ({ state }: PolicyWork, reason: string): PolicyEffect => ({
  state,
  outcome: 'unknown',
  notes: [reason],
});

/** For policies of the answer, when there is none to try them on. */
export const withoutAnswer = (work: PolicyWork): PolicyEffect => unknown(work, 'There is no sample answer.');

export function changedRequest(
  { state }: PolicyWork,
  change: Partial<PolicyState['request']>,
  notes: readonly string[],
): PolicyEffect {
  return { state: { ...state, request: { ...state.request, ...change } }, outcome: 'done', notes };
}
