import { operationIdsOf, operationsKey, policiesOf } from '../../policies/policy.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, propertiesFileOf } from '../walk/parts.ts';

/** An operation that is not there is left to policy-operation-exists. Source: domain notes, 5, 6.2 and TRG-04. */
export const pollingPolicyTrigger: Rule = {
  id: 'polling-policy-trigger',
  severity: 'warning',
  why: 'A polling policy does nothing for an action.',
  source: 'Connector documentation, polling triggers',
  notes: ['TRG-04'],
  *check(document) {
    if (!propertiesFileOf(document) || !definitionOf(document)) return;
    const policies = policiesOf(document.properties.value).filter(
      ({ templateName }) => templateName === 'pollingtrigger',
    );
    if (policies.length === 0) return;
    const actions = new Set(
      operationsIn(document)
        .filter(({ operation }) => operation['x-ms-trigger'] === undefined)
        .map(({ operation }) => operation['operationId']),
    );
    for (const { policy, pointer } of policies) {
      const place = child(pointer, 'parameters', operationsKey);
      const ids = operationIdsOf(policy);
      const action = ids.find((id) => actions.has(id));
      if (ids.length === 0)
        yield {
          pointer,
          message: 'This polling policy names no trigger, so it would serve every operation. Choose its trigger.',
        };
      else if (action !== undefined)
        yield {
          pointer: place,
          message: `"${action}" is an action, and this policy is for polling triggers. Make it a trigger, or take it off the list.`,
        };
    }
  },
};
