import { pathsWith } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const place = '/properties/properties';
const basic = { securityDefinitions: { basic: { type: 'basic' } }, security: [{ basic: [] }] };
const key = { securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } }, security: [{ key: [] }] };
const oauth = {
  securityDefinitions: {
    oauth: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://id.example/a',
      tokenUrl: 'https://id.example/t',
    },
  },
};
const secret = { type: 'securestring' };
const token = (tokenUrl: string, more: Readonly<Record<string, unknown>> = {}) => ({
  connectionParameters: {
    token: {
      type: 'oauthSetting',
      oAuthSettings: {
        identityProvider: 'oauth2',
        customParameters: { authorizationUrl: { value: 'https://id.example/a' }, tokenUrl: { value: tokenUrl } },
        ...more,
      },
    },
  },
});
const tokenUrlPlace = `${place}/connectionParameters/token/oAuthSettings/customParameters/tokenUrl/value`;

export const securityAndPropertiesCases: RuleCases = {
  'security-defined': [
    { name: 'defined', definition: basic, found: [] },
    { name: 'none asked for', definition: { security: [] }, found: [] },
    {
      name: 'at the root',
      definition: { security: [{ key: [] }] },
      found: ['/definition/security/0/key'],
      fix: 'Remove what is not defined',
      mended: { '/definition/security': [] },
    },
    {
      name: 'beside one that is',
      definition: {
        ...basic,
        security: [
          { basic: [], key: [] },
          { key: [], other: [] },
        ],
      },
      found: ['/definition/security/0/key', '/definition/security/1/key', '/definition/security/1/other'],
      mended: { '/definition/security': [{ basic: [] }] },
    },
    {
      name: 'at an operation, case matters',
      definition: { ...basic, ...pathsWith({ security: [{ Basic: [] }] }) },
      found: ['/definition/paths/~1pets/get/security/0/Basic'],
      // An empty list would let everybody in.
      mended: { '/definition/paths/~1pets/get/security': undefined },
    },
  ],
  'security-filled': [
    { name: 'no way to sign in', found: [] },
    { name: 'a key with its name', definition: key, found: [] },
    {
      name: 'a key without a name',
      definition: { securityDefinitions: { key: { type: 'apiKey', in: 'header', name: ' ' } } },
      found: ['/definition/securityDefinitions/key/name'],
      says: /header or query parameter/,
    },
    { name: 'OAuth with its addresses', definition: oauth, properties: token('https://id.example/t'), found: [] },
    {
      name: 'OAuth as it is first chosen',
      definition: {
        securityDefinitions: { oauth: { type: 'oauth2', flow: 'accessCode', authorizationUrl: '', tokenUrl: '' } },
      },
      properties: token('', { clientId: '' }),
      found: [
        '/definition/securityDefinitions/oauth/authorizationUrl',
        '/definition/securityDefinitions/oauth/tokenUrl',
        `${place}/connectionParameters/token/oAuthSettings/clientId`,
      ],
    },
    {
      name: 'Azure Active Directory without a resource',
      properties: token('', { clientId: 'a', customParameters: { resourceUri: { value: '' } } }),
      found: [`${place}/connectionParameters/token/oAuthSettings/customParameters/resourceUri/value`],
    },
  ],
  'connection-matches-security': [
    { name: 'none', found: [] },
    {
      name: 'parameters that a policy uses',
      properties: { connectionParameters: { region: { type: 'string' } } },
      found: [],
    },
    {
      name: 'user and password',
      definition: basic,
      properties: { connectionParameters: { username: secret, password: secret } },
      found: [],
    },
    { name: 'a key', definition: key, properties: { connectionParameters: { api_key: secret } }, found: [] },
    { name: 'several ways to sign in', definition: basic, properties: { connectionParameterSets: {} }, found: [] },
    {
      name: 'the gateway',
      definition: basic,
      properties: { connectionParameters: { gateway: { type: 'gatewaySetting' } } },
      found: [],
    },
    { name: 'OAuth 2.0', definition: oauth, properties: token('https://id.example/t'), found: [] },
    { name: 'an address to fill in', definition: oauth, properties: token('https://<tenant>/t'), found: [] },
    {
      name: 'a key that nobody is asked for',
      definition: key,
      found: [`${place}/connectionParameters`],
      says: /an API key/,
    },
    {
      name: 'a password that nobody is asked for',
      definition: basic,
      properties: { connectionParameters: { username: secret } },
      found: [`${place}/connectionParameters`],
    },
    {
      name: 'OAuth 2.0 against a key',
      definition: key,
      properties: token('https://id.example/t'),
      found: [`${place}/connectionParameters/token`],
    },
    {
      name: 'another address',
      definition: oauth,
      properties: token('https://id.example/other'),
      found: [tokenUrlPlace],
    },
  ],
  'client-secret': [
    { name: 'none', properties: token('t'), found: [] },
    { name: 'a placeholder', properties: token('t', { clientSecret: 'YOUR_CLIENT_SECRET' }), found: [] },
    {
      name: 'a secret',
      properties: token('t', { clientSecret: 'q8Z~not-really-one' }),
      found: [`${place}/connectionParameters/token/oAuthSettings/clientSecret`],
      fix: 'Take the secret out',
      mended: { [`${place}/connectionParameters/token/oAuthSettings/clientSecret`]: '' },
    },
  ],
  'properties-shape': [
    { name: 'nothing wrong', found: [] },
    {
      name: 'unknown members and null',
      properties: { website: 1, publisher: null, connectionParameters: null },
      found: [],
    },
    {
      name: 'a field without description',
      properties: { connectionParameters: { a: { type: 'string', uiDefinition: null } } },
      found: [],
    },
    { name: 'not an object', properties: 'null', found: ['/properties'] },
    { name: 'without its only member', properties: '{}', found: ['/properties'], says: /needs "properties"/ },
    {
      name: 'a parameter without type',
      properties: { connectionParameters: { a: {} } },
      found: [`${place}/connectionParameters/a`],
    },
    { name: 'capabilities as text', properties: { capabilities: 'actions' }, found: [`${place}/capabilities`] },
    {
      name: 'a policy without template',
      properties: { policyTemplateInstances: [{}] },
      found: [`${place}/policyTemplateInstances/0`],
    },
  ],
  'icon-brand-color': [
    { name: 'six digits', found: [] },
    { name: 'capitals', properties: { iconBrandColor: '#DA3B01' }, found: [] },
    {
      name: 'three digits',
      properties: { iconBrandColor: '#fc0' },
      found: [`${place}/iconBrandColor`],
      fix: 'Write the colour as #rrggbb',
      mended: { [`${place}/iconBrandColor`]: '#ffcc00' },
    },
    {
      name: 'without its sign, opaque',
      properties: { iconBrandColor: 'DA3B01FF' },
      found: [`${place}/iconBrandColor`],
      mended: { [`${place}/iconBrandColor`]: '#da3b01' },
    },
    { name: 'a word', properties: { iconBrandColor: 'red' }, found: [`${place}/iconBrandColor`] },
    { name: 'none', properties: { iconBrandColor: undefined }, found: [`${place}/iconBrandColor`], says: /missing/ },
    { name: 'a number', properties: { iconBrandColor: 5 }, found: [`${place}/iconBrandColor`] },
  ],
  'icon-brand-color-own': [
    { name: 'its own', found: [] },
    { name: 'the default', properties: { iconBrandColor: '#007EE5' }, found: [`${place}/iconBrandColor`] },
    { name: 'white', properties: { iconBrandColor: '#ffffff' }, found: [`${place}/iconBrandColor`], says: /white/ },
  ],
  'script-operations-need-script': [
    { name: 'neither', found: [] },
    { name: 'both', properties: { scriptOperations: [] }, script: 'class Script', found: [] },
    {
      name: 'no script',
      properties: { scriptOperations: [] },
      found: [`${place}/scriptOperations`],
      fix: 'Remove the list of operations for code',
      mended: { [`${place}/scriptOperations`]: undefined },
    },
  ],
  'script-operation-exists': [
    { name: 'all operations', properties: { scriptOperations: [] }, found: [] },
    { name: 'it does', definition: pathsWith({}), properties: { scriptOperations: ['GetPet'] }, found: [] },
    {
      name: 'a definition that cannot be read',
      definition: '{',
      properties: { scriptOperations: ['GetPet'] },
      found: [],
    },
    {
      name: 'it does not',
      definition: pathsWith({}),
      properties: { scriptOperations: ['Gone', 'GetPet', 'getPet'] },
      script: 'class Script',
      found: [`${place}/scriptOperations/0`],
      says: /"Gone", "getPet"/,
      fix: 'Take missing operations off the list',
      mended: { [`${place}/scriptOperations`]: ['GetPet'] },
    },
    {
      name: 'none would be left, which would mean all',
      definition: pathsWith({}),
      properties: { scriptOperations: ['Gone'] },
      found: [`${place}/scriptOperations/0`],
    },
  ],
};
