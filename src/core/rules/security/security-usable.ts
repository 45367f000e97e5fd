import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, objectsIn } from '../walk/parts.ts';

/**
 * A warning although the domain notes call it an error: three of a thousand published files have an implicit flow. What is
 * no security definition at all is a fault of shape.
 *
 * Source: domain notes SEC-02, 3.
 */
export const securityUsable: Rule = {
  id: 'security-usable',
  severity: 'warning',
  why: 'Of OAuth 2.0, connectors can only use the access code flow.',
  source: 'Connector documentation, authentication',
  notes: ['SEC-02'],
  serviceCodes: ['SecuritySchemePropertyNotValid'],
  *check(document) {
    for (const [name, scheme] of objectsIn(definitionOf(document)?.['securityDefinitions'])) {
      const { type, flow } = scheme;
      if (type !== 'oauth2' || (flow !== 'implicit' && flow !== 'password' && flow !== 'application')) continue;
      const pointer = child('/definition/securityDefinitions', name, 'flow');
      const message = `Connectors cannot sign in by the flow "${flow}". Use "accessCode" with both addresses, or an API key.`;
      yield { pointer, message };
    }
  },
};
