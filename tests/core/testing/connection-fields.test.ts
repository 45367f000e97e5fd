import { describe, expect, it } from 'vitest';
import { securityDefaults } from '#core/security/security.ts';
import { securityParts } from '#core/security/security-parts.ts';
import { connectionFields } from '#core/testing/connection-fields.ts';

const propertiesOf = (connectionParameters: unknown): unknown => ({ properties: { connectionParameters } });

describe('for a way to sign in', () => {
  it.each([
    { kind: 'none', fields: [] },
    { kind: 'basic', fields: ['username: secret, seen', 'password: secret'] },
    { kind: 'apiKey', fields: ['api_key: secret'] },
    { kind: 'oauth2', fields: ['token: secret'] },
    { kind: 'aad', fields: ['token: secret'] },
  ] as const)('$kind', ({ kind, fields }) => {
    const security = securityDefaults[kind];
    const { connectionParameters } = securityParts(security);
    const written = (properties: unknown): readonly string[] =>
      connectionFields(security, properties).map(
        ({ name, isSecret, isHidden }) => `${name}: ${isSecret ? 'secret' : 'plain'}${isHidden ? '' : ', seen'}`,
      );
    expect(written(propertiesOf(connectionParameters))).toEqual(fields);
    // A definition alone says how to sign in, too.
    expect(written({})).toEqual(fields);
  });
});

it('reads labels, hints, order, choices and defaults', () => {
  const parameters = {
    region: {
      type: 'string',
      defaultValue: 'eu',
      uiDefinition: {
        displayName: 'Region',
        description: 'Where your data is.',
        constraints: {
          required: 'true',
          tabIndex: 3,
          allowedValues: [{ text: 'Europe', value: 'eu' }, { value: 'us' }],
        },
      },
    },
    api_key: {
      type: 'securestring',
      uiDefinition: { displayName: 'Key', constraints: { required: true, tabIndex: 2 } },
    },
    debug: { type: 'bool' },
  };
  expect(connectionFields({ ...securityDefaults.apiKey, name: 'X-Key' }, propertiesOf(parameters))).toEqual([
    { name: 'api_key', label: 'Key', hint: '', isRequired: true, isSecret: true, isHidden: true, initial: '' },
    {
      name: 'region',
      label: 'Region',
      hint: 'Where your data is.',
      isRequired: true,
      isSecret: false,
      isHidden: false,
      initial: 'eu',
      choices: [
        { value: 'eu', label: 'Europe' },
        { value: 'us', label: 'us' },
      ],
    },
    {
      name: 'debug',
      label: 'debug',
      hint: '',
      isRequired: false,
      isSecret: false,
      isHidden: false,
      initial: '',
      choices: [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ],
    },
  ]);
});

it.each([
  { name: 'what is hidden', parameter: { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } } },
  { name: 'a gateway', parameter: { type: 'gatewaySetting' } },
])('does not ask for $name', ({ parameter }) => {
  expect(connectionFields({ kind: 'none' }, propertiesOf({ x: parameter }))).toEqual([]);
});

it('never starts with a secret that stands in the file', () => {
  const parameters = { api_key: { type: 'securestring', defaultValue: 'k3y' } };
  expect(connectionFields({ kind: 'none' }, propertiesOf(parameters))[0]?.initial).toBe('');
});

it.each([undefined, null, 'text', { properties: [] }, propertiesOf({ a: null, b: 3 })])(
  'takes anything: %j',
  (properties) => {
    expect(() => connectionFields({ kind: 'none' }, properties)).not.toThrow();
  },
);
