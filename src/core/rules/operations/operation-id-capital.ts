import { child } from '../../document/pointer.ts';
import { breaksFlows, isPlainId, isSettledId, settleId, settledIdOf } from '../mending/settled-ids.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';
import { quote } from '../words/sentences.ts';

/** Ids with other characters: operation-id-plain. Source: domain notes OP-04, "PascalCase". */
export const operationIdCapital: Rule = {
  id: 'operation-id-capital',
  severity: 'info',
  profile: 'certification',
  why: 'The IDs of published connectors are written alike: each word with a capital letter, as in "ListOpenOrders".',
  source: 'Coding standards for connectors',
  notes: ['OP-04'],
  *check(document) {
    for (const { operation, pointer } of operationsIn(document)) {
      const { operationId } = operation;
      if (!isFilled(operationId) || !isPlainId(operationId) || isSettledId(operationId)) continue;
      const fix = settleId(document, pointer, 'Start the ID with a capital letter', breaksFlows);
      yield {
        pointer: child(pointer, 'operationId'),
        message: `The operation ID ${quote(operationId)} does not start with a capital letter. While no flow uses it yet, rename it to "${settledIdOf(document, pointer)}".`,
        ...(fix && { fix }),
      };
    }
  },
};
