import { expect, it } from 'vitest';
import { securityDefaults, type Security } from '#core/security/security.ts';
import { securityParts } from '#core/security/security-parts.ts';

const parts: readonly { readonly name: string; readonly security: Security; readonly text: string }[] = [
  {
    name: 'none',
    security: { kind: 'none' },
    text: '{"securityDefinitions":{},"security":[],"connectionParameters":{}}',
  },
  {
    name: 'other',
    security: { kind: 'other', reason: 'Digest.' },
    text: '{"securityDefinitions":{},"security":[],"connectionParameters":{}}',
  },
  {
    name: 'basic',
    security: { kind: 'basic', usernameLabel: 'User', passwordLabel: 'Password' },
    text:
      '{"securityDefinitions":{"basic-auth":{"type":"basic"}},"security":[{"basic-auth":[]}],"connectionParameters":{' +
      '"username":{"type":"securestring","uiDefinition":{"displayName":"User","description":"The User for this api","tooltip":"Provide the User","constraints":{"tabIndex":2,"clearText":true,"required":"true"}}},' +
      '"password":{"type":"securestring","uiDefinition":{"displayName":"Password","description":"The Password for this api","tooltip":"Provide the Password","constraints":{"tabIndex":3,"clearText":false,"required":"true"}}}}}',
  },
  {
    name: 'API key',
    security: { kind: 'apiKey', label: 'API Key', name: 'X-Api-Key', in: 'header' },
    text:
      '{"securityDefinitions":{"API Key":{"type":"apiKey","in":"header","name":"X-Api-Key"}},"security":[{"API Key":[]}],"connectionParameters":{' +
      '"api_key":{"type":"securestring","uiDefinition":{"displayName":"API Key","description":"The API Key for this api","tooltip":"Provide your API Key","constraints":{"tabIndex":2,"clearText":false,"required":"true"}}}}}',
  },
  {
    name: 'OAuth 2.0',
    security: {
      kind: 'oauth2',
      clientId: 'my-app',
      authorizationUrl: 'https://id.example/authorize',
      tokenUrl: 'https://id.example/token',
      refreshUrl: 'https://id.example/token',
      scope: 'read write',
      redirectMode: 'Global',
    },
    text:
      '{"securityDefinitions":{"oauth2-auth":{"type":"oauth2","flow":"accessCode","authorizationUrl":"https://id.example/authorize","tokenUrl":"https://id.example/token","scopes":{"read write":"read write"}}},"security":[{"oauth2-auth":["read write"]}],"connectionParameters":{' +
      '"token":{"type":"oauthSetting","oAuthSettings":{"identityProvider":"oauth2","clientId":"my-app","scopes":["read write"],"redirectMode":"Global","redirectUrl":"https://global.consent.azure-apim.net/redirect","properties":{"IsFirstParty":"False"},"customParameters":{"authorizationUrl":{"value":"https://id.example/authorize"},"tokenUrl":{"value":"https://id.example/token"},"refreshUrl":{"value":"https://id.example/token"}}}}}}',
  },
  {
    name: 'Azure Active Directory',
    security: {
      kind: 'aad',
      clientId: 'my-app',
      loginUri: 'https://login.windows.net',
      tenantId: 'common',
      resourceUri: 'https://orders.example',
      onBehalfOf: false,
      scope: '',
      redirectMode: 'GlobalPerConnector',
    },
    text:
      '{"securityDefinitions":{"oauth2-auth":{"type":"oauth2","flow":"accessCode","authorizationUrl":"https://login.windows.net/common/oauth2/authorize","tokenUrl":"https://login.windows.net/common/oauth2/authorize","scopes":{}}},"security":[{"oauth2-auth":[]}],"connectionParameters":{' +
      '"token":{"type":"oauthSetting","oAuthSettings":{"identityProvider":"aad","clientId":"my-app","scopes":[],"redirectMode":"GlobalPerConnector","properties":{"IsFirstParty":"False","AzureActiveDirectoryResourceId":"https://orders.example","IsOnbehalfofLoginSupported":false},"customParameters":{"loginUri":{"value":"https://login.windows.net"},"tenantId":{"value":"common"},"resourceUri":{"value":"https://orders.example"},"enableOnbehalfOfLogin":{"value":"false"}}}},' +
      '"token:TenantId":{"type":"string","metadata":{"sourceType":"AzureActiveDirectoryTenant"},"uiDefinition":{"constraints":{"required":"false","hidden":"true"}}}}}',
  },
];

it.each(parts)('writes what the wizard writes: $name', ({ security, text }) => {
  expect(JSON.stringify(securityParts(security))).toBe(text);
});

it('names the definition of a key without a label', () => {
  const { securityDefinitions, security } = securityParts({ ...securityDefaults.apiKey, label: '' });
  expect([Object.keys(securityDefinitions), security]).toEqual([['API Key'], [{ 'API Key': [] }]]);
});
