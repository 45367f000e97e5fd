import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { isSuccess, statusesOf } from '../walk/statuses.ts';

/** Where nothing else is described the default stands for success: response-default-as-success. Source: domain notes RES-03. */
export const responseDefaultSchema: Rule = {
  id: 'response-default-schema',
  severity: 'warning',
  why: 'Makers only see what the successful response holds.',
  source: 'Validation of the service',
  notes: ['RES-03'],
  serviceCodes: ['DefaultResponseHasSchema'],
  profile: 'certification',
  check: inEachOperation(function* ({ members }, pointer) {
    const responses = membersOf(members['responses']);
    const inDefault = membersOf(responses['default']);
    if (inDefault['schema'] === undefined || !statusesOf(members).some(isSuccess)) return;
    const at = child(pointer, 'responses', 'default', 'schema');
    // While no other response says what it holds, the designers take this one.
    const isUsed = !statusesOf(members).some((status) => {
      const { schema, $ref } = membersOf(responses[status]);
      return isSuccess(status) && (schema !== undefined || $ref !== undefined);
    });
    yield {
      pointer: at,
      message: isUsed
        ? 'The default response has a schema, but the successful one has none. Move the schema there.'
        : 'The schema of the default response is not used. Remove it.',
      ...(!isUsed && {
        fix: { title: 'Remove the schema of the default response', edits: () => [{ kind: 'remove', pointer: at }] },
      }),
    };
  }),
};
