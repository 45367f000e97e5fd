import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { isSuccess, statusesOf } from '../walk/statuses.ts';

/** Without any response: response-present. With "default" in its place: response-default-as-success. Source: domain notes RES-02. */
export const responseSuccessPresent: Rule = {
  id: 'response-success-present',
  severity: 'warning',
  why: 'A flow goes on with what the API answers when all is well.',
  source: 'Validation of the service',
  notes: ['RES-02'],
  serviceCodes: ['OperationShouldHaveSuccessfulResponse'],
  check: inEachOperation(function* ({ label, members }, pointer) {
    const statuses = statusesOf(members);
    if (statuses.length === 0 || statuses.some((status) => isSuccess(status) || status === 'default')) return;
    yield {
      pointer: child(pointer, 'responses'),
      message: `${label} describes no successful response. Add "200" with what the API answers when all is well.`,
    };
  }),
};
