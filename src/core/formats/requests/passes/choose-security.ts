import { securityDefaults, securityLabels, type Security } from '../../../security/index.ts';
import type { AuthChoice, FlatRequest } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import { mostFrequent } from './choose-host.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import type { Resolver } from './resolve-variables.ts';

export interface SecurityChoice {
  readonly security: Security;
  /** Requests that say they need no auth, in a connector that has one. */
  readonly open: ReadonlySet<FlatRequest>;
}

const none: Security = securityDefaults.none;

/**
 * Settles how people sign in: the kind most requests use, of those a connector has. A request that has no auth but sets
 * the header `Authorization` itself counts as what the header says. Source: domain notes, P-22 and the table of auths.
 *
 * Reports `other-auth` (warning) for each further kind, `auth-not-supported` (warning) for each that
 * connectors cannot do, `oauth-grant` (warning).
 */
export function chooseSecurity(
  requests: readonly PlacedRequest[],
  resolver: Resolver,
  keeper: SecretKeeper,
  report: ReportAt,
): SecurityChoice {
  const unsupported = new Map<string, { readonly request: FlatRequest; count: number }>();
  const cache = new Map<AuthChoice, Security | undefined>();
  const kinds = new Map<string, { readonly security: Security; readonly request: FlatRequest; count: number }>();
  const open = new Set<FlatRequest>();

  const keys = requests.flatMap(({ request }) => {
    const security = securityOf(request);
    if (!security) return [];
    if (security.kind === 'none') {
      open.add(request);
      return [];
    }
    const key = identityOf(security);
    const known = kinds.get(key);
    if (known) known.count += 1;
    else kinds.set(key, { security, request, count: 1 });
    return [key];
  });

  for (const [type, { request, count }] of unsupported) {
    const message = `${requestsWord(count)} of the auth "${type}", which connectors cannot do. Imported without it: sign the call in Code, or ask for another way to sign in.`;
    report('auth-not-supported', 'warning', message, request.auth?.pointer ?? request.pointer);
  }
  const winner = mostFrequent(keys);
  for (const [key, { security, request, count }] of kinds) {
    if (key === winner) continue;
    const message = `${requestsWord(count)} of another way to sign in (${securityLabels[security.kind]}${nameOf(security)}). A connector has one: the one most requests use. Check the others.`;
    report('other-auth', 'warning', message, request.auth?.pointer ?? request.pointer);
  }
  const chosen = winner === undefined ? undefined : kinds.get(winner);
  return chosen ? { security: chosen.security, open } : { security: none, open: new Set() };

  /** Undefined for what connectors cannot do. */
  function securityOf(request: FlatRequest): Security | undefined {
    const { auth } = request;
    if (!auth || auth.type === 'noauth') return fromHeader(request);
    if (!cache.has(auth)) cache.set(auth, readSecurity(auth, request));
    const security = cache.get(auth);
    if (security) return security;
    const known = unsupported.get(auth.type);
    if (known) known.count += 1;
    else unsupported.set(auth.type, { request, count: 1 });
    return undefined;
  }

  function readSecurity(auth: AuthChoice, request: FlatRequest): Security | undefined {
    const value = (key: string): string => {
      const text = resolver.resolve(auth.values.get(key) ?? '', request.folder.scope, auth.pointer).trim();
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
    report('oauth-grant', 'warning', message, auth.pointer);
    return asked;
  }
  if (authorizationUrl === '' || tokenUrl === '') {
    if (authorizationUrl + tokenUrl !== '' || auth.values.size > 2) {
      const message =
        'OAuth 2.0 is set up here without both of its addresses. The connector asks for an access token instead; to sign in with OAuth 2.0, fill in the Security tab.';
      report('oauth-grant', 'warning', message, auth.pointer);
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

function fromHeader(request: FlatRequest): Security {
  const header = request.headers.find(({ key, isDisabled }) => !isDisabled && key.toLowerCase() === 'authorization');
  // `https://user:password@host` is sent as Basic authentication.
  if (!header) return request.url && request.url.credentials !== '' ? securityDefaults.basic : none;
  return /^\s*basic\b/i.test(header.value) ? securityDefaults.basic : bearer;
}

function identityOf(security: Security): string {
  return [security.kind, nameOf(security), security.kind === 'oauth2' ? security.tokenUrl : ''].join(' ');
}

function nameOf(security: Security): string {
  return security.kind === 'apiKey' ? ` ${security.name} in the ${security.in}` : '';
}

const requestsWord = (count: number): string => (count === 1 ? '1 request makes use' : `${count} requests make use`);
