import { isRecord } from '../../../definition/operations.ts';
import { securityDefaults, type Security } from '../../../security/index.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';

/** What a connector can make of a way to sign in. */
export type ReadScheme =
  | {
      readonly kind: 'usable' | 'instead';
      readonly security: Security;
      /** Said to the maker when it is chosen; always there for `instead`, which is another way to the same end. */
      readonly note?: string;
    }
  | { readonly kind: 'cookie'; readonly name: string }
  | { readonly kind: 'unusable'; readonly reason: string };

const bearer: Security = { ...securityDefaults.apiKey, label: 'Bearer token', name: 'Authorization' };

/**
 * Reads a Security Scheme Object. Source: domain notes O-100 to O-106.
 *
 * @param scopes Those that the operations ask for; all of the flow when none is asked for.
 * @param base The address relative ones start from, or ''.
 */
export function readScheme(scheme: Loose, scopes: readonly string[], base: string): ReadScheme {
  const type = textAt(scheme, 'type');
  switch (type) {
    case 'http': {
      const name = textAt(scheme, 'scheme').toLowerCase();
      if (name === 'basic') return { kind: 'usable', security: securityDefaults.basic };
      if (name === 'bearer') {
        const note = 'A connection asks for the token: enter it with the word "Bearer" before it.';
        return { kind: 'usable', security: bearer, note };
      }
      return { kind: 'unusable', reason: `connectors cannot sign in with HTTP "${name.slice(0, 40)}"` };
    }
    case 'apiKey': {
      const name = textAt(scheme, 'name');
      const place = textAt(scheme, 'in');
      if (name === '') return { kind: 'unusable', reason: 'the name of the key is missing' };
      if (place === 'cookie') return { kind: 'cookie', name };
      if (place !== 'header' && place !== 'query')
        return { kind: 'unusable', reason: 'it does not say where the key goes' };
      return { kind: 'usable', security: { ...securityDefaults.apiKey, name, in: place } };
    }
    case 'oauth2':
      return readFlows(scheme, scopes, base);
    case 'openIdConnect': {
      const address = textAt(scheme, 'openIdConnectUrl');
      const [, loginUri, tenantId] =
        /^(https:\/\/login\.(?:microsoftonline\.com|windows\.net))\/([^/?#]+)/i.exec(address) ?? [];
      if (loginUri && tenantId) {
        const note = 'It is OpenID Connect of Microsoft: enter the client ID and the resource on the Security tab.';
        return {
          kind: 'usable',
          security: { ...securityDefaults.aad, loginUri, tenantId, scope: scopes.join(' ') },
          note,
        };
      }
      const note =
        'It is OpenID Connect, whose addresses stand in another document. A connection asks for an access token; to sign in with OAuth 2.0, fill in the Security tab.';
      return { kind: 'instead', security: bearer, note };
    }
    case 'mutualTLS':
      return { kind: 'unusable', reason: 'connectors have no client certificates (mutual TLS)' };
    default:
      return { kind: 'unusable', reason: `its type "${type.slice(0, 40)}" is not known` };
  }
}

/** Of several flows the one connectors have, the authorization code. Source: domain notes O-103, O-104. */
function readFlows(scheme: Loose, scopes: readonly string[], base: string): ReadScheme {
  const flows = memberOf(scheme, 'flows');
  const flow = memberOf(flows, 'authorizationCode');
  const authorizationUrl = webAddress(textAt(flow, 'authorizationUrl'), base);
  const tokenUrl = webAddress(textAt(flow, 'tokenUrl'), base);
  if (authorizationUrl === '' || tokenUrl === '') {
    const names = isRecord(flows) ? Object.keys(flows).filter((name) => !name.startsWith('x-')) : [];
    const what = isRecord(flow)
      ? 'OAuth 2.0 without both of its addresses'
      : `OAuth 2.0 with ${names.join(' and ') || 'no flow'}`;
    const note = `It is ${what.slice(0, 120)}, which a connector cannot do. A connection asks for an access token instead: enter it with the word "Bearer" before it, or fill in OAuth 2.0 on the Security tab.`;
    return { kind: 'instead', security: bearer, note };
  }
  const offered = memberOf(flow, 'scopes');
  const all = isRecord(offered) ? Object.keys(offered) : [];
  const scope = (scopes.length > 0 ? scopes : all).join(' ');
  const [, loginUri, tenantId = ''] =
    /^(https:\/\/login\.(?:microsoftonline\.com|windows\.net))\/([^/]+)/i.exec(authorizationUrl) ?? [];
  const [, resourceUri] = /(https:\/\/[^\s/]+)\/\S/.exec(scope) ?? [];
  const note = 'Enter the client ID and the secret of your own app on the Security tab.';
  if (loginUri && resourceUri) {
    return { kind: 'usable', security: { ...securityDefaults.aad, loginUri, tenantId, resourceUri, scope }, note };
  }
  const refreshUrl = webAddress(textAt(flow, 'refreshUrl'), base) || tokenUrl;
  return {
    kind: 'usable',
    security: { ...securityDefaults.oauth2, authorizationUrl, tokenUrl, refreshUrl, scope },
    note,
  };
}

function webAddress(text: string, base: string): string {
  const whole = text.startsWith('/') && !text.startsWith('//') && base !== '' ? base + text : text;
  return /^https?:\/\/[^\s{}"<>\\^`|@]+$/i.test(whole) ? whole : '';
}
