import { secretPlaces } from '../../security/secret-places.ts';
import type { Rule } from '../rule.ts';
import { propertiesFileOf } from '../walk/parts.ts';

/**
 * A warning although the domain notes call it an error: the service takes such a file, eight published ones have a
 * placeholder there. Exports leave the secret out whatever this says.
 *
 * Source: domain notes SEC-04, 3.7.
 */
export const clientSecret: Rule = {
  id: 'client-secret',
  severity: 'warning',
  why: 'Whoever gets the file gets the secret.',
  source: 'Connector documentation, authentication',
  notes: ['SEC-04'],
  *check(document) {
    for (const pointer of secretPlaces(propertiesFileOf(document))) {
      yield {
        pointer,
        message: 'There is a client secret in this file. Remove it, and enter it where the connector is created.',
        fix: { title: 'Take the secret out', edits: () => [{ kind: 'set', pointer, value: '' }] },
      };
    }
  },
};
