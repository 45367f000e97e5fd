import { describe, expect, it } from 'vitest';
import { readSecurity, readWay } from '#core/security/read-security.ts';
import { securityParts } from '#core/security/security-parts.ts';
import { securityDefaults, type Security } from '#core/security/security.ts';

const read = (securityDefinitions: unknown, connectionParameters: unknown, more: object = {}): Security =>
  readSecurity({ securityDefinitions }, { properties: { connectionParameters, ...more } });

const key = { type: 'apiKey', in: 'header', name: 'X-Api-Key' };
const ask = (displayName: string, type = 'securestring') => ({ type, uiDefinition: { displayName } });
const accessCode = {
  type: 'oauth2',
  flow: 'accessCode',
  authorizationUrl: 'https://id.example/a',
  tokenUrl: 'https://id.example/t',
  scopes: { read: 'Reads', write: 'Writes' },
};
const oauth2: Security = {
  kind: 'oauth2',
  clientId: '',
  authorizationUrl: 'https://id.example/a',
  tokenUrl: 'https://id.example/t',
  refreshUrl: 'https://id.example/t',
  scope: 'read write',
  redirectMode: 'Global',
};

describe('reads back what it writes', () => {
  const all: readonly Security[] = [
    securityDefaults.none,
    { kind: 'basic', usernameLabel: 'Mail', passwordLabel: 'Pass phrase' },
    { kind: 'apiKey', label: 'Key', name: 'k', in: 'query' },
    { ...oauth2, clientId: 'me', refreshUrl: 'https://id.example/r', redirectMode: 'Direct' },
    { ...securityDefaults.aad, clientId: 'me', resourceUri: 'https://r.example', onBehalfOf: true, scope: 'a b' },
  ];
  it.each(all)('$kind', (security) => {
    const { connectionParameters, ...definition } = securityParts(security);
    expect(readSecurity(definition, { properties: { connectionParameters } })).toEqual(security);
  });
});

const ownValues: Security = { kind: 'own', reason: expect.stringMatching(/^[A-Z].+\.$/) };
const gateway: Security = {
  kind: 'gateway',
  sign: 'anonymous',
  usernameLabel: 'username',
  passwordLabel: 'password',
  reason: expect.stringMatching(/^[A-Z].+\.$/),
};

