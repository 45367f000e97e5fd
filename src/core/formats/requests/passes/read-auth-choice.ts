import { securityDefaults, type Security } from '../../../security/index.ts';
import type { AuthChoice, FlatRequest } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import type { Wording } from './build-parameters.ts';

/**
 * What an auth comes to in a connector; undefined for what it cannot do. Source: domain notes, the table of auths.
 *
 * Reports `oauth-grant` (warning).
 */
export function readAuthChoice(
  auth: AuthChoice,
  { folder }: FlatRequest,
  { resolver, keeper, report }: Pick<Wording, 'resolver' | 'keeper' | 'report'>,
): Security | undefined {
  const value = (key: string): string => {
    const text = resolver.resolve(auth.values.get(key) ?? '', folder.scope, auth.pointer).trim();
    return text.includes('{{') || keeper.clean(text) !== text ? '' : text;
  };
  switch (auth.type) {
    case 'basic':
      return securityDefaults.basic;
    case 'bearer':
      return bearer;
    case 'apikey': {
      const name = value('key');
      if (name === '') return undefined;
      return { ...securityDefaults.apiKey, name, in: value('in') === 'query' ? 'query' : 'header' };
    }
    case 'oauth2':
      return readOAuth2(value, auth, report);
    default:
      return undefined;
  }
}

/** What a request without an auth signs in with all the same: the header `Authorization`, or a user in the address. */
export function readSignInHeader(request: FlatRequest): Security {
  const header = request.headers.find(({ key, isDisabled }) => !isDisabled && key.toLowerCase() === 'authorization');
  // `https://user:password@host` is sent as Basic authentication.
  if (!header) return request.url && request.url.credentials !== '' ? securityDefaults.basic : securityDefaults.none;
  return /^\s*basic\b/i.test(header.value) ? securityDefaults.basic : bearer;
}

const bearer: Security = { ...securityDefaults.apiKey, label: 'Bearer token', name: 'Authorization' };

/** OAuth 2.0 as a connector has it needs the authorization code grant and both addresses; else the token is asked for. */
function readOAuth2(value: (key: string) => string, auth: AuthChoice, report: ReportAt): Security {
  const grant = value('grant_type') || 'authorization_code';
  const authorizationUrl = webAddress(value('authUrl'));
  const tokenUrl = webAddress(value('accessTokenUrl'));
  const query = value('addTokenTo') === 'queryParams';
  const asked: Security = query
    ? { ...securityDefaults.apiKey, label: 'Access token', name: 'access_token', in: 'query' }
    : bearer;
  if (!/^authorization_code/.test(grant)) {
    const message = `OAuth 2.0 with the grant "${grant}" is not possible in a connector. It asks for an access token instead; change it on the Security tab.`;
    report('oauth-grant', 'warning', message, auth.pointer, { result: '/definition/securityDefinitions' });
    return asked;
  }
  if (authorizationUrl === '' || tokenUrl === '') {
    if (authorizationUrl + tokenUrl !== '' || auth.values.size > 2) {
      const message =
        'OAuth 2.0 is set up here without both of its addresses. The connector asks for an access token instead; to sign in with OAuth 2.0, fill in the Security tab.';
      report('oauth-grant', 'warning', message, auth.pointer, { result: '/definition/securityDefinitions' });
    }
    return asked;
  }
  const [clientId, scope] = [value('clientId'), value('scope')];
  const [, loginUri, tenantId = ''] =
    /^(https:\/\/login\.(?:microsoftonline\.com|windows\.net))\/([^/]+)/i.exec(authorizationUrl) ?? [];
  const [, resourceUri] = /(https:\/\/[^\s/]+)\/\S/.exec(scope) ?? [];
  if (loginUri && resourceUri) return { ...securityDefaults.aad, clientId, loginUri, tenantId, resourceUri, scope };
  const refreshUrl = webAddress(value('refreshTokenUrl')) || tokenUrl;
  return { ...securityDefaults.oauth2, clientId, authorizationUrl, tokenUrl, refreshUrl, scope };
}

const webAddress = (text: string): string => (/^https?:\/\/[^\s{}"<>\\^`|]+$/i.test(text) ? text : '');
