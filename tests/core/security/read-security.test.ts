import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseJson, valueOf } from '#core/text/parse-json.ts';
import { readSecurity } from '#core/security/read-security.ts';
import { securityDefaults, securityParts, type Security } from '#core/security/security.ts';

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

const cases: readonly { readonly name: string; readonly found: Security; readonly expected: Security }[] = [
  { name: 'nothing at all', found: readSecurity(undefined, undefined), expected: { kind: 'none' } },
  {
    name: 'parameters of other names',
    found: read({}, { region: ask('Region', 'string'), pin: ask('Pin') }),
    expected: { kind: 'none' },
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
    name: 'sets',
    found: read({ k: key }, { api_key: ask('K') }, { connectionParameterSets: { values: [{ name: 'a' }] } }),
  },
  { name: 'gateway', found: read({}, { gateway: { type: 'gatewaySetting' } }) },
  { name: 'gateway by capability', found: read({}, {}, { capabilities: ['gateway'] }) },
  {
    name: 'template provider',
    found: read({}, { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2generic' } } }),
  },
  {
    name: 'certificate',
    found: read({}, { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aadcertificate' } } }),
  },
  { name: 'a key for a policy', found: read({}, { api_key: ask('K') }) },
  { name: 'files that disagree', found: read({ b: { type: 'basic' } }, { api_key: ask('K') }) },
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
  expect(readSecurity(odd, odd).kind).toMatch(/none|other/);
});

const corpus = new URL('../../../../shared/corpus/connectors/', import.meta.url);
describe.skipIf(!existsSync(corpus))('the corpus (skipped where it is absent)', () => {
  it('is read as it is', () => {
    const counts: Record<string, number> = {};
    for (const name of readdirSync(corpus)) {
      const value = (file: string): unknown => {
        const { root } = parseJson(readFileSync(new URL(`${name}/${file}`, corpus), 'utf8'));
        return root && valueOf(root.node);
      };
      const { kind } = readSecurity(value('apiDefinition.swagger.json'), value('apiProperties.json'));
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(Object.keys(counts).toSorted()).toEqual(['aad', 'apiKey', 'basic', 'none', 'oauth2', 'other']);
  });
});
