import type { ChoiceOption } from '../../../ledger/choice.ts';
import { humanise } from '../../../naming/index.ts';
import { isSecretName } from '../../../secrets/find-secrets.ts';
import { memberOf, textOf, type Loose } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import type { ConvertedParameter } from './parameter.ts';
import type { Schemas } from './schema.ts';

/**
 * A parameter that is a cookie. Connectors send none by themselves; a policy can. Source: domain notes O-21.
 *
 * Reports `openapi3/cookie-left-out` (warning; info where it is sent).
 */
export function convertCookie(
  { findings, keeper }: Schemas,
  parameter: Loose,
  name: string,
  place: Place,
): ConvertedParameter {
  const called = `"${name.slice(0, 80)}"`;
  const fixed = fixedValueOf(memberOf(parameter, 'schema'));
  const isShown = fixed !== '' && !keeper.isSecret(name, fixed, inside(place, 'schema'));
  const canBeSent = /^[\w.-]{1,100}$/.test(name);
  const leaveOut: ChoiceOption = { value: 'leave-out', label: 'Send no cookie' };
  const ask: ChoiceOption = { value: 'ask', label: 'Ask in each connection and send it' };
  const always: ChoiceOption = { value: 'fixed', label: `Always send "${fixed.slice(0, 40)}"` };
  const choice = canBeSent
    ? findings.offer('openapi3/cookie-left-out', place, isShown ? [leaveOut, ask, always] : [leaveOut, ask])
    : undefined;
  switch (choice?.taken) {
    case 'fixed': {
      const message = `The cookie ${called} is sent by a policy, always with the same value, as was chosen.`;
      findings.tell('openapi3/cookie-left-out', 'info', message, place, { choice, kind: 'changed' });
      return { parameters: [], cookie: { name, value: fixed } };
    }
    case 'ask': {
      const key = `cookie_${name.replaceAll(/\W+/g, '_')}`;
      const result = `/properties/properties/connectionParameters/${key}`;
      const message = `The cookie ${called} is sent by a policy, with the value that a connection asks for.`;
      findings.tell('openapi3/cookie-left-out', 'info', message, place, { choice, kind: 'changed', result });
      const label = humanise(name) || name;
      const asked = {
        type: isSecretName(name) ? 'securestring' : 'string',
        uiDefinition: {
          displayName: label,
          description: `The ${label} that this api expects as a cookie`,
          tooltip: `Provide the ${label}`,
          constraints: { tabIndex: 3, required: 'true' },
        },
      };
      return {
        parameters: [],
        cookie: { name, value: `@connectionParameters('${key}')`, asked: { key, parameter: asked } },
      };
    }
    default: {
      const message = `The cookie ${called} was left out: connectors send no cookies. If the API needs it, set the header "Cookie" with a policy.`;
      findings.tell('openapi3/cookie-left-out', 'warning', message, place, choice ? { choice } : {});
      return { parameters: [] };
    }
  }
}

/** The one value a schema allows, if there is one that can stand in a header. */
function fixedValueOf(schema: unknown): string {
  const values = memberOf(schema, 'enum');
  const only: unknown = Array.isArray(values) && values.length === 1 ? values[0] : undefined;
  const text = textOf(memberOf(schema, 'const') ?? only);
  return /^[\w.~+/=-]{1,200}$/.test(text) ? text : '';
}
