import { policySecrets } from '../../security/secret-places.ts';
import type { Rule } from '../rule.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/**
 * A warning although the domain notes call it an error: the service takes such a file. Exports name it again, as an error.
 *
 * Source: domain notes SEC-04, 3.7.
 */
export const policySecret: Rule = {
  id: 'policy-secret',
  severity: 'warning',
  why: 'Whoever gets the connector can read what its policies send.',
  source: 'Connector documentation, policy templates',
  notes: ['SEC-04'],
  *check(document) {
    const message =
      'This looks like a key or a password, and everybody who gets the connector can read it. Let the connection ask for it.';
    for (const pointer of policySecrets(propertiesFileOf(document))) yield { pointer, message };
  },
};
