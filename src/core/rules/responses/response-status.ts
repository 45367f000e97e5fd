import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { membersOf } from '../walk/parts.ts';

export const responseStatus: Rule = {
  id: 'response-status',
  severity: 'error',
  why: 'Responses are found by the status code that the service answers with.',
  source: 'OpenAPI 2.0, Responses Object',
  notes: ['RES-01'],
  serviceCodes: ['ResponseMustBeDefaultOrHttpStatusCode'],
  *check(document) {
    for (const { operation, pointer } of operationsIn(document)) {
      for (const status of Object.keys(membersOf(operation['responses']))) {
        if (/^([1-5]\d\d|default)$/.test(status) || status.startsWith('x-')) continue;
        const message = `"${status}" is not a status code. Use one from 100 to 599, such as "200", or "default".`;
        yield { pointer: child(pointer, 'responses', status), message };
      }
    }
  },
};
