import { memberOf } from '../../security/members.ts';
import { pointerTo } from '../../security/parameter-place.ts';
import type { Rule } from '../rule.ts';
import { oauthSitesIn } from '../walk/connection-parameters.ts';

const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  oauth2: {
    authorizationUrl: 'The authorization URL is missing. Enter the address where people sign in.',
    tokenUrl: 'The token URL is missing. Enter the address that gives out tokens.',
    refreshUrl: 'The refresh URL is missing. Enter the address that renews tokens; it is mostly the token URL.',
  },
  aad: { resourceUri: 'The resource URL is missing. Enter the address of the API that people sign in to.' },
};

/** One that is there and empty is left to security-filled. Source: domain notes AP-04, 3.4. */
export const oauthAddressesPresent: Rule = {
  id: 'oauth-addresses-present',
  severity: 'error',
  why: 'Nobody can sign in through a connector that does not say where.',
  source: 'Connector documentation, OAuth 2.0',
  notes: ['AP-04'],
  *check(document) {
    for (const { settings, settingsPointer, provider } of oauthSitesIn(document)) {
      const messages = Object.hasOwn(needed, provider) ? needed[provider] : undefined;
      for (const [name, message] of Object.entries(messages ?? {})) {
        if (memberOf(settings, 'customParameters', name, 'value') !== undefined) continue;
        yield { pointer: pointerTo(settings, settingsPointer, 'customParameters', name), message };
      }
    }
  },
};
