import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { operationsIn } from '../walk/operations.ts';
import { targetsIn } from '../walk/references.ts';
import { isSuccess, statusesOf } from '../walk/statuses.ts';

/**
 * Only for publishing, as nothing is wrong with the others in use: they are passed over. The schema of a default response:
 * response-default-schema.
 *
 * Source: domain notes RES-04, 11.1 and 11.2.
 */
export const responseOneSchema: Rule = {
  id: 'response-one-schema',
  severity: 'warning',
  why: 'Makers see the fields of one response, the successful one.',
  source: 'Validation of the service',
  notes: ['RES-04'],
  serviceCodes: ['OperationHasManyResponsesWithSchema'],
  profile: 'certification',
  *check(document) {
    const targetOf = targetsIn(document);
    for (const { operation, label, pointer } of operationsIn(document)) {
      const responses = membersOf(operation['responses']);
      const described = statusesOf(operation).filter((status) => {
        if (status === 'default' || !isRecord(responses[status])) return false;
        const target = targetOf(responses[status], '');
        return target.kind === 'found' && membersOf(target.value)['schema'] !== undefined;
      });
      if (described.length < 2) continue;
      const used = usedOf(described);
      const others = described.filter((status) => status !== used);
      const own = others.filter((status) => membersOf(responses[status])['schema'] !== undefined);
      yield {
        pointer: child(pointer, 'responses', others[0] ?? ''),
        message:
          used === undefined
            ? `${label} describes what ${described.length} failures hold, which makers do not see. Describe the successful response, and remove the schema of the others.`
            : `${label} describes what ${described.length} responses hold, but makers only see "${used}". Remove the schema of the others.`,
        ...(used !== undefined &&
          own.length === others.length && {
            fix: {
              title: 'Keep the schema of the successful response only',
              edits: () =>
                own.map((status) => ({ kind: 'remove', pointer: child(pointer, 'responses', status, 'schema') })),
            },
          }),
      };
    }
  },
};

/** The one that the designers read: 200, then 201, then the first that is successful. */
function usedOf(statuses: readonly string[]): string | undefined {
  return ['200', '201'].find((status) => statuses.includes(status)) ?? statuses.toSorted().find(isSuccess);
}
