import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { isSuccess, statusesOf } from '../walk/statuses.ts';

/** The designers take it for the successful one then. Source: domain notes RES-02, RES-03 and 11. */
export const responseDefaultAsSuccess: Rule = {
  id: 'response-default-as-success',
  severity: 'warning',
  why: 'What a flow goes on with is found by the status code, and "default" says nothing of it.',
  source: 'Validation of the service',
  notes: ['RES-02', 'RES-03'],
  serviceCodes: ['OperationShouldHaveSuccessfulResponse', 'DefaultResponseHasSchema'],
  check: inEachOperation(function* ({ label, members }, pointer) {
    const statuses = statusesOf(members);
    if (!statuses.includes('default') || statuses.some(isSuccess)) return;
    const at = child(pointer, 'responses', 'default');
    const isMeant = !isAboutErrors(membersOf(members['responses'])['default']);
    yield {
      pointer: at,
      message: `${label} has no successful response, only "default". Write "200" in its place, or add it.`,
      ...(isMeant && {
        fix: { title: 'Call the default response “200”', edits: () => [{ kind: 'rename', pointer: at, key: '200' }] },
      }),
    };
  }),
};

function isAboutErrors(response: unknown): boolean {
  if (!isRecord(response)) return false;
  const { description, $ref } = response;
  return [description, $ref].some(
    (text) => typeof text === 'string' && /error|fail|unexpected|invalid|(?<!de)fault|problem/i.test(text),
  );
}
