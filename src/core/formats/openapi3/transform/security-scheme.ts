import type { ChoiceOption } from '../../../ledger/choice.ts';
import { isRecord } from '../../../definition/operations.ts';
import { securityDefaults, type ApiKeySecurity, type Security } from '../../../security/index.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';

/** What a connector can make of a way to sign in. */
export type ReadScheme =
  | {
      readonly kind: 'usable';
      readonly security: Security;
      /** Said to the maker when it is chosen. */
      readonly note?: string;
      /** True for a token that stands behind the word "Bearer", which the maker or a policy may write. */
      readonly isBearer?: boolean;
    }
  | {
      /** Another way to the same end, and what the maker may complete by hand instead. */
      readonly kind: 'instead';
      readonly security: ApiKeySecurity;
      readonly byHand: Security;
      readonly note: string;
    }
  | { readonly kind: 'cookie'; readonly name: string }
  | { readonly kind: 'unusable'; readonly reason: string };

const bearer: ApiKeySecurity = { ...securityDefaults.apiKey, label: 'Bearer token', name: 'Authorization' };

const accessToken: ApiKeySecurity = { ...bearer, label: 'Access token' };

/** What may be made of a way that a connector has not. Source: domain notes O-104, O-105. */
export const insteadOptions: readonly [ChoiceOption, ChoiceOption] = [
  { value: 'token', label: 'Ask for an access token' },
  { value: 'by-hand', label: 'OAuth 2.0, to be completed on the Security tab' },
];

/** Who writes the word "Bearer". Source: domain notes O-101. */
export const bearerOptions: readonly [ChoiceOption, ChoiceOption] = [
  { value: 'typed', label: 'Makers type "Bearer" before the token' },
  { value: 'policy', label: 'A policy puts "Bearer" before the token' },
];

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
      if (name === 'bearer') return { kind: 'usable', security: bearer, isBearer: true };
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
    case 'openIdConnect':
      return readOpenId(scheme, scopes);
    case 'mutualTLS':
      return { kind: 'unusable', reason: 'connectors have no client certificates (mutual TLS)' };
    default:
      return { kind: 'unusable', reason: `its type "${type.slice(0, 40)}" is not known` };
  }
}

function readOpenId(scheme: Loose, scopes: readonly string[]): ReadScheme {
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
  const note = 'It is OpenID Connect, whose addresses stand in another document.';
  const byHand = { ...securityDefaults.oauth2, scope: scopes.join(' ') };
  return { kind: 'instead', security: accessToken, byHand, note };
}

/** Of several flows the one connectors have, the authorization code. Source: domain notes O-103, O-104. */
function readFlows(scheme: Loose, scopes: readonly string[], base: string): ReadScheme {
  const flows = memberOf(scheme, 'flows');
  const flow = memberOf(flows, 'authorizationCode');
  const authorizationUrl = webAddress(textAt(flow, 'authorizationUrl'), base);
  const tokenUrl = webAddress(textAt(flow, 'tokenUrl'), base);
  if (authorizationUrl === '' || tokenUrl === '') return readOtherFlows(flows, scopes, base);
  const scope = scopesOf(flow, scopes);
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

/** Flows without somebody who signs in, or without an address: what is known of them is kept for the maker. */
function readOtherFlows(flows: unknown, scopes: readonly string[], base: string): ReadScheme {
  const named = (isRecord(flows) ? Object.entries(flows) : []).filter(([name]) => !name.startsWith('x-'));
  const found = (member: string): string =>
    named.map(([, flow]) => webAddress(textAt(flow, member), base)).find((address) => address !== '') ?? '';
  const isIncomplete = named.some(([name]) => name === 'authorizationCode');
  const names = named.map(([name]) => name);
  const what = isIncomplete
    ? 'OAuth 2.0 without both of its addresses'
    : `OAuth 2.0 with ${names.join(' and ') || 'no flow'}`;
  const byHand = {
    ...securityDefaults.oauth2,
    authorizationUrl: found('authorizationUrl'),
    tokenUrl: found('tokenUrl'),
    refreshUrl: found('refreshUrl') || found('tokenUrl'),
    scope: scopesOf(named[0]?.[1], scopes),
  };
  return {
    kind: 'instead',
    security: accessToken,
    byHand,
    note: `It is ${what.slice(0, 120)}, which a connector cannot do.`,
  };
}

function scopesOf(flow: unknown, scopes: readonly string[]): string {
  const offered = memberOf(flow, 'scopes');
  return (scopes.length > 0 ? scopes : isRecord(offered) ? Object.keys(offered) : []).join(' ');
}

function webAddress(text: string, base: string): string {
  const whole = text.startsWith('/') && !text.startsWith('//') && base !== '' ? base + text : text;
  return /^https?:\/\/[^\s{}"<>\\^`|@]+$/i.test(whole) ? whole : '';
}

/** A way to sign in, in a few words: `API key in the header "X-Key"`. */
export function describeScheme(read: ReadScheme): string {
  switch (read.kind) {
    case 'cookie':
      return `cookie "${read.name.slice(0, 40)}"`;
    case 'unusable':
      return read.reason;
    case 'instead':
      return 'access token';
    case 'usable':
      switch (read.security.kind) {
        case 'basic':
          return 'user name and password';
        case 'apiKey':
          return read.isBearer ? 'bearer token' : `key in the ${read.security.in} "${read.security.name.slice(0, 40)}"`;
        case 'oauth2':
          return 'OAuth 2.0';
        case 'aad':
          return 'Microsoft account';
        default:
          return 'nothing';
      }
  }
}
