import { child } from '../../document/pointer.ts';
import { breaksFlows, isPlainId, settleId, settledIdOf } from '../mending/settled-ids.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';
import { quote } from '../words/sentences.ts';

/** Letters and digits of English, and the number of a version (`_V2`). Source: domain notes OP-03 (`OperationIdSanitized`). */
export const operationIdPlain: Rule = {
  id: 'operation-id-plain',
  severity: 'warning',
  why: 'The platform leaves other characters out of an operation ID, so it goes by another name than the one written here.',
  source: 'Validation of the service',
  notes: ['OP-03'],
  serviceCodes: ['OperationIdSanitized'],
  *check(document) {
    for (const { operation, pointer } of operationsIn(document)) {
      const { operationId } = operation;
      if (!isFilled(operationId) || isPlainId(operationId)) continue;
      const fix = settleId(document, pointer, 'Write the ID with letters and digits only', breaksFlows);
      yield {
        pointer: child(pointer, 'operationId'),
        message: `The operation ID ${quote(operationId)} has more than letters and digits in it. While no flow uses it yet, rename it to "${settledIdOf(document, pointer)}".`,
        ...(fix && { fix }),
      };
    }
  },
};
