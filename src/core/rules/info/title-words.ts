import type { Rule } from '../rule.ts';
import { titleOf } from '../walk/info.ts';
import { productNameInTitle } from '../words/product-names.ts';

/** Source: domain notes INFO-02 (`ValueContainsRestrictedWords`). */
export const titleWords: Rule = {
  id: 'title-words',
  severity: 'warning',
  profile: 'certification',
  why: 'Everything in the list of connectors is a connector for these products: the name says only whose it is.',
  source: 'Validation of the service',
  notes: ['INFO-02'],
  serviceCodes: ['ValueContainsRestrictedWords'],
  *check(document) {
    const title = titleOf(document);
    const word = /\b(?:APIs?|connectors?)\b/i.exec(title)?.[0] ?? productNameInTitle(title);
    if (word === undefined) return;
    const message = `The title must not have "${word}" in it. Write only the name of your product or service.`;
    yield { pointer: '/definition/info/title', message };
  },
};
