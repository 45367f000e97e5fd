import { memberOf, recordOf, textOf } from './members.ts';
import {
  redirectModes,
  securityDefaults,
  type AadSecurity,
  type OAuth2Security,
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
  const beyond = readBeyond(definition, properties);
  if (beyond) return beyond;
  const parameters = connectionParametersOf(properties);
  const schemes = readSchemes(definition);
  const oauth = findOAuthParameter(parameters);
  if (oauth) {
    return readOAuthSettings(oauth.settings, schemes.find(({ type }) => type === 'oauth2')?.scheme);
  }
  const asksForKey = Object.hasOwn(parameters, 'api_key');
  const asksForUser = Object.hasOwn(parameters, 'username') && Object.hasOwn(parameters, 'password');
  if (!asksForKey && !asksForUser) return readFromDefinition(schemes, parameters);
  for (const { key, type, scheme } of schemes) {
    if (type === 'basic' && asksForUser) return readBasic(parameters);
    if (type === 'apiKey' && asksForKey) return readApiKey(key, scheme, parameters);
  }
  return other(
    schemes.length === 0
      ? 'The connection asks for values that the definition does not mention: a policy or the code may use them.'
      : 'The definition and the connection parameters describe different ways to sign in.',
  );
}

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

/** What neither this tab nor the wizard can edit. */
function readBeyond(definition: unknown, properties: unknown): OtherSecurity | undefined {
  const sets = memberOf(properties, 'properties', 'connectionParameterSets', 'values');
  if (Array.isArray(sets) && sets.length > 0) {
    return other('People choose among several ways to sign in (connection parameter sets).');
  }
  const parameters = Object.values(connectionParametersOf(properties));
  const capabilities = memberOf(properties, 'properties', 'capabilities');
  const namesGateway = Array.isArray(capabilities) && capabilities.includes('gateway');
  if (namesGateway || parameters.some((parameter) => isOfType(parameter, 'gatewaySetting'))) {
    return other('The connector calls its service through an on-premises data gateway.');
  }
  if (parameters.filter((parameter) => isOfType(parameter, 'oauthSetting')).length > 1) {
    return other('The connection signs in with OAuth more than once.');
  }
  const requirements = memberOf(definition, 'security');
  const first: unknown = Array.isArray(requirements) ? requirements[0] : undefined;
  const schemes = recordOf(definition, 'securityDefinitions');
  if (Object.keys(recordOf({ first }, 'first')).filter((key) => Object.hasOwn(schemes, key)).length > 1) {
    return other('Each call has to carry several credentials at once.');
  }
  return undefined;
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
      return securityDefaults.none;
  }
}

function readBasic(parameters: Readonly<Record<string, unknown>>): Security {
  const { usernameLabel, passwordLabel } = securityDefaults.basic;
  return {
    kind: 'basic',
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

function readOAuthSettings(settings: unknown, scheme: unknown): OAuth2Security | AadSecurity | OtherSecurity {
  const provider = textOf(settings, 'identityProvider') ?? 'oauth2';
  const custom = (name: string): string | undefined => textOf(settings, 'customParameters', name, 'value');
  const scopes = memberOf(settings, 'scopes') ?? Object.keys(recordOf(scheme, 'scopes'));
  const shared = {
    clientId: textOf(settings, 'clientId') ?? '',
    scope: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string').join(' ') : '',
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
      return other(`The connection signs in with the identity provider "${provider}".`);
  }
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
