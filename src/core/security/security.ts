import type { SecurityDefinition, SecurityRequirement } from '../definition/openapi2.ts';
import type { ConnectionParameter } from '../document/properties.ts';

/** How people sign in to a connector: what the wizard's Security tab can say, or that it cannot say it. */
export type Security = NoSecurity | BasicSecurity | ApiKeySecurity | OAuth2Security | AadSecurity | OtherSecurity;

export interface NoSecurity {
  readonly kind: 'none';
}

/** User name and password. The labels are what the connection's form asks for. */
export interface BasicSecurity {
  readonly kind: 'basic';
  readonly usernameLabel: string;
  readonly passwordLabel: string;
}

export interface ApiKeySecurity {
  readonly kind: 'apiKey';
  /** What the connection's form asks for. */
  readonly label: string;
  /** Of the header or query parameter that carries the key. */
  readonly name: string;
  readonly in: 'header' | 'query';
}

/** The identity provider "Generic OAuth 2". The client secret is never part of it. */
export interface OAuth2Security {
  readonly kind: 'oauth2';
  readonly clientId: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
  /** Scopes separated by spaces, as the wizard's one box takes them. */
  readonly scope: string;
  readonly redirectMode: RedirectMode;
}

/** The identity provider "Azure Active Directory". The client secret is never part of it. */
export interface AadSecurity {
  readonly kind: 'aad';
  readonly clientId: string;
  /** Without a slash at its end: `https://login.microsoftonline.com`. */
  readonly loginUri: string;
  /** `common` for any tenant. */
  readonly tenantId: string;
  readonly resourceUri: string;
  readonly onBehalfOf: boolean;
  readonly scope: string;
  readonly redirectMode: RedirectMode;
}

/** What the fields above do not cover. Shown, not edited, and kept as it is until another kind is chosen. */
export interface OtherSecurity {
  readonly kind: 'other';
  /** One sentence for the maker. */
  readonly reason: string;
}

export const redirectModes = ['Global', 'GlobalPerConnector', 'Direct'] as const;
export type RedirectMode = (typeof redirectModes)[number];

/** The redirect address of all connectors in mode `Global`; others learn theirs when they are created. */
export const globalRedirectUrl = 'https://global.consent.azure-apim.net/redirect';

/** As the wizard calls them. */
export const securityLabels: Readonly<Record<Security['kind'], string>> = {
  none: 'No authentication',
  basic: 'Basic authentication',
  apiKey: 'API key',
  oauth2: 'OAuth 2.0',
  aad: 'Azure Active Directory',
  other: 'Other',
};

/** What the fields hold before anybody typed. */
export const securityDefaults = {
  none: { kind: 'none' },
  basic: { kind: 'basic', usernameLabel: 'username', passwordLabel: 'password' },
  apiKey: { kind: 'apiKey', label: 'API Key', name: '', in: 'header' },
  oauth2: {
    kind: 'oauth2',
    clientId: '',
    authorizationUrl: '',
    tokenUrl: '',
    refreshUrl: '',
    scope: '',
    redirectMode: 'Global',
  },
  aad: {
    kind: 'aad',
    clientId: '',
    loginUri: 'https://login.microsoftonline.com',
    tenantId: 'common',
    resourceUri: '',
    onBehalfOf: false,
    scope: '',
    redirectMode: 'Global',
  },
} as const satisfies { readonly [Kind in Exclude<Security['kind'], 'other'>]: Security & { readonly kind: Kind } };

/** What each of a connector's two files says about signing in. */
export interface SecurityParts {
  /** `apiDefinition.swagger.json`: at most one. */
  readonly securityDefinitions: Readonly<Record<string, SecurityDefinition>>;
  readonly security: readonly SecurityRequirement[];
  /** `apiProperties.json`. */
  readonly connectionParameters: Readonly<Record<string, ConnectionParameter>>;
}

/**
 * Both files' parts, members in the wizard's order. `other` gives what `none` gives: there is nothing it could write.
 * Source: domain notes, 3.1 to 3.4.
 */
