import type { Rule } from '../rule.ts';
import { isFilled, settingsOf } from '../walk/parts.ts';

/** Source: domain notes AP-03, 1.2. */
export const publisherPresent: Rule = {
  id: 'publisher-present',
  severity: 'warning',
  profile: 'certification',
  why: 'A published connector says who made it.',
  source: 'Certification guidelines, apiProperties',
  notes: ['AP-03'],
  *check(document) {
    const settings = settingsOf(document);
    if (!settings || isFilled(settings['publisher'])) return;
    yield {
      pointer: '/properties/properties/publisher',
      message: 'The publisher is missing. Enter your company or your name on the General tab.',
    };
  },
};
