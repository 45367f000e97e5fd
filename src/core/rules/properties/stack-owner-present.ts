import type { Rule } from '../rule.ts';
import { isFilled, settingsOf } from '../walk/parts.ts';

/** That it has to go for a deployment by paconn is the export's to do. Source: domain notes AP-03, 1.2. */
export const stackOwnerPresent: Rule = {
  id: 'stack-owner-present',
  severity: 'warning',
  profile: 'certification',
  why: 'A published connector says whose service it calls.',
  source: 'Certification guidelines, apiProperties',
  notes: ['AP-03'],
  *check(document) {
    const settings = settingsOf(document);
    if (!settings || isFilled(settings['stackOwner'])) return;
    yield {
      pointer: '/properties/properties/stackOwner',
      message: 'The stack owner is missing. Enter who owns the service behind the connector on the General tab.',
    };
  },
};
