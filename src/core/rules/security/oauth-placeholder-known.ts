import { templatePlaceholders } from '../../security/identity-providers.ts';
import { recordOf, textOf } from '../../security/members.ts';
import { pointerTo } from '../../security/parameter-place.ts';
import type { Rule } from '../rule.ts';
import { oauthSitesIn } from '../walk/connection-parameters.ts';

/** Source: domain notes, 3.4. */
export const oauthPlaceholderKnown: Rule = {
  id: 'oauth-placeholder-known',
  severity: 'warning',
  why: 'A placeholder that nothing fills in is sent as it is written.',
  source: 'Connector documentation, OAuth 2.0',
  notes: ['AP-04'],
  *check(document) {
    for (const { name, settings, settingsPointer, provider, place } of oauthSitesIn(document)) {
      if (provider !== 'oauth2generic') continue;
      const claims = Object.keys(place.parameters)
        .filter((other) => other.startsWith(`${name}:`))
        .map((other) => other.slice(name.length + 1));
      const known = new Set([...templatePlaceholders, ...claims].map((one) => one.toLowerCase()));
      for (const parameter of Object.keys(recordOf(settings, 'customParameters'))) {
        const text = textOf(settings, 'customParameters', parameter, 'value') ?? '';
        const unknown = [...text.matchAll(/\{([^{}]{1,200})\}/g)].find(([, one = '']) => !known.has(one.toLowerCase()));
        if (!unknown) continue;
        yield {
          pointer: pointerTo(settings, settingsPointer, 'customParameters', parameter, 'value'),
          message: `Nothing fills in "${unknown[0]}". Add the connection parameter "${name}:${unknown[1] ?? ''}", or correct the name.`,
        };
      }
    }
  },
};
