import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes 11.2: objects "without type → untyped object", and O-94. */
export const objectTypePresent: Rule = {
  id: 'object-type-present',
  severity: 'info',
  why: 'Power Apps reads the fields of an object only where it says that it is one.',
  source: 'Power Apps',
  notes: ['11.2'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.schemas) {
      const { type, properties, items, allOf } = site.value;
      if (type !== undefined || Array.isArray(allOf)) continue;
      const hasProperties = isRecord(properties) && Object.keys(properties).length > 0;
      // With both nobody knows which.
      if (hasProperties === isRecord(items)) continue;
      const meant = hasProperties ? 'object' : 'array';
      const { pointer } = site;
      yield {
        pointer,
        message: hasProperties
          ? 'This has properties, but does not say that it is an object. Set "type" to "object".'
          : 'This has items, but does not say that it is a list. Set "type" to "array".',
        fix: {
          title: `Set the type to "${meant}"`,
          edits: () => [{ kind: 'set', pointer: child(pointer, 'type'), value: meant }],
        },
      };
    }
  }),
};
