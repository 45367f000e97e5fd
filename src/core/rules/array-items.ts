import type { Rule } from './rule.ts';
import { sitesIn } from './walk/sites.ts';

/** Source: OpenAPI 2.0, Schema, Parameter, Items and Header Object, `items`: "Required if type is array"; domain notes SCH-04, PAR-06 (`ArrayHasNoItems`). */
export const arrayItems: Rule = {
  id: 'array-items',
  severity: 'error',
  why: 'A list can only be used in a flow when it is known what is in it.',
  *check(document) {
    const { schemas, parameters, headers, items } = sitesIn(document);
    for (const site of [schemas, parameters, headers, items].flat()) {
      if (site.value['type'] !== 'array' || Object.hasOwn(site.value, 'items')) continue;
      yield {
        pointer: site.pointer,
        message: 'This list does not say what is in it. Add "items" with the type of one item.',
      };
    }
  },
};
