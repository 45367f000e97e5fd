import type { SecurityDefinition, SecurityRequirement } from '../definition/openapi2.ts';
import type { ConnectionParameter } from '../document/properties.ts';
import { gatewayParameters } from './gateway-parameters.ts';
import { presetOf } from './identity-providers.ts';
import { globalRedirectUrl, securityDefaults, type OAuthClient, type RedirectMode, type Security } from './security.ts';

/** What each of a connector's two files says about signing in. */
export interface SecurityParts {
  /** `apiDefinition.swagger.json`: at most one. */
  readonly securityDefinitions: Readonly<Record<string, SecurityDefinition>>;
  readonly security: readonly SecurityRequirement[];
  /** `apiProperties.json`. */
  readonly connectionParameters: Readonly<Record<string, ConnectionParameter>>;
}

/**
 * Both files' parts, members in the wizard's order. `own`, `sets` and `other` give what `none` gives: their parameters are
 * the maker's. A provider's addresses are its own business, so the definition says nothing of it.
 * Source: domain notes, 3.1 to 3.5.
 */
export function securityParts(security: Security): SecurityParts {
  switch (security.kind) {
    case 'none':
    case 'own':
    case 'sets':
    case 'other':
      return noParts;
    case 'gateway': {
      const { usernameLabel, passwordLabel, sign } = security;
      const user = askFor(usernameLabel, 'Provide the', { tabIndex: 2, clearText: true });
      const password = askFor(passwordLabel, 'Provide the', { tabIndex: 3, clearText: false });
      return { ...noParts, connectionParameters: gatewayParameters(sign, { user, password }) };
    }
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
        ...inDefinition('oauth2-auth', accessCode(authorizationUrl, tokenUrl, security), scopesOf(security)),
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'oauth2',
              clientId: security.clientId,
              scopes: scopesOf(security),
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
        ...inDefinition('oauth2-auth', accessCode(loginUrl, loginUrl, security), scopesOf(security)),
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'aad',
              clientId: security.clientId,
              scopes: scopesOf(security),
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
          'token:TenantId': tenantClaim,
        },
      };
    }
    case 'provider':
      return {
        ...noParts,
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: security.provider,
              clientId: security.clientId,
              scopes: scopesOf(security),
              ...redirect(security.redirectMode),
              properties: { IsFirstParty: presetOf(security.provider)?.isFirstParty ? 'True' : 'False' },
              customParameters: Object.fromEntries(
                Object.entries(security.custom).map(([name, value]) => [name, { value }]),
              ),
            },
          },
        },
      };
  }
}

const noParts: SecurityParts = { securityDefinitions: {}, security: [], connectionParameters: {} };

/** The tenant of who signs in, which the service fills in by itself. */
const tenantClaim: ConnectionParameter = {
  type: 'string',
  metadata: { sourceType: 'AzureActiveDirectoryTenant' },
  uiDefinition: { constraints: { required: 'false', hidden: 'true' } },
};

function inDefinition(
  key: string,
  definition: SecurityDefinition,
  scopes: readonly string[],
): Omit<SecurityParts, 'connectionParameters'> {
  return { securityDefinitions: { [key]: definition }, security: [{ [key]: scopes }] };
}

function accessCode(authorizationUrl: string, tokenUrl: string, client: OAuthClient): SecurityDefinition {
  const scopes = Object.fromEntries(scopesOf(client).map((name) => [name, name]));
  return { type: 'oauth2', flow: 'accessCode', authorizationUrl, tokenUrl, scopes };
}

/** The wizard's box becomes one scope, spaces included. */
export const scopesOf = ({ scope, scopeList }: OAuthClient): readonly string[] =>
  scopeList ?? (scope === '' ? [] : [scope]);

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
