import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { isOfType } from '../../security/read-security.ts';
import { isPlaceholder } from '../../secrets/find-secrets.ts';
import type { Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';
import { isText } from '../walk/parts.ts';

/** Source: domain notes SEC-04, 3.7. */
export const connectionSecretDefault: Rule = {
  id: 'connection-secret-default',
  severity: 'warning',
  why: 'Whoever gets the file gets the secret, and every new connection starts with it.',
  source: 'Connector documentation, connection parameters',
  notes: ['SEC-04'],
  *check(document) {
    for (const { value, name, pointer } of connectionParametersIn(document)) {
      const written = value['defaultValue'];
      if (!isText(written) || isPlaceholder(written)) continue;
      if (!isOfType(value, 'securestring') && !isOfType(value, 'secureObject')) continue;
      const place = child(pointer, 'defaultValue');
      const edits = (): readonly Edit[] => [{ kind: 'remove', pointer: place }];
      const message = `The secret "${name}" has a value in this file. Remove it: everybody types their own.`;
      yield { pointer: place, message, fix: { title: 'Remove the secret', edits } };
    }
  },
};
