import { inPath, inQuery, operation, pathsWith } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

type Members = Readonly<Record<string, unknown>>;

const place = '/properties/properties';
const parameters = `${place}/connectionParameters`;
const none: RuleCase = { name: 'nothing asked for', found: [] };

/** An OAuth parameter with these settings. */
const oauth = (settings: Members, name = 'token', others: Members = {}) => ({
  properties: {
    connectionParameters: {
      [name]: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2', ...settings } },
      ...others,
    },
  },
});
const addresses = {
  authorizationUrl: { value: 'https://id.example/a' },
  tokenUrl: { value: 'https://id.example/t' },
  refreshUrl: { value: 'https://id.example/t' },
};
const right: RuleCase = {
  name: 'as it should be',
  ...oauth({ customParameters: addresses, redirectMode: 'GlobalPerConnector' }),
  found: [],
};
const settings = `${parameters}/token/oAuthSettings`;
const custom = `${settings}/customParameters`;

/** One connection parameter called `region`. */
const region = (members: Members) => ({
  properties: { connectionParameters: { region: { type: 'string', ...members } } },
});
const constrained = (constraints: Members) => region({ uiDefinition: { constraints } });
const constraints = `${parameters}/region/uiDefinition/constraints`;

const ways = (...values: readonly unknown[]) => ({
  properties: { connectionParameterSets: { uiDefinition: { displayName: 'Sign-in type' }, values } },
});
const way = { name: 'key', uiDefinition: { displayName: 'API key' }, parameters: {} };
const sets = `${place}/connectionParameterSets`;

const schemes = (members: Members, security: readonly unknown[] = []) => ({
  definition: { securityDefinitions: members, security },
});
const code = {
  type: 'oauth2',
  flow: 'accessCode',
  authorizationUrl: 'https://id.example/a',
  tokenUrl: 'https://id.example/t',
  scopes: { read: 'read' },
};
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };

const gateway = (members: Members = {}) => ({
  properties: {
    capabilities: ['gateway'],
    connectionParameters: { gateway: { type: 'gatewaySetting' } },
    ...members,
  },
});

const tested = (test: Members, members: Members = {}, method = 'get') => ({
  definition: { ...pathsWith(members, '/pets', method), 'x-ms-capabilities': { testConnection: test } },
});
const test = '/definition/x-ms-capabilities/testConnection';

const picker = (members: Members) => ({
  definition: {
    paths: { '/folders': { get: operation({ operationId: 'ListFolders' }) } },
    'x-ms-capabilities': { 'file-picker': members },
  },
});

