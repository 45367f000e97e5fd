import { isRecord } from '../definition/operations.ts';
import { gatewaySigns, type GatewaySign } from './gateway-parameters.ts';
import { memberOf, recordOf, textOf } from './members.ts';
import {
  redirectModes,
  securityDefaults,
  type GatewaySecurity,
  type OAuthSecurity,
  type OtherSecurity,
  type RedirectMode,
  type Security,
} from './security.ts';

/**
 * How a connector signs in, out of both of its files. The connection parameters decide, because the service asks for
 * them; the definition adds what only it knows (where an API key goes) and decides alone where there are none of them.
 *
 * @param definition The value of the definition, whatever it is.
 * @param properties The value of the whole `apiProperties.json`, whatever it is.
 * Source: domain notes, 3; members are found in any casing, as published files have both.
 */
export function readSecurity(definition: unknown, properties: unknown): Security {
  if (waysOf(properties).length > 0) {
    return { kind: 'sets', reason: 'People choose among several ways to sign in.' };
  }
  const parameters = connectionParametersOf(properties);
  const schemes = readSchemes(definition);
  const twice = readTwofold(definition, parameters);
  if (twice) return twice;
  if (hasGateway(properties) || asksForGateway(parameters)) {
    const gateway = readGateway(parameters, schemes);
    if (gateway) return gateway;
  }
  const oauth = findOAuthParameter(parameters);
  if (oauth) {
    return readOAuthSettings(oauth.settings, schemes.find(({ type }) => type === 'oauth2')?.scheme);
  }
  const asksForKey = Object.hasOwn(parameters, 'api_key');
  const asksForUser = hasUser(parameters);
  if (!asksForKey && !asksForUser) return readFromDefinition(schemes, parameters);
  for (const { key, type, scheme } of schemes) {
    if (type === 'basic' && asksForUser) return readBasic(parameters);
    if (type === 'apiKey' && asksForKey) return readApiKey(key, scheme, parameters);
  }
  return schemes.length === 0 ? own : disagreeing;
}

/**
 * How one of several ways signs in: its parameters alone say it, and where an API key goes stands in the definition, if
 * anywhere.
 */
export function readWay(definition: unknown, parameters: Readonly<Record<string, unknown>>): Security {
  const schemes = readSchemes(definition);
  const twice = readTwofold({}, parameters);
  if (twice) return twice;
  if (asksForGateway(parameters)) return readGateway(parameters, []) ?? own;
  const oauth = findOAuthParameter(parameters);
  if (oauth) return readOAuthSettings(oauth.settings, undefined);
  if (hasUser(parameters)) return readBasic(parameters);
  if (Object.hasOwn(parameters, 'api_key')) {
    const scheme = schemes.find(({ type }) => type === 'apiKey');
    return readApiKey(scheme?.key ?? 'api_key', scheme?.scheme, parameters);
  }
  return Object.keys(parameters).length === 0 ? securityDefaults.none : own;
}

const own: Security = {
  kind: 'own',
  reason: 'The connection asks for values that the definition does not mention: a policy or the code may use them.',
};
const disagreeing: Security = {
  kind: 'own',
  reason: 'The definition and the connection parameters describe different ways to sign in.',
};

/** A security definition with its kind in lower-case-proof form; `unusable` is what connectors cannot do. */
export interface Scheme {
  readonly key: string;
  readonly type: 'basic' | 'apiKey' | 'oauth2' | 'unusable';
  readonly scheme: unknown;
}

/** The definition's `securityDefinitions` in the order of the text. */
export function readSchemes(definition: unknown): readonly Scheme[] {
  return Object.entries(recordOf(definition, 'securityDefinitions')).map(([key, scheme]) => ({
    key,
    type: schemeType(scheme),
    scheme,
  }));
}

export const connectionParametersOf = (properties: unknown): Readonly<Record<string, unknown>> =>
  recordOf(properties, 'properties', 'connectionParameters');

/** The parameter that holds the OAuth settings, nearly always called `token`. */
export function findOAuthParameter(
  parameters: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly settings: unknown } | undefined {
  const found = Object.entries(parameters).find(([, parameter]) => isOfType(parameter, 'oauthSetting'));
  return found && { name: found[0], settings: memberOf(found[1], 'oAuthSettings') };
}

