import type { Rule } from '../rule.ts';
import { describedValuesIn } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

export const arrayItems: Rule = {
  id: 'array-items',
  severity: 'error',
  why: 'A list can only be used in a flow when it is known what is in it.',
  source: 'OpenAPI 2.0, Schema, Parameter, Items and Header Object, items: "Required if type is array"',
  notes: ['SCH-04', 'PAR-06'],
  serviceCodes: ['ArrayHasNoItems'],
  check: inEachPiece(function* (piece) {
    for (const site of describedValuesIn(piece)) {
      if (site.value['type'] !== 'array' || Object.hasOwn(site.value, 'items')) continue;
      yield {
        pointer: site.pointer,
        message: 'This list does not say what is in it. Add "items" with the type of one item.',
      };
    }
  }),
};
