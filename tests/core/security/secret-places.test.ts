import { expect, it } from 'vitest';
import { secretPlaces } from '#core/security/secret-places.ts';

const withSecret = (clientSecret: unknown): unknown => ({
  properties: { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: { clientSecret } } } },
});

it.each(['q8~Xz12.abc', 'my-real-secret', ' p4ss ', 'Yours1ncerely'])('%j is a secret', (value) => {
  expect(secretPlaces(withSecret(value))).toEqual([
    '/properties/properties/connectionParameters/token/oAuthSettings/clientSecret',
  ]);
});

it.each([
  '',
  ' ',
  null,
  5,
  '[[DUMMY]]',
  '<secret>',
  '<<Please add it here>>',
  '{{ client secret }}',
  'YOUR_CLIENT_SECRET',
  'xxxxxx',
  '****',
  'Enter your secret',
  '@environmentVariables("x_secret")',
])('%j is none', (value) => {
  expect(secretPlaces(withSecret(value))).toEqual([]);
});

it('looks into sets, other casings and values in objects', () => {
  const properties = {
    properties: {
      connectionParameterSets: {
        values: [{ parameters: { token: { oAuthSettings: { ClientSecret: { value: 'abc123' } } } } }],
      },
      connectionParameters: { 'token:clientSecret': { type: 'securestring' } },
    },
  };
  expect(secretPlaces(properties)).toEqual([
    '/properties/properties/connectionParameterSets/values/0/parameters/token/oAuthSettings/ClientSecret/value',
  ]);
});
