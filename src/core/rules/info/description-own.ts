import type { Rule } from '../rule.ts';
import { descriptionOf, titleOf } from '../walk/info.ts';
import { isSameText } from '../words/sentences.ts';

/** Source: domain notes INFO-04. */
export const descriptionOwn: Rule = {
  id: 'description-own',
  severity: 'warning',
  profile: 'certification',
  why: 'Title and description stand together, so the description has to say more than the title.',
  source: 'Guidelines for certification',
  notes: ['INFO-04'],
  *check(document) {
    const title = titleOf(document);
    if (title === '' || !isSameText(title, descriptionOf(document))) return;
    const message = 'The description says the same as the title. Say what makers can do with the connector.';
    yield { pointer: '/definition/info/description', message };
  },
};
