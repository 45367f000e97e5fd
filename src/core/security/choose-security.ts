import { textOf } from './members.ts';
import type { GatewaySign } from './gateway-parameters.ts';
import { presetOf } from './identity-providers.ts';
import type { ParameterPlace } from './parameter-place.ts';
import { securityDefaults, type GatewaySecurity, type OAuthSecurity, type Security } from './security.ts';

/** The types of authentication as the wizard's list has them, and what it lacks. */
export type SignInType = 'none' | 'basic' | 'apiKey' | 'oauth' | 'windows' | 'own' | 'sets' | 'other';

export function typeOfSecurity(security: Security): SignInType {
  switch (security.kind) {
    case 'oauth2':
    case 'aad':
    case 'provider':
      return 'oauth';
    case 'gateway':
      return security.sign === 'anonymous' ? 'none' : security.sign;
    default:
      return security.kind;
  }
}

/**
 * What a type that was chosen starts with: its defaults, and the labels of parameters that are there already.
 *
 * @param isGateway The connector calls through an on-premises data gateway.
 */
export function securityOfType(type: SignInType, place: ParameterPlace, isGateway: boolean): Security {
  const label = (name: string): string | undefined => textOf(place.parameters[name], 'uiDefinition', 'displayName');
  const labels = {
    usernameLabel: label('username') ?? securityDefaults.basic.usernameLabel,
    passwordLabel: label('password') ?? securityDefaults.basic.passwordLabel,
  };
  switch (type) {
    case 'none':
      return isGateway ? gateway('anonymous', labels) : securityDefaults.none;
    case 'basic':
      return isGateway ? gateway('basic', labels) : { kind: 'basic', ...labels };
    case 'windows':
      return gateway('windows', labels);
    case 'apiKey':
      return { ...securityDefaults.apiKey, label: label('api_key') ?? securityDefaults.apiKey.label };
    case 'oauth':
      return securityDefaults.oauth2;
    case 'own':
    case 'sets':
    case 'other':
      return { kind: type, reason: '' };
  }
}

const gateway = (
  sign: GatewaySign,
  labels: { readonly usernameLabel: string; readonly passwordLabel: string },
): GatewaySecurity => ({ kind: 'gateway', sign, ...labels, reason: '' });

/** Another identity provider for the same client: its addresses come along where both have them. */
export function withProvider(security: OAuthSecurity, provider: string): OAuthSecurity {
  const { clientId, scope, scopeList, redirectMode } = security;
  const client = { clientId, scope, ...(scopeList && { scopeList }), redirectMode };
  const { authorizationUrl, tokenUrl, refreshUrl } = addressesOf(security);
  switch (provider.toLowerCase()) {
    case 'oauth2':
      return { kind: 'oauth2', ...client, authorizationUrl, tokenUrl, refreshUrl };
    case 'aad':
      return { ...securityDefaults.aad, ...client };
    default: {
      const fields = presetOf(provider)?.fields ?? [];
      const known: Readonly<Record<string, string>> = {
        authorizationUrlTemplate: authorizationUrl,
        tokenUrlTemplate: tokenUrl,
        refreshUrlTemplate: refreshUrl,
      };
      const custom = fields.flatMap(({ name, preset, isRequired }) => {
        const value = known[name] ?? preset;
        return value === undefined && !isRequired ? [] : [[name, value ?? ''] as const];
      });
      return { kind: 'provider', provider, ...client, custom: Object.fromEntries(custom) };
    }
  }
}

function addressesOf(security: OAuthSecurity): {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
} {
  if (security.kind === 'oauth2') return security;
  const custom = (name: string): string =>
    security.kind === 'provider'
      ? (Object.entries(security.custom).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '')
      : '';
  return {
    authorizationUrl: custom('authorizationUrlTemplate'),
    tokenUrl: custom('tokenUrlTemplate'),
    refreshUrl: custom('refreshUrlTemplate'),
  };
}
