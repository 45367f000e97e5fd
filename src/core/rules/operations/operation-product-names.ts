import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isText } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { productNameIn } from '../words/product-names.ts';

/** Source: domain notes OP-14. */
export const operationProductNames: Rule = {
  id: 'operation-product-names',
  severity: 'info',
  profile: 'certification',
  why: 'One connector is used in several products, so its texts name none of them.',
  source: 'Guidelines for certification',
  notes: ['OP-14'],
  check: inEachOperation(function* ({ members }, pointer) {
    for (const member of ['summary', 'description']) {
      const text = members[member];
      const name = isText(text) ? productNameIn(text) : undefined;
      if (name === undefined) continue;
      yield {
        pointer: child(pointer, member),
        message: `The ${member} names "${name}". Say it without the product, such as "the flow" or "the app".`,
      };
    }
  }),
};
