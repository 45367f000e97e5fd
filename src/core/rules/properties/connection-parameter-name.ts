import type { Rule } from '../rule.ts';
import { connectionParametersIn } from '../walk/connection-parameters.ts';

/** Source: domain notes AP-01, 1.3. */
export const connectionParameterName: Rule = {
  id: 'connection-parameter-name',
  severity: 'error',
  why: 'Policies and sign-ins name the parameter, and the service knows these names only.',
  source: 'apiProperties schema',
  notes: ['AP-01'],
  *check(document) {
    for (const { name, pointer } of connectionParametersIn(document)) {
      if (/^(?:token:)?[0-9a-zA-Z_]+$/.test(name)) continue;
      yield {
        pointer,
        message: `A connection parameter cannot be called "${name}". Use letters, digits and "_"; what belongs to an OAuth sign-in begins with "token:".`,
      };
    }
  },
};
