import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes PAR-05. */
export const parameterNameReserved: Rule = {
  id: 'parameter-name-reserved',
  severity: 'error',
  why: 'The service puts the connection and its sign-in into each request itself.',
  source: 'Validation of the service',
  notes: ['PAR-05'],
  serviceCodes: ['ConnectionIdParameterNotAllowed', 'ReservedParameterIsUsed'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { name, in: place } = site.value;
      if (name === 'connectionId') {
        const message = `"connectionId" is a name that the service uses itself. Rename the parameter, and use a policy if the API needs this very name.`;
        yield { pointer: child(site.pointer, 'name'), message };
      } else if (place === 'header' && typeof name === 'string' && /^authorization$/i.test(name)) {
        const message = `A parameter cannot fill in the header "${name}". Remove it, and describe the sign-in under Security.`;
        yield { pointer: child(site.pointer, 'name'), message };
      }
    }
  }),
};
