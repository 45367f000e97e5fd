import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { typeWords } from '../../definition/value-types.ts';

/** A `required` that is no list, or an empty one, is a fault of shape. Source: domain notes SCH-03. */
export const requiredOnObject: Rule = {
  id: 'required-on-object',
  severity: 'warning',
  why: 'Only an object has properties that could be required.',
  source: 'Validation of the service',
  notes: ['SCH-03'],
  serviceCodes: ['RequiredPropertyNotOnObject'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'required')) {
      const { required, type, properties } = site.value;
      if (!Array.isArray(required) || required.length === 0) continue;
      if (typeof type !== 'string' || type === 'object' || !Object.hasOwn(typeWords, type)) continue;
      const pointer = child(site.pointer, 'required');
      const message =
        properties === undefined
          ? `This is ${typeWords[type]}, which has no properties that could be required. Remove "required".`
          : `This has properties, but its type is "${type}". Set the type to "object".`;
      yield {
        pointer,
        message,
        ...(properties === undefined && {
          fix: { title: 'Remove “required”', edits: () => [{ kind: 'remove', pointer }] },
        }),
      };
    }
  }),
};
