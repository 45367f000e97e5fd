import { hasGateway, isOfType } from '../../security/read-security.ts';
import type { Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/** Source: domain notes, 3.5. */
export const gatewayParameter: Rule = {
  id: 'gateway-parameter',
  severity: 'warning',
  why: 'A maker chooses the gateway when a connection is made.',
  source: 'Connector documentation, on-premises data gateway',
  notes: [],
  *check(document) {
    const file = propertiesFileOf(document);
    if (!hasGateway(file)) return;
    if (connectionParametersIn(document).some(({ value }) => isOfType(value, 'gatewaySetting'))) return;
    yield {
      pointer: '/properties/properties/connectionParameters',
      message:
        'The connector goes through a gateway, but nobody is asked which. Switch the gateway off and on again on the General tab.',
    };
  },
};
