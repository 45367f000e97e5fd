import type { ConnectionParameter } from '../document/properties.ts';

/** How people sign in through an on-premises data gateway. */
export const gatewaySigns = ['anonymous', 'basic', 'windows'] as const;
export type GatewaySign = (typeof gatewaySigns)[number];

/**
 * The connection parameters of a connector that calls its service through a gateway. Only the anonymous form was seen in
 * files; the others follow it. Source: domain notes, 3.5.
 *
 * @param asked What asks for user name and password; left out for the anonymous form.
 */
export function gatewayParameters(
  sign: GatewaySign,
  asked?: { readonly user: ConnectionParameter; readonly password: ConnectionParameter },
): Readonly<Record<string, ConnectionParameter>> {
  const word = sign === 'anonymous' ? 'none' : sign;
  return {
    authType: {
      type: 'string',
      allowedValues: [{ value: word }],
      uiDefinition: {
        displayName: 'Authentication type',
        description: 'How to sign in through the gateway',
        constraints: {
          tabIndex: 1,
          required: 'true',
          allowedValues: [{ text: word, value: sign }],
          capability: ['gateway'],
        },
      },
    },
    ...(asked && sign !== 'anonymous' && { username: withGateway(asked.user), password: withGateway(asked.password) }),
    gateway: {
      type: 'gatewaySetting',
      gatewaySettings: { dataSourceType: 'CustomConnector', connectionDetails: [] },
      uiDefinition: { constraints: { tabIndex: 4, required: 'true', capability: ['gateway'] } },
    },
  };
}

const withGateway = (parameter: ConnectionParameter): ConnectionParameter => ({
  ...parameter,
  uiDefinition: {
    ...parameter.uiDefinition,
    constraints: { ...parameter.uiDefinition?.constraints, capability: ['gateway'] },
  },
});