export function securityParts(security: Security): SecurityParts {
  switch (security.kind) {
    case 'none':
    case 'other':
      return { securityDefinitions: {}, security: [], connectionParameters: {} };
    case 'basic':
      return {
        ...inDefinition('basic-auth', { type: 'basic' }, []),
        connectionParameters: {
          username: askFor(security.usernameLabel, 'Provide the', { tabIndex: 2, clearText: true }),
          password: askFor(security.passwordLabel, 'Provide the', { tabIndex: 3, clearText: false }),
        },
      };
    case 'apiKey':
      return {
        // The wizard names the definition after the label, so that the label survives where only this file is kept.
        ...inDefinition(
          security.label || securityDefaults.apiKey.label,
          { type: 'apiKey', in: security.in, name: security.name },
          [],
        ),
        connectionParameters: {
          api_key: askFor(security.label, 'Provide your', { tabIndex: 2, clearText: false }),
        },
      };
    case 'oauth2': {
      const { authorizationUrl, tokenUrl, refreshUrl } = security;
      return {
        ...inDefinition(
          'oauth2-auth',
          accessCode(authorizationUrl, tokenUrl, security.scope),
          scopesOf(security.scope),
        ),
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'oauth2',
              clientId: security.clientId,
              scopes: scopesOf(security.scope),
              ...redirect(security.redirectMode),
              properties: { IsFirstParty: 'False' },
              customParameters: {
                authorizationUrl: { value: authorizationUrl },
                tokenUrl: { value: tokenUrl },
                refreshUrl: { value: refreshUrl },
              },
            },
          },
        },
      };
    }
    case 'aad': {
      const { loginUri, tenantId, resourceUri, onBehalfOf } = security;
      // The wizard writes the login address for both; the service goes by the connection parameter alone.
      const loginUrl = `${loginUri}/${tenantId}/oauth2/authorize`;
      return {
        ...inDefinition('oauth2-auth', accessCode(loginUrl, loginUrl, security.scope), scopesOf(security.scope)),
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'aad',
              clientId: security.clientId,
              scopes: scopesOf(security.scope),
              ...redirect(security.redirectMode),
              properties: {
                IsFirstParty: 'False',
                AzureActiveDirectoryResourceId: resourceUri,
                IsOnbehalfofLoginSupported: onBehalfOf,
              },
              customParameters: {
                loginUri: { value: loginUri },
                tenantId: { value: tenantId },
                resourceUri: { value: resourceUri },
                enableOnbehalfOfLogin: { value: String(onBehalfOf) },
              },
            },
          },
          'token:TenantId': {
            type: 'string',
            metadata: { sourceType: 'AzureActiveDirectoryTenant' },
            uiDefinition: { constraints: { required: 'false', hidden: 'true' } },
          },
        },
      };
    }
  }
}

function inDefinition(
  key: string,
  definition: SecurityDefinition,
  scopes: readonly string[],
): Omit<SecurityParts, 'connectionParameters'> {
  return { securityDefinitions: { [key]: definition }, security: [{ [key]: scopes }] };
}

function accessCode(authorizationUrl: string, tokenUrl: string, scope: string): SecurityDefinition {
  const scopes = Object.fromEntries(scopesOf(scope).map((name) => [name, name]));
  return { type: 'oauth2', flow: 'accessCode', authorizationUrl, tokenUrl, scopes };
}

/** The wizard's box becomes one scope, spaces included. */
const scopesOf = (scope: string): readonly string[] => (scope === '' ? [] : [scope]);

function redirect(redirectMode: RedirectMode): { readonly redirectMode: string; readonly redirectUrl?: string } {
  return redirectMode === 'Global' ? { redirectMode, redirectUrl: globalRedirectUrl } : { redirectMode };
}

function askFor(
  label: string,
  invitation: string,
  shown: { readonly tabIndex: number; readonly clearText: boolean },
): ConnectionParameter {
  return {
    type: 'securestring',
    uiDefinition: {
      displayName: label,
      description: `The ${label} for this api`,
      tooltip: `${invitation} ${label}`,
      constraints: { ...shown, required: 'true' },
    },
  };
}
