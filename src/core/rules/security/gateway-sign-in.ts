import { hasGateway, isOfType, readSchemes } from '../../security/read-security.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, propertiesFileOf } from '../walk/parts.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';

/** Source: domain notes, 3.3 and 3.5. */
export const gatewaySignIn: Rule = {
  id: 'gateway-sign-in',
  severity: 'warning',
  why: 'Through a gateway one signs in with nothing, with a user and password, or with Windows.',
  source: 'Connector documentation, on-premises data gateway',
  notes: [],
  *check(document) {
    if (!hasGateway(propertiesFileOf(document))) return;
    const oauth = connectionParametersIn(document).find(({ value }) => isOfType(value, 'oauthSetting'));
    const scheme = readSchemes(definitionOf(document)).find(({ type }) => type === 'apiKey' || type === 'oauth2');
    const what = oauth || scheme?.type === 'oauth2' ? 'OAuth 2.0' : 'An API key';
    const pointer = oauth?.pointer ?? (scheme && child('/definition/securityDefinitions', scheme.key));
    if (pointer === undefined) return;
    yield {
      pointer,
      message: `${what} does not work through a gateway. Choose another way to sign in on the Security tab.`,
    };
  },
};
