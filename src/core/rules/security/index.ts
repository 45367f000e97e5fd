import { securityDefined } from './security-defined.ts';
import { securityUsable } from './security-usable.ts';
import { securitySingle } from './security-single.ts';
import { securityScopes } from './security-scopes.ts';
import { securityFilled } from './security-filled.ts';
import { connectionMatchesSecurity } from './connection-matches-security.ts';
import { oauthParameterName } from './oauth-parameter-name.ts';
import { oauthProviderPresent } from './oauth-provider-present.ts';
import { oauthAddressesPresent } from './oauth-addresses-present.ts';
import { oauthAddressFormat } from './oauth-address-format.ts';
import { oauthPlaceholderKnown } from './oauth-placeholder-known.ts';
import { oauthRedirectMode } from './oauth-redirect-mode.ts';
import { clientSecret } from './client-secret.ts';
import { connectionSecretDefault } from './connection-secret-default.ts';
import { gatewayParameter } from './gateway-parameter.ts';
import { gatewaySignIn } from './gateway-sign-in.ts';
import { gatewayHost } from './gateway-host.ts';
import { testConnectionOperation } from './test-connection-operation.ts';
import { testConnectionCallable } from './test-connection-callable.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const securityRules: readonly Rule[] = [
  securityDefined,
  securityUsable,
  securitySingle,
  securityScopes,
  securityFilled,
  connectionMatchesSecurity,
  oauthParameterName,
  oauthProviderPresent,
  oauthAddressesPresent,
  oauthAddressFormat,
  oauthPlaceholderKnown,
  oauthRedirectMode,
  clientSecret,
  connectionSecretDefault,
  gatewayParameter,
  gatewaySignIn,
  gatewayHost,
  testConnectionOperation,
  testConnectionCallable,
];
