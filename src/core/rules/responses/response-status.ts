import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { statusesOf } from '../walk/statuses.ts';

const statusPattern = /^([1-5]\d\d|default)$/;

export const responseStatus: Rule = {
  id: 'response-status',
  severity: 'error',
  why: 'Responses are found by the status code that the service answers with.',
  source: 'OpenAPI 2.0, Responses Object',
  notes: ['RES-01'],
  serviceCodes: ['ResponseMustBeDefaultOrHttpStatusCode'],
  check: inEachOperation(function* ({ members }, pointer) {
    const responses = membersOf(members['responses']);
    for (const status of statusesOf(members)) {
      if (statusPattern.test(status)) continue;
      const message = `"${status}" is not a status code. Use one from 100 to 599, such as "200", or "default".`;
      const at = child(pointer, 'responses', status);
      const meant = meantBy(status);
      const isFree = statusPattern.test(meant) && !Object.hasOwn(responses, meant);
      yield {
        pointer: at,
        message,
        ...(isFree && {
          fix: { title: `Write “${meant}”`, edits: () => [{ kind: 'rename', pointer: at, key: meant }] },
        }),
      };
    }
  }),
};

/** `2XX`, as OpenAPI 3 has it, is what 200 stands for. */
const meantBy = (status: string): string => {
  const small = status.trim().toLowerCase();
  return /^[1-5]xx$/.test(small) ? `${small.charAt(0)}00` : small;
};
