import { dynamicKeys } from '../../definition/dynamic/model.ts';
import { moveIntoSchema } from '../../definition/dynamic/write-dynamic.ts';
import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes, 2.3 and DYN-05. */
export const dynamicInSchema: Rule = {
  id: 'dynamic-in-schema',
  severity: 'error',
  why: 'Of a body the platform looks for choices in the schema, and not on the parameter itself.',
  source: 'Connector documentation, dynamic values and schema',
  notes: ['DYN-05'],
  serviceCodes: ['DynamicExtensionDefinitionNotAllowedInParameter'],
  check: inEachPiece(function* ({ sites }) {
    for (const { value, pointer } of sites.parameters) {
      if (value['in'] !== 'body') continue;
      const keys = dynamicKeys.filter((key) => Object.hasOwn(value, key));
      const [first] = keys;
      if (first === undefined) continue;
      const { schema } = value;
      const message = `"${first}" stands on the body itself, where it does not count. Move it into the schema of the body.`;
      // A shared schema serves others as well, and what is there already is not overwritten.
      const isFree =
        isRecord(schema) && !Object.hasOwn(schema, '$ref') && !keys.some((key) => Object.hasOwn(schema, key));
      const edits = () => moveIntoSchema(value, pointer, child(pointer, 'schema')).edits;
      yield {
        pointer: child(pointer, first),
        message,
        ...(isFree && { fix: { title: 'Move it into the schema', edits } }),
      };
    }
  }),
};