export const isOfType = (parameter: unknown, type: string): boolean =>
  textOf(parameter, 'type')?.toLowerCase() === type.toLowerCase();

/** The ways to choose from, whatever stands there. */
export function waysOf(properties: unknown): readonly unknown[] {
  const values = memberOf(properties, 'properties', 'connectionParameterSets', 'values');
  return Array.isArray(values) ? values : [];
}

/** True if the connector is switched to an on-premises data gateway. */
export function hasGateway(properties: unknown): boolean {
  const capabilities = memberOf(properties, 'properties', 'capabilities');
  return Array.isArray(capabilities) && capabilities.includes('gateway');
}

const asksForGateway = (parameters: Readonly<Record<string, unknown>>): boolean =>
  Object.values(parameters).some((parameter) => isOfType(parameter, 'gatewaySetting'));

const hasUser = (parameters: Readonly<Record<string, unknown>>): boolean =>
  Object.hasOwn(parameters, 'username') && Object.hasOwn(parameters, 'password');

/** Several credentials at once: what no form covers. */
function readTwofold(definition: unknown, parameters: Readonly<Record<string, unknown>>): OtherSecurity | undefined {
  if (Object.values(parameters).filter((parameter) => isOfType(parameter, 'oauthSetting')).length > 1) {
    return other('The connection signs in with OAuth more than once.');
  }
  const requirements = memberOf(definition, 'security');
  const first: unknown = Array.isArray(requirements) ? requirements[0] : undefined;
  const schemes = recordOf(definition, 'securityDefinitions');
  const named = isRecord(first) ? Object.keys(first).filter((key) => Object.hasOwn(schemes, key)) : [];
  return named.length > 1 ? other('Each call has to carry several credentials at once.') : undefined;
}

/** Undefined where what is asked for is nothing that goes through a gateway. */
function readGateway(
  parameters: Readonly<Record<string, unknown>>,
  schemes: readonly Scheme[],
): GatewaySecurity | undefined {
  const asksForUser = hasUser(parameters);
  const isForeign = findOAuthParameter(parameters) !== undefined || Object.hasOwn(parameters, 'api_key');
  if (isForeign || schemes.some(({ type }) => type === 'apiKey' || type === 'oauth2')) return undefined;
  const said = signOf(parameters['authType']);
  const { usernameLabel, passwordLabel } = labelsOfUser(parameters);
  return {
    kind: 'gateway',
    sign: said ?? (asksForUser ? 'basic' : 'anonymous'),
    usernameLabel,
    passwordLabel,
    reason: 'The connector calls its service through an on-premises data gateway.',
  };
}

function signOf(authType: unknown): GatewaySign | undefined {
  const allowed = memberOf(authType, 'uiDefinition', 'constraints', 'allowedValues');
  const beside = memberOf(authType, 'allowedValues');
  const first: unknown = [allowed, beside].find((list) => Array.isArray(list) && list.length > 0);
  const value = textOf(Array.isArray(first) ? first[0] : undefined, 'value')?.toLowerCase();
  return value === 'none' ? 'anonymous' : gatewaySigns.find((sign) => sign === value);
}

function readFromDefinition(schemes: readonly Scheme[], parameters: Readonly<Record<string, unknown>>): Security {
  const usable = schemes.find(({ type }) => type !== 'unusable') ?? schemes[0];
  switch (usable?.type) {
    case 'basic':
      return securityDefaults.basic;
    case 'apiKey':
      return readApiKey(usable.key, usable.scheme, parameters);
    case 'oauth2':
      return readOAuthSettings({}, usable.scheme);
    case 'unusable':
      return other(
        `The definition signs in with "${usable.key}" (${nameOfScheme(usable.scheme)}), which connectors cannot do.`,
      );
    case undefined:
      // Further parameters, such as a region for the host, are none of this: they stay whatever is chosen here.
      return Object.values(parameters).some(isSecret) ? own : securityDefaults.none;
  }
}

const isSecret = (parameter: unknown): boolean =>
  isOfType(parameter, 'securestring') || isOfType(parameter, 'secureObject');

