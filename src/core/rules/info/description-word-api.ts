import type { Rule } from '../rule.ts';
import { descriptionOf } from '../walk/info.ts';

/** Source: domain notes INFO-05. An info: 135 of 1,015 published connectors have the word. */
export const descriptionWordApi: Rule = {
  id: 'description-word-api',
  severity: 'info',
  profile: 'certification',
  why: 'Makers need not know what an API is: they want to read what the service does for them.',
  source: 'Guidelines for certification',
  notes: ['INFO-05'],
  *check(document) {
    if (!/\bAPIs?\b/i.test(descriptionOf(document))) return;
    const message = 'The description has the word "API" in it. Speak of the service and what it does.';
    yield { pointer: '/definition/info/description', message };
  },
};
