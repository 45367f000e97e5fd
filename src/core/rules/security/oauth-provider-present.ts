import { pointerTo } from '../../security/parameter-place.ts';
import type { Rule } from '../rule.ts';
import { oauthSitesIn } from '../walk/connection-parameters.ts';

/** Source: domain notes, 3.4. */
export const oauthProviderPresent: Rule = {
  id: 'oauth-provider-present',
  severity: 'error',
  why: 'The service signs people in with the provider that is named here.',
  source: 'Connector documentation, OAuth 2.0',
  notes: ['AP-04'],
  *check(document) {
    for (const { settings, settingsPointer, provider } of oauthSitesIn(document)) {
      if (provider !== '') continue;
      yield {
        pointer: pointerTo(settings, settingsPointer, 'identityProvider'),
        message: 'No identity provider is chosen. Choose one on the Security tab; "oauth2" is the generic one.',
      };
    }
  },
};
