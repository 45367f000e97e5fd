import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { operationsIn } from '../walk/operations.ts';
import { targetsIn } from '../walk/references.ts';
import { statusesOf } from '../walk/statuses.ts';

/** Of what reads: other requests may be answered by nothing. Source: domain notes RES-05. */
export const responseSchemaPresent: Rule = {
  id: 'response-schema-present',
  severity: 'warning',
  why: 'Makers can only use fields that are described.',
  source: 'Validation of the service',
  notes: ['RES-05'],
  serviceCodes: ['SchemaDefinitionSetIncorrectly'],
  profile: 'certification',
  *check(document) {
    const targetOf = targetsIn(document);
    for (const { method, operation, pathItem, label, pointer } of operationsIn(document)) {
      if (method !== 'get' || pathItem['x-ms-notification-content'] !== undefined) continue;
      const responses = membersOf(operation['responses']);
      const statuses = statusesOf(operation);
      const [first] = statuses.filter((status) => status === '200' || status === '201');
      if (first === undefined) continue;
      const isDescribed = statuses.some((status) => {
        if (!/^(2\d\d|default)$/.test(status)) return false;
        const target = targetOf(responses[status], '');
        return target.kind !== 'found' || membersOf(target.value)['schema'] !== undefined;
      });
      if (isDescribed) continue;
      yield {
        pointer: child(pointer, 'responses', first),
        message: `${label} does not say what it answers. Add a schema to "${first}", for example from a sample.`,
      };
    }
  },
};
