import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { operationsIn } from '../walk/operations.ts';
import { targetsIn } from '../walk/references.ts';
import { isSuccess, statusesOf } from '../walk/statuses.ts';

/** The only response counts whatever its code is. Source: domain notes RES-05 and 11.1. */
export const responseSchemaPlace: Rule = {
  id: 'response-schema-place',
  severity: 'warning',
  why: 'The flow designer reads the fields of an answer from "200" or "201", not from other codes.',
  source: 'Validation of the service; flow designer',
  notes: ['RES-05'],
  serviceCodes: ['SchemaDefinitionSetIncorrectly'],
  *check(document) {
    const targetOf = targetsIn(document);
    for (const { operation, pathItem, label, pointer } of operationsIn(document)) {
      const responses = membersOf(operation['responses']);
      const statuses = statusesOf(operation);
      if (statuses.length < 2 || pathItem['x-ms-notification-content'] !== undefined) continue;
      const hasSchema = (status: string): boolean => {
        const target = targetOf(responses[status], '');
        return target.kind === 'found' && membersOf(target.value)['schema'] !== undefined;
      };
      if (['200', '201', 'default'].some((status) => statuses.includes(status) && hasSchema(status))) continue;
      const odd = statuses.find((status) => isSuccess(status) && hasSchema(status));
      if (odd === undefined) continue;
      yield {
        pointer: child(pointer, 'responses', odd),
        message: `${label} says in "${odd}" what it answers, where the flow designer does not look. Describe it in "200" too.`,
      };
    }
  },
};
