import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';

/**
 * A warning although OpenAPI 2.0 and the domain notes call it an error: the published connector azureiotcentral has an
 * internal operation with `"responses": {}`, so the service takes it.
 *
 * Source: OpenAPI 2.0, Responses Object; domain notes RES-01 (`OperationMustHaveResponse`).
 */
export const responsePresent: Rule = {
  id: 'response-present',
  severity: 'warning',
  why: 'A flow can only use what an operation answers when an answer is described.',
  source: 'OpenAPI 2.0, Responses Object',
  notes: ['RES-01'],
  serviceCodes: ['OperationMustHaveResponse'],
  *check(document) {
    for (const { operation, label, pointer } of operationsIn(document)) {
      const { responses } = operation;
      // Without the member, or with something else in it, it is a fault of shape.
      if (!isRecord(responses) || Object.keys(responses).some((key) => !key.startsWith('x-'))) continue;
      yield {
        pointer: child(pointer, 'responses'),
        message: `${label} describes no response. Add one, such as "200" with a description.`,
      };
    }
  },
};
