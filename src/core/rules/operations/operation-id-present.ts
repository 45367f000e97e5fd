import { settledIdOf, settleId } from '../mending/settled-ids.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';

/** Source: domain notes OP-01 (`OperationIdRequired`). The schema leaves it optional; the service does not. */
export const operationIdPresent: Rule = {
  id: 'operation-id-present',
  severity: 'error',
  why: 'Flows refer to an action or trigger by its operation ID, so each operation needs one.',
  source: 'Validation of the service',
  notes: ['OP-01'],
  serviceCodes: ['OperationIdRequired'],
  *check(document) {
    for (const { operation, label, pointer } of operationsIn(document)) {
      const { operationId } = operation;
      // A number or an object in its place is a fault of shape.
      if (operationId !== undefined && typeof operationId !== 'string') continue;
      if (isFilled(operationId)) continue;
      const fix = settleId(document, pointer, 'Give it an ID');
      yield {
        pointer,
        message: `${label} has no operation ID. Give it one, such as "${settledIdOf(document, pointer) || 'ListPets'}".`,
        ...(fix && { fix }),
      };
    }
  },
};
