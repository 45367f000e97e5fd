import { child } from '../../document/pointer.ts';
import { operationIdsOf, policiesOf } from '../../policies/policy.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isText, membersOf, propertiesFileOf } from '../walk/parts.ts';

const member = 'x-ms-pageable';

/** A script may rewrite the address as well, so a connector with one is passed over. Source: domain notes PAG-01, 2.2. */
export const nextLinkPolicy: Rule = {
  id: 'next-link-policy',
  severity: 'warning',
  why: 'The server answers with its own address of the next page; the flow can only call the one through the connector.',
  source: 'Connector documentation',
  notes: ['PAG-01'],
  *check(document) {
    if (!propertiesFileOf(document) || document.connector.script !== undefined) return;
    const policies = policiesOf(document.properties.value).filter(
      ({ templateName }) => templateName === 'updatenextlink',
    );
    const served = policies.map(({ policy }) => operationIdsOf(policy));
    if (served.some((ids) => ids.length === 0)) return;
    const ids = new Set(served.flat());
    for (const { operation, label, pointer } of operationsIn(document)) {
      const { operationId } = operation;
      if (!isText(membersOf(operation[member])['nextLinkName'])) continue;
      if (isText(operationId) && ids.has(operationId)) continue;
      yield {
        pointer: child(pointer, member),
        message: `${label} has pages, but no policy passes on the address of the next one. Add the policy "Update next link" for it.`,
      };
    }
  },
};
