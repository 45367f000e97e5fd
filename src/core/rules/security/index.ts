import { securityDefined } from './security-defined.ts';
import { securityFilled } from './security-filled.ts';
import { connectionMatchesSecurity } from './connection-matches-security.ts';
import { clientSecret } from './client-secret.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const securityRules: readonly Rule[] = [
  securityDefined,
  securityFilled,
  connectionMatchesSecurity,
  clientSecret,
];