const readBasic = (parameters: Readonly<Record<string, unknown>>): Security => ({
  kind: 'basic',
  ...labelsOfUser(parameters),
});

function labelsOfUser(parameters: Readonly<Record<string, unknown>>): {
  readonly usernameLabel: string;
  readonly passwordLabel: string;
} {
  const { usernameLabel, passwordLabel } = securityDefaults.basic;
  return {
    usernameLabel: labelOf(parameters['username']) ?? usernameLabel,
    passwordLabel: labelOf(parameters['password']) ?? passwordLabel,
  };
}

function readApiKey(key: string, scheme: unknown, parameters: Readonly<Record<string, unknown>>): Security {
  return {
    kind: 'apiKey',
    label: labelOf(parameters['api_key']) ?? key,
    name: textOf(scheme, 'name') ?? '',
    in: textOf(scheme, 'in')?.toLowerCase() === 'query' ? 'query' : 'header',
  };
}

/**
 * What an OAuth parameter says, with the definition filling in what it leaves out.
 *
 * @param settings Its `oAuthSettings`, whatever they are.
 */
function readOAuthSettings(settings: unknown, scheme: unknown): OAuthSecurity {
  const provider = textOf(settings, 'identityProvider') ?? 'oauth2';
  const custom = (name: string): string | undefined => textOf(settings, 'customParameters', name, 'value');
  const listed = memberOf(settings, 'scopes');
  const scopes = Array.isArray(listed) ? listed.filter((scope) => typeof scope === 'string') : [];
  const scope = (listed === undefined ? Object.keys(recordOf(scheme, 'scopes')) : scopes).join(' ');
  const shared = {
    clientId: textOf(settings, 'clientId') ?? '',
    scope,
    ...(scopes.length > 1 && { scopeList: scopes }),
    redirectMode: redirectModeOf(textOf(settings, 'redirectMode')),
  };
  switch (provider.toLowerCase()) {
    case 'oauth2': {
      const tokenUrl = custom('tokenUrl') ?? textOf(scheme, 'tokenUrl') ?? '';
      return {
        kind: 'oauth2',
        ...shared,
        authorizationUrl: custom('authorizationUrl') ?? textOf(scheme, 'authorizationUrl') ?? '',
        tokenUrl,
        refreshUrl: custom('refreshUrl') ?? tokenUrl,
      };
    }
    case 'aad':
      return {
        kind: 'aad',
        ...shared,
        loginUri: custom('loginUri') ?? 'https://login.windows.net',
        tenantId: custom('tenantId') ?? 'common',
        resourceUri: custom('resourceUri') ?? textOf(settings, 'properties', 'AzureActiveDirectoryResourceId') ?? '',
        onBehalfOf: isTrue(memberOf(settings, 'customParameters', 'enableOnbehalfOfLogin', 'value')),
      };
    default:
      return { kind: 'provider', provider, ...shared, custom: readCustom(settings) };
  }
}

/** Values that are no texts have no field; they are reached as JSON. */
function readCustom(settings: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(recordOf(settings, 'customParameters')).flatMap(([name, parameter]) => {
    const value = memberOf(parameter, 'value') ?? '';
    return isRecord(parameter) && typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function schemeType(scheme: unknown): Scheme['type'] {
  switch (textOf(scheme, 'type')?.toLowerCase()) {
    case 'basic':
      return 'basic';
    case 'apikey':
      return ['header', 'query'].includes(textOf(scheme, 'in')?.toLowerCase() ?? '') ? 'apiKey' : 'unusable';
    case 'oauth2':
      return textOf(scheme, 'flow')?.toLowerCase() === 'accesscode' ? 'oauth2' : 'unusable';
    default:
      return 'unusable';
  }
}

const nameOfScheme = (scheme: unknown): string =>
  ['type', 'flow', 'in'].flatMap((name) => textOf(scheme, name) ?? []).join(' ') || 'of no known type';

const labelOf = (parameter: unknown): string | undefined => textOf(parameter, 'uiDefinition', 'displayName');

const redirectModeOf = (word: string | undefined): RedirectMode =>
  redirectModes.find((mode) => mode.toLowerCase() === word?.toLowerCase()) ?? 'Global';

const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true';

const other = (reason: string): OtherSecurity => ({ kind: 'other', reason });
