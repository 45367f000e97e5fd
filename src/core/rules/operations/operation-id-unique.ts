import { child } from '../../document/pointer.ts';
import { settleId } from '../mending/settled-ids.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';

/**
 * What names the id (policies, lists of values) is taken to mean the first of the two, which keeps it.
 *
 * Source: OpenAPI 2.0, Operation Object, `operationId`: "MUST be unique among all operations"; domain notes OP-02
 * (`OperationIdNotUnique`). Ids that differ only in capitals: operation-id-alike.
 */
export const operationIdUnique: Rule = {
  id: 'operation-id-unique',
  severity: 'error',
  why: 'Flows refer to an action or trigger by its operation ID, so two operations cannot share one.',
  source: 'OpenAPI 2.0, Operation Object, operationId',
  notes: ['OP-02'],
  serviceCodes: ['OperationIdNotUnique'],
  *check(document) {
    const firstUse = new Map<string, string>();
    for (const { operation, label, pointer } of operationsIn(document)) {
      const { operationId } = operation;
      if (!isFilled(operationId)) continue;
      const first = firstUse.get(operationId);
      if (first === undefined) {
        firstUse.set(operationId, label);
        continue;
      }
      const fix = settleId(document, pointer, 'Give it an ID of its own');
      yield {
        pointer: child(pointer, 'operationId'),
        message: `"${operationId}" is already the operation ID of ${first}. Choose another one.`,
        ...(fix && { fix }),
      };
    }
  },
};
