import type { Report } from '../../diagnostics/diagnostic.ts';
import { newConnector } from '../../document/new-connector.ts';
import { defaultBrandColor, type PolicyTemplateInstance } from '../../document/properties.ts';
import { readSecurity, securityParts } from '../../security/index.ts';

/**
 * Makes the text of `apiProperties.json` for a definition that came without one: the connection asks for what the first
 * usable security definition needs; colour and capabilities are the wizard's defaults.
 *
 * @param definition Its value, whatever it is. @param policies What operations need that it cannot say.
 *
 * Reports `swagger2/security-not-carried` (warning) when the definition's security is of a kind connectors lack.
 */
export function deriveProperties(
  definition: unknown,
  report: Report,
  policies: readonly PolicyTemplateInstance[] = [],
): string {
  const security = readSecurity(definition, {});
  if (security.kind === 'other') {
    report({
      code: 'swagger2/security-not-carried',
      severity: 'warning',
      message: `The connection asks for nothing yet: ${security.reason} Choose the authentication type under Security.`,
      pointer: '/definition/securityDefinitions',
    });
  }
  const { connectionParameters } = securityParts(security);
  return newConnector({
    definition: {},
    properties: {
      connectionParameters,
      iconBrandColor: defaultBrandColor,
      capabilities: [],
      ...(policies.length > 0 && { policyTemplateInstances: policies }),
    },
  }).properties;
}
