import type { Edit, Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { PropertiesFile } from '../../document/properties.ts';
import { gatewayParameters } from '../../security/gateway-parameters.ts';
import { isRecord } from '../operations.ts';

const capabilities = '/properties/properties/capabilities';
const parameters = '/properties/properties/connectionParameters';

/** True when calls go through an on-premises data gateway. Source: domain notes, 3.5. */
export const usesGateway = (properties: PropertiesFile): boolean => capabilitiesOf(properties).includes('gateway');

/**
 * Sends calls through an on-premises data gateway, or no longer: the capability, and the two connection parameters that
 * choose the gateway. A user name and a password that are asked for go on being so: they sign in through the gateway as
 * they did without it, and without it as they did through it.
 */
export function setGateway(properties: PropertiesFile, isOn: boolean): Patch {
  const now = capabilitiesOf(properties);
  const title = isOn ? 'Connect through a gateway' : 'Connect without a gateway';
  if (isOn === now.includes('gateway')) return { title, edits: [] };
  const given: unknown = properties.properties?.connectionParameters;
  const asked = isRecord(given) ? given : {};
  if (isOn) {
    const credentials = Object.entries(asked).filter(([name]) => name === 'username' || name === 'password');
    const sign = credentials.length === 2 ? 'basic' : 'anonymous';
    const missing = Object.entries(gatewayParameters(sign)).filter(([name]) => !Object.hasOwn(asked, name));
    return {
      title,
      edits: [
        { kind: 'set', pointer: capabilities, value: [...now, 'gateway'] },
        ...missing.map(([name, value]): Edit => ({ kind: 'set', pointer: child(parameters, name), value })),
        ...(sign === 'basic' ? credentials.flatMap(([name, parameter]) => withGateway(name, parameter)) : []),
      ],
    };
  }
  return {
    title,
    edits: [
      { kind: 'set', pointer: capabilities, value: now.filter((one) => one !== 'gateway') },
      ...Object.entries(asked).flatMap(([name, parameter]) => withoutGateway(name, parameter)),
    ],
  };
}

/** Asks for it where a gateway is used; what says itself where it is asked is left alone. */
function withGateway(name: string, parameter: unknown): readonly Edit[] {
  const pointer = child(parameters, name);
  const value = ['gateway'];
  if (!isRecord(parameter)) return [];
  const { uiDefinition } = parameter;
  if (!isRecord(uiDefinition))
    return [{ kind: 'set', pointer: child(pointer, 'uiDefinition'), value: { constraints: { capability: value } } }];
  const { constraints } = uiDefinition;
  const place = child(pointer, 'uiDefinition', 'constraints');
  if (!isRecord(constraints)) return [{ kind: 'set', pointer: place, value: { capability: value } }];
  return constraints['capability'] === undefined ? [{ kind: 'set', pointer: child(place, 'capability'), value }] : [];
}

function withoutGateway(name: string, parameter: unknown): readonly Edit[] {
  const pointer = child(parameters, name);
  const isPicker = isRecord(parameter) && String(parameter['type']).toLowerCase() === 'gatewaysetting';
  if (isPicker || name === 'authType') return [{ kind: 'remove', pointer }];
  const shape = isRecord(parameter) && isRecord(parameter['uiDefinition']) ? parameter['uiDefinition'] : {};
  const constraints = isRecord(shape['constraints']) ? shape['constraints'] : {};
  const shownFor: unknown = constraints['capability'];
  const isForGateway = Array.isArray(shownFor) && shownFor.includes('gateway');
  return isForGateway ? [{ kind: 'remove', pointer: child(pointer, 'uiDefinition', 'constraints', 'capability') }] : [];
}

function capabilitiesOf(properties: PropertiesFile): readonly string[] {
  const given: unknown = properties.properties?.capabilities;
  return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [];
}