const cases: readonly { readonly name: string; readonly found: Security; readonly expected: Security }[] = [
  { name: 'nothing at all', found: readSecurity(undefined, undefined), expected: { kind: 'none' } },
  {
    name: 'parameters of other names',
    found: read({}, { region: ask('Region', 'string'), count: ask('Count', 'int') }),
    expected: { kind: 'none' },
  },
  {
    name: 'a secret of another name',
    found: read({}, { region: ask('Region', 'string'), pin: ask('Pin') }),
    expected: { kind: 'own', reason: expect.stringMatching(/^[A-Z].+\.$/) },
  },
  {
    name: 'another provider, with what it wants to know',
    found: read(
      { o: accessCode },
      {
        token: {
          type: 'oauthSetting',
          oAuthSettings: {
            identityProvider: 'oauth2generic',
            clientId: 'me',
            scopes: ['a b', 'c'],
            customParameters: {
              TokenUrlTemplate: { value: 'https://x.example/{region}' },
              RefreshUrlTemplate: { value: null },
              odd: { value: 5 },
            },
          },
        },
      },
    ),
    expected: {
      kind: 'provider',
      provider: 'oauth2generic',
      clientId: 'me',
      scope: 'a b c',
      scopeList: ['a b', 'c'],
      redirectMode: 'Global',
      custom: { TokenUrlTemplate: 'https://x.example/{region}', RefreshUrlTemplate: '' },
    },
  },
  {
    name: 'sets',
    found: read({ k: key }, { api_key: ask('K') }, { connectionParameterSets: { values: [{ name: 'a' }] } }),
    expected: { kind: 'sets', reason: expect.stringMatching(/^[A-Z].+\.$/) },
  },
  { name: 'a key for a policy', found: read({}, { api_key: ask('K') }), expected: ownValues },
  { name: 'files that disagree', found: read({ b: { type: 'basic' } }, { api_key: ask('K') }), expected: ownValues },
  { name: 'gateway', found: read({}, { gateway: { type: 'gatewaySetting' } }), expected: gateway },
  { name: 'gateway by capability', found: read({}, {}, { capabilities: ['gateway'] }), expected: gateway },
  {
    name: 'gateway with Windows authentication',
    found: read(
      { b: { type: 'basic' } },
      {
        authType: { uiDefinition: { constraints: { allowedValues: [{ text: 'Windows', value: 'Windows' }] } } },
        username: ask('User'),
        password: ask('Pass'),
        gateway: { type: 'gatewaySetting' },
      },
    ),
    expected: { ...gateway, sign: 'windows', usernameLabel: 'User', passwordLabel: 'Pass' },
  },
  {
    name: 'a key, which the gateway does not take: still the key',
    found: read({ k: key }, { api_key: ask('K') }, { capabilities: ['gateway'] }),
    expected: { kind: 'apiKey', label: 'K', name: 'X-Api-Key', in: 'header' },
  },
  {
    name: 'key: the label of the form',
    found: read({ api_key: key }, { api_key: ask('My key') }),
    expected: { kind: 'apiKey', label: 'My key', name: 'X-Api-Key', in: 'header' },
  },
  {
    name: 'key: only in the definition',
    found: read({ 'My key': { ...key, in: 'query' } }, {}),
    expected: { kind: 'apiKey', label: 'My key', name: 'X-Api-Key', in: 'query' },
  },
  {
    name: 'key: the one of two that both files know',
    found: read({ oauth: { type: 'oauth2', flow: 'implicit' }, k: key }, { api_key: ask('K') }),
    expected: { kind: 'apiKey', label: 'K', name: 'X-Api-Key', in: 'header' },
  },
  {
    name: 'basic without labels',
    found: read({ b: { type: 'basic' } }, { username: { type: 'string' }, password: { type: 'securestring' } }),
    expected: { kind: 'basic', usernameLabel: 'username', passwordLabel: 'password' },
  },
  { name: 'OAuth only in the definition', found: read({ o: accessCode }, {}), expected: oauth2 },
  {
    name: 'OAuth in another casing, alone',
    found: read(undefined, {
      token: {
        type: 'oAuthSetting',
        OAuthSettings: {
          IdentityProvider: 'Oauth2',
          ClientId: 'me',
          Scopes: ['a', 'b'],
          RedirectMode: 'globalperconnector',
          CustomParameters: { AuthorizationUrl: { Value: 'https://x.example/a' }, TokenUrl: { value: null } },
        },
      },
    }),
    expected: {
      kind: 'oauth2',
      clientId: 'me',
      authorizationUrl: 'https://x.example/a',
      tokenUrl: '',
      refreshUrl: '',
      scope: 'a b',
      scopeList: ['a', 'b'],
      redirectMode: 'GlobalPerConnector',
    },
  },
  {
    name: 'Azure Active Directory with little said',
    found: read(
      { AAD: accessCode },
      {
        token: {
          type: 'oauthSetting',
          oAuthSettings: { identityProvider: 'aad', customParameters: { resourceUri: { value: 'r' } } },
        },
      },
    ),
    expected: {
      ...securityDefaults.aad,
      loginUri: 'https://login.windows.net',
      resourceUri: 'r',
      scope: 'read write',
    },
  },
];
it.each(cases)('$name', ({ found, expected }) => {
  expect(found).toEqual(expected);
});

const others: readonly { readonly name: string; readonly found: Security }[] = [
  {
    name: 'two OAuth parameters',
    found: read({}, { token: { type: 'oauthSetting' }, second: { type: 'oauthSetting' } }),
  },
  { name: 'implicit flow', found: read({ o: { ...accessCode, flow: 'implicit' } }, {}) },
  {
    name: 'two at once',
    found: readSecurity({ securityDefinitions: { a: key, b: { type: 'basic' } }, security: [{ a: [], b: [] }] }, {}),
  },
];
it.each(others)('cannot edit $name, and says why', ({ found }) => {
  expect(found).toEqual({ kind: 'other', reason: expect.stringMatching(/^[A-Z].+\.$/) });
});

it.each([
  null,
  5,
  'x',
  [],
  [[]],
  { properties: null },
  { securityDefinitions: [null], properties: { connectionParameters: [1] } },
])('never throws: %j', (odd) => {
  expect(readSecurity(odd, odd).kind).toMatch(/none|own|other/);
});

it.each([
  { name: 'nothing', parameters: {}, kind: 'none' },
  { name: 'a key', parameters: { api_key: ask('K') }, kind: 'apiKey' },
  { name: 'a user', parameters: { username: ask('U'), password: ask('P') }, kind: 'basic' },
  { name: 'OAuth', parameters: { token: { type: 'oauthSetting', oAuthSettings: {} } }, kind: 'oauth2' },
  { name: 'something else', parameters: { region: ask('R', 'string') }, kind: 'own' },
  { name: 'a gateway', parameters: { gateway: { type: 'gatewaySetting' } }, kind: 'gateway' },
])('one of several ways: $name', ({ parameters, kind }) => {
  expect(readWay({ securityDefinitions: { o: accessCode } }, parameters).kind).toBe(kind);
});
