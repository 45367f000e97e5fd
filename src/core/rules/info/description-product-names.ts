import type { Rule } from '../rule.ts';
import { descriptionOf } from '../walk/info.ts';
import { productNameIn } from '../words/product-names.ts';

/** Source: domain notes INFO-05. 23 of 1,015 published connectors name one. */
export const descriptionProductNames: Rule = {
  id: 'description-product-names',
  severity: 'warning',
  profile: 'certification',
  why: 'One connector is used in several products, so its description names none of them.',
  source: 'Guidelines for certification',
  notes: ['INFO-05'],
  *check(document) {
    const name = productNameIn(descriptionOf(document));
    if (name === undefined) return;
    const message = `The description names "${name}". Say what the connector does without the product it is used in.`;
    yield { pointer: '/definition/info/description', message };
  },
};
