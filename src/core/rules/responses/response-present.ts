import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { statusesOf } from '../walk/statuses.ts';

/**
 * A warning although OpenAPI 2.0 and the domain notes call it an error: the published connector azureiotcentral has an
 * internal operation with `"responses": {}`, so the service takes it.
 *
 * Source: OpenAPI 2.0, Responses Object; domain notes RES-01.
 */
export const responsePresent: Rule = {
  id: 'response-present',
  severity: 'warning',
  why: 'A flow can only use what an operation answers when an answer is described.',
  source: 'OpenAPI 2.0, Responses Object',
  notes: ['RES-01'],
  serviceCodes: ['OperationMustHaveResponse'],
  check: inEachOperation(function* ({ label, members }, pointer) {
    // Without the member, or with something else in it, it is a fault of shape.
    if (!isRecord(members['responses']) || statusesOf(members).length > 0) return;
    yield {
      pointer: child(pointer, 'responses'),
      message: `${label} describes no response. Add one, such as "200" with a description.`,
    };
  }),
};
