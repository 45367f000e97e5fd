import { isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listOf, membersOf } from '../walk/parts.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes SCH-09; OpenAPI 2.0, Schema Object, `discriminator`. */
export const discriminatorProperty: Rule = {
  id: 'discriminator-property',
  severity: 'error',
  why: 'The discriminator names the property that tells which kind of object it is, so each object must have it.',
  source: 'OpenAPI 2.0, Schema Object, discriminator',
  notes: ['SCH-09'],
  serviceCodes: ['DiscriminatorMustBeARequiredStringProperty'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'discriminator')) {
      const { discriminator: name, properties, required, allOf } = site.value;
      // With parts, the property may be in one of them.
      if (typeof name !== 'string' || Array.isArray(allOf)) continue;
      const members = membersOf(properties);
      const property = Object.hasOwn(members, name) ? members[name] : undefined;
      const isRequired = listOf(required).includes(name);
      const isOther = isRecord(property) && property['$ref'] === undefined && property['type'] !== 'string';
      if (property !== undefined && !isOther && isRequired) continue;
      const remove: Edit = { kind: 'remove', pointer: child(site.pointer, 'discriminator') };
      const list = child(site.pointer, 'required');
      const isList = required === undefined || Array.isArray(required);
      const requiring: Edit = { kind: 'set', pointer: list, value: [...listOf(required), name] };
      const pointer = child(site.pointer, 'discriminator');
      if (property === undefined)
        yield {
          pointer,
          message: `The discriminator "${name}" is none of the properties. Add a property of this name, or remove the discriminator.`,
          fix: { title: 'Remove the discriminator', edits: () => [remove] },
        };
      else if (isOther)
        yield {
          pointer,
          message: `The discriminator "${name}" must be a text. Set the type of this property to "string", or remove the discriminator.`,
        };
      else
        yield {
          pointer,
          message: `The discriminator "${name}" must be a required property. Add it to "required".`,
          ...(isList && { fix: { title: 'Make the discriminator required', edits: () => [requiring] } }),
        };
    }
  }),
};
