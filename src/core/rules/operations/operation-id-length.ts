import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isText } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** Characters. There is a limit that nobody has written down; the longest published id has 77. */
const most = 80;

/** Source: domain notes OP-05, 7.1. */
export const operationIdLength: Rule = {
  id: 'operation-id-length',
  severity: 'warning',
  why: 'Very long operation IDs are refused, and nobody can read them in a flow.',
  source: 'Validation of the service',
  notes: ['OP-05'],
  serviceCodes: ['OperationIdTooLong'],
  check: inEachOperation(function* ({ members: { operationId } }, pointer) {
    if (!isText(operationId) || operationId.length <= most) return;
    yield {
      pointer: child(pointer, 'operationId'),
      message: `The operation ID has ${operationId.length.toLocaleString('en')} characters. Shorten it to ${most} or less.`,
    };
  }),
};