export const connectionCases: RuleCases = {
  'security-usable': [
    { name: 'the access code flow', ...schemes({ a: code }), found: [] },
    { name: 'no flow at all, which is a fault of shape', ...schemes({ a: { type: 'oauth2' } }), found: [] },
    {
      name: 'an implicit flow',
      ...schemes({ a: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://id.example' } }),
      found: ['/definition/securityDefinitions/a/flow'],
    },
  ],
  'security-single': [
    { name: 'one', ...schemes({ a: key }), found: [] },
    { name: 'two', ...schemes({ a: key, b: code }), found: ['/definition/securityDefinitions/b'], says: /only "a"/ },
    { name: 'two to choose from', ...schemes({ a: key, b: code }), ...ways(way), found: [] },
  ],
  'security-scopes': [
    { name: 'its own', ...schemes({ a: code, b: key }, [{ a: ['read'], b: [] }]), found: [] },
    { name: 'another', ...schemes({ a: code }, [{ a: ['read', 'write'] }]), found: ['/definition/security/0/a/1'] },
    {
      name: 'of a key',
      ...schemes({ b: key }, [{ b: ['read'] }]),
      found: ['/definition/security/0/b'],
      fix: 'Empty the list of scopes',
      mended: { '/definition/security': [{ b: [] }] },
    },
    {
      name: 'on an operation',
      definition: { securityDefinitions: { b: key }, ...pathsWith({ security: [{ b: ['read'] }] }) },
      found: ['/definition/paths/~1pets/get/security/0/b'],
    },
  ],
  'oauth-parameter-name': [
    right,
    {
      name: 'another',
      definition: pathsWith({}),
      properties: {
        ...oauth({ customParameters: addresses }, 'login').properties,
        policyTemplateInstances: [
          {
            templateId: 'setheader',
            parameters: {
              'x-ms-apimTemplateParameter.name': 'X-A',
              'x-ms-apimTemplateParameter.value': "@connectionParameters('login')",
            },
          },
        ],
      },
      found: [`${parameters}/login`],
      fix: 'Call it “token”',
      mended: {
        [`${parameters}/login`]: undefined,
        [`${parameters}/token/type`]: 'oauthSetting',
        [`${place}/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value`]:
          "@connectionParameters('token')",
      },
    },
    {
      name: 'another with claims of its own',
      ...oauth({ customParameters: addresses }, 'login', { 'login:region': { type: 'string' } }),
      found: [`${parameters}/login`],
    },
    {
      name: 'of one of several ways',
      ...ways({ ...way, parameters: { login: { type: 'oauthSetting', oAuthSettings: {} } } }),
      found: [`${sets}/values/0/parameters/login`],
    },
  ],
  'oauth-provider-present': [
    right,
    { name: 'none', ...oauth({ identityProvider: undefined }), found: [`${settings}/identityProvider`] },
  ],
  'oauth-addresses-present': [
    right,
    { name: 'another provider', ...oauth({ identityProvider: 'facebook', customParameters: {} }), found: [] },
    {
      name: 'in other capitals',
      ...oauth({ identityProvider: 'aad', CustomParameters: { ResourceUri: { Value: 'https://a.example' } } }),
      found: [],
    },
    {
      name: 'no address to renew tokens',
      ...oauth({ customParameters: { ...addresses, refreshUrl: undefined } }),
      found: [`${custom}/refreshUrl`],
      says: /mostly the token URL/,
    },
    { name: 'no resource', ...oauth({ identityProvider: 'aad' }), found: [`${custom}/resourceUri`] },
  ],
  'oauth-address-format': [
    right,
    {
      name: 'a variable of the environment',
      ...oauth({ customParameters: { tokenUrl: { value: '@environmentVariables("acme_token")' } } }),
      found: [],
    },
    {
      name: 'in the open',
      ...oauth({ customParameters: { ...addresses, tokenUrl: { value: 'http://id.example/t' } } }),
      found: [`${custom}/tokenUrl/value`],
      says: /https/,
    },
  ],
  'oauth-placeholder-known': [
    right,
    {
      name: 'one of its own',
      ...oauth(
        {
          identityProvider: 'oauth2generic',
          customParameters: { tokenUrlTemplate: { value: 'https://{region}.example?{code}' } },
        },
        'token',
        { 'token:Region': { type: 'string' } },
      ),
      found: [],
    },
    {
      name: 'one that nothing fills in',
      ...oauth({
        identityProvider: 'oauth2generic',
        customParameters: { tokenUrlTemplate: { value: 'https://{region}.example' } },
      }),
      found: [`${custom}/tokenUrlTemplate/value`],
      says: /"token:region"/,
    },
  ],
  'oauth-redirect-mode': [
    right,
    { name: 'in other capitals', ...oauth({ redirectMode: 'direct' }), found: [] },
    { name: 'another', ...oauth({ redirectMode: 'Local' }), found: [`${settings}/redirectMode`] },
  ],
  'connection-secret-default': [
    none,
    { name: 'a placeholder', ...region({ type: 'securestring', defaultValue: '<key>' }), found: [] },
    { name: 'no secret', ...region({ defaultValue: 'eu' }), found: [] },
    {
      name: 'a secret',
      ...region({ type: 'securestring', defaultValue: 'q8Z-not-really-one' }),
      found: [`${parameters}/region/defaultValue`],
      fix: 'Remove the secret',
      mended: { [`${parameters}/region/defaultValue`]: undefined },
    },
  ],
  'gateway-parameter': [
    none,
    { name: 'a gateway with its parameter', ...gateway(), found: [] },
    { name: 'without', ...gateway({ connectionParameters: {} }), found: [parameters] },
  ],
  'gateway-sign-in': [
    {
      name: 'a user and password',
      ...gateway(),
      definition: { securityDefinitions: { a: { type: 'basic' } } },
      found: [],
    },
    {
      name: 'a key',
      ...gateway(),
      definition: { securityDefinitions: { a: key } },
      found: ['/definition/securityDefinitions/a'],
      says: /API key/,
    },
    {
      name: 'OAuth 2.0',
      ...gateway({ connectionParameters: { token: { type: 'oauthSetting' } } }),
      found: [`${parameters}/token`],
      says: /OAuth/,
    },
  ],
  'gateway-host': [
    { name: 'no policy', ...gateway(), found: [] },
    {
      name: 'a policy that sets the host',
      ...gateway({ policyTemplateInstances: [{ templateId: 'DynamicHostUrl', parameters: {} }] }),
      found: [`${place}/policyTemplateInstances/0/templateId`],
    },
  ],
  'test-connection-operation': [
    { name: 'one that is there', ...tested({ operationId: 'GetPet' }), found: [] },
    {
      name: 'one that is not',
      ...tested({ operationId: 'Gone' }),
      found: [`${test}/operationId`],
      fix: 'Try connections with none',
      mended: { '/definition/x-ms-capabilities': undefined },
    },
    {
      name: 'none, beside another capability',
      definition: { ...pathsWith({}), 'x-ms-capabilities': { testConnection: {}, other: {} } },
      found: [`${test}/operationId`],
      mended: { '/definition/x-ms-capabilities': { other: {} } },
    },
  ],
  'test-connection-callable': [
    { name: 'nothing needed', ...tested({ operationId: 'GetPet' }, { parameters: [inQuery('q')] }), found: [] },
    {
      name: 'what is needed is given',
      ...tested(
        { operationId: 'GetPet', parameters: { q: 'a' } },
        { parameters: [{ ...inQuery('q'), required: true }] },
      ),
      found: [],
    },
    {
      name: 'something needed',
      ...tested({ operationId: 'GetPet' }, { parameters: [inPath('id')] }),
      found: [`${test}/operationId`],
      says: /"id"/,
    },
    { name: 'a change', ...tested({ operationId: 'GetPet' }, {}, 'post'), found: [`${test}/operationId`], says: /GET/ },
    {
      name: 'a value from elsewhere',
      ...tested({ operationId: 'GetPet', parameters: { q: { parameter: 'a' } } }),
      found: [`${test}/parameters`],
    },
  ],
  'file-picker-operation': [
    none,
    {
      name: 'both are there',
      ...picker({ open: { operationId: 'ListFolders' }, browse: { operationId: 'ListFolders' } }),
      found: [],
    },
    {
      name: 'one is not, one is not named',
      ...picker({ open: { operationId: 'Gone' }, browse: {} }),
      found: [
        '/definition/x-ms-capabilities/file-picker/open/operationId',
        '/definition/x-ms-capabilities/file-picker/browse/operationId',
      ],
    },
    {
      name: 'one is left out',
      ...picker({ open: { operationId: 'ListFolders' } }),
      found: ['/definition/x-ms-capabilities/file-picker/browse'],
    },
  ],
  'properties-known': [
    none,
    {
      name: 'in other capitals',
      properties: { stackOwner: undefined, stackowner: 'Me' },
      found: [`${place}/stackowner`],
      fix: 'Call it “stackOwner”',
      mended: { [`${place}/stackowner`]: undefined, [`${place}/stackOwner`]: 'Me' },
    },
    { name: 'beside the right one', properties: { stackowner: 'Me' }, found: [`${place}/stackowner`] },
    { name: 'another', properties: { website: 'x' }, found: [`${place}/website`] },
  ],
  'publisher-present': [
    none,
    { name: 'missing', properties: { publisher: undefined }, found: [`${place}/publisher`] },
    { name: 'empty', properties: { publisher: ' ' }, found: [`${place}/publisher`] },
  ],
  'stack-owner-present': [
    none,
    { name: 'missing', properties: { stackOwner: undefined }, found: [`${place}/stackOwner`] },
  ],
  'connection-parameter-name': [
    right,
    { name: 'a claim', ...oauth({}, 'token', { 'token:Region': { type: 'string' } }), found: [] },
    {
      name: 'with a hyphen',
      properties: { connectionParameters: { 'api-key': { type: 'string' } } },
      found: [`${parameters}/api-key`],
    },
  ],
  'connection-parameter-type': [
    right,
    {
      name: 'in other capitals',
      ...region({ type: 'SecureString' }),
      found: [`${parameters}/region/type`],
      mended: { [`${parameters}/region/type`]: 'securestring' },
    },
    { name: 'another', ...region({ type: 'password' }), found: [`${parameters}/region/type`], says: /"securestring"/ },
  ],
  'connection-default-text': [
    { name: 'text', ...region({ defaultValue: 'eu' }), found: [] },
    {
      name: 'a number',
      ...region({ defaultValue: 5 }),
      found: [`${parameters}/region/defaultValue`],
      mended: { [`${parameters}/region/defaultValue`]: '5' },
    },
  ],
  'constraint-type': [
    {
      name: 'as they are read',
      ...constrained({ required: 'true', hidden: 'false', clearText: true, tabIndex: 2 }),
      found: [],
    },
    { name: 'others', ...constrained({ capability: ['gateway'], default: 5 }), found: [] },
    {
      name: 'in other forms',
      ...constrained({ required: true, hidden: 'False', clearText: 'false', tabIndex: '2' }),
      found: ['required', 'hidden', 'clearText', 'tabIndex'].map((name) => `${constraints}/${name}`),
      says: /Write "true"\.$/,
      fix: 'Write it in the form that the service reads',
      mended: { [constraints]: { required: 'true', hidden: 'false', clearText: false, tabIndex: 2 } },
    },
    { name: 'something else', ...constrained({ required: 'yes' }), found: [`${constraints}/required`] },
    {
      name: 'of one of several ways',
      ...ways({ ...way, parameters: { a: { type: 'string', uiDefinition: { constraints: { required: false } } } } }),
      found: [`${sets}/values/0/parameters/a/uiDefinition/constraints/required`],
    },
  ],
  'allowed-values': [
    {
      name: 'both kinds',
      ...region({
        allowedValues: [{ value: 1 }],
        uiDefinition: { constraints: { allowedValues: [{ text: 'EU', value: 'eu' }] } },
      }),
      found: [],
    },
    { name: 'words', ...constrained({ allowedValues: ['eu'] }), found: [`${constraints}/allowedValues/0`] },
    {
      name: 'twice',
      ...constrained({ allowedValues: [{ value: 'a' }, { value: 'a' }] }),
      found: [`${constraints}/allowedValues/1`],
      says: /Two choices/,
    },
    { name: 'no list', ...region({ allowedValues: 'eu' }), found: [`${parameters}/region/allowedValues`] },
  ],
  'capabilities-known': [
    { name: 'known ones', properties: { capabilities: ['actions', 'triggers'] }, found: [] },
    {
      name: 'twice',
      properties: { capabilities: ['actions', 'actions'] },
      found: [`${place}/capabilities/1`],
      mended: { [`${place}/capabilities`]: ['actions'] },
    },
    { name: 'another', properties: { capabilities: ['magic'] }, found: [`${place}/capabilities/0`] },
  ],
  'parameter-sets-shape': [
    none,
    { name: 'one way', ...ways(way), found: [] },
    { name: 'no way', ...ways(), found: [`${sets}/values`] },
    {
      name: 'no name, no parameters, the same name',
      ...ways({ parameters: {} }, way, { name: 'key' }),
      found: [`${sets}/values/0/name`, `${sets}/values/2/name`, `${sets}/values/2/parameters`],
    },
  ],
  'parameter-set-label': [
    { name: 'labels', ...ways(way), found: [] },
    {
      name: 'in other capitals',
      ...ways({ ...way, uiDefinition: { displayname: 'Key' } }),
      found: [`${sets}/values/0/uiDefinition/displayname`],
      fix: 'Call it “displayName”',
      mended: { [`${sets}/values/0/uiDefinition`]: { displayName: 'Key' } },
    },
    { name: 'none', ...ways({ ...way, uiDefinition: {} }), found: [`${sets}/values/0/uiDefinition/displayName`] },
  ],
};
