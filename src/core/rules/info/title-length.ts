import type { Rule } from '../rule.ts';
import { titleOf } from '../walk/info.ts';

/** Characters. */
const most = 30;

/** Source: domain notes INFO-01. Three published connectors are longer. */
export const titleLength: Rule = {
  id: 'title-length',
  severity: 'warning',
  profile: 'certification',
  why: 'The name of a published connector has to fit on its tile.',
  source: 'Guidelines for certification',
  notes: ['INFO-01'],
  *check(document) {
    const title = titleOf(document);
    if (title.length <= most) return;
    const message = `The title has ${title.length.toLocaleString('en')} characters. Shorten it to ${most} or less.`;
    yield { pointer: '/definition/info/title', message };
  },
};
