import { hasGateway } from '../../security/read-security.ts';
import { policiesOf } from '../../policies/policy.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/** Source: domain notes, 3.5. */
export const gatewayHost: Rule = {
  id: 'gateway-host',
  severity: 'warning',
  why: 'The gateway calls the host of the General tab, whatever a policy says.',
  source: 'Connector documentation, on-premises data gateway',
  notes: [],
  *check(document) {
    if (!hasGateway(propertiesFileOf(document))) return;
    const message =
      'A policy that sets the host does not work through a gateway. Remove it, or do without the gateway.';
    for (const { templateName, pointer } of policiesOf(document.properties.value))
      if (templateName === 'dynamichosturl') yield { pointer: child(pointer, 'templateId'), message };
  },
};
