import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { objectsIn, membersOf } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { isSuccess } from '../walk/statuses.ts';

const isEmpty = (schema: unknown): boolean => isRecord(schema) && Object.keys(schema).length === 0;

/** Of successful responses and of what a webhook sends. Source: domain notes RES-05. */
export const responseSchemaEmpty: Rule = {
  id: 'response-schema-empty',
  severity: 'warning',
  why: 'A schema without anything in it says nothing of the fields that makers look for.',
  source: 'Validation of the service',
  notes: ['RES-05'],
  serviceCodes: ['SchemaDefinitionSetIncorrectly'],
  check: inEachPiece(function* ({ kind, value, pointer }) {
    const members = membersOf(value);
    if (kind === 'notification' && isEmpty(members['schema'])) yield describe(child(pointer, 'schema'));
    if (kind === 'response' && isEmpty(members['schema'])) yield describe(child(pointer, 'schema'));
    if (kind !== 'operation') return;
    for (const [status, response] of objectsIn(members['responses']))
      if (isSuccess(status) && isEmpty(response['schema']))
        yield describe(child(pointer, 'responses', status, 'schema'));
  }),
};

const describe = (pointer: JsonPointer): Finding => ({
  pointer,
  message: 'This schema is empty, so makers see no fields. Describe the answer, or make it from a sample.',
});
