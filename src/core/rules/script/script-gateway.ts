import { hasGateway } from '../../security/read-security.ts';
import type { Rule } from '../rule.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/** Source: domain notes SCR-04, 1.6 and 3.5. */
export const scriptGateway: Rule = {
  id: 'script-gateway',
  severity: 'warning',
  why: 'Custom code does not run for calls that go through an on-premises data gateway.',
  source: 'Connector documentation, custom code',
  notes: ['SCR-04'],
  *check(document) {
    if (document.connector.script === undefined || !hasGateway(propertiesFileOf(document))) return;
    yield {
      pointer: '/script',
      message: 'The connector goes through a gateway, where custom code does not run. Do without the one or the other.',
    };
  },
};
