import type { Edit } from '../../document/patch.ts';
import { pollingMetadata } from '../../definition/edits/trigger-kind.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { perDocument, isText } from '../walk/parts.ts';
import { operationIdsOf, policiesOf } from '../../policies/policy.ts';

/** Source: domain notes, 6.2 and TRG-04. */
export const pollingTold: Rule = {
  id: 'polling-told',
  severity: 'error',
  why: 'The platform asks again and again only where it is told to.',
  source: 'Connector documentation, polling triggers',
  notes: ['TRG-04'],
  *check(document) {
    const withPolicy = pollingIdsIn(document);
    for (const { operation, pointer, label } of operationsIn(document)) {
      const { operationId, 'x-ms-trigger': kind, 'x-ms-trigger-metadata': metadata } = operation;
      if (kind !== 'batch' || metadata !== undefined) continue;
      if (withPolicy === undefined || (isText(operationId) && withPolicy.has(operationId))) continue;
      const place = child(pointer, 'x-ms-trigger-metadata');
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: pollingMetadata }];
      yield {
        pointer: child(pointer, 'x-ms-trigger'),
        message: `${label} is a polling trigger, but nothing says how it polls. Add a polling policy, or the metadata where the service answers 202 by itself.`,
        fix: { title: 'Add the polling metadata', edits },
      };
    }
  },
};

/** The operations that polling policies serve; undefined while that is not known, and where one serves all. */
const pollingIdsIn = perDocument<ReadonlySet<string> | undefined>((document) => {
  if (document.properties.problems.some(({ severity }) => severity === 'error')) return undefined;
  const polling = policiesOf(document.properties.value).filter(({ templateName }) => templateName === 'pollingtrigger');
  if (polling.some(({ policy }) => operationIdsOf(policy).length === 0)) return undefined;
  return new Set(polling.flatMap(({ policy }) => operationIdsOf(policy)));
});
