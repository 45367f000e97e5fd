import { describe, expect, it } from 'vitest';
import { changeDetail, readDetails, type Detail } from '#core/definition/general/details.ts';
import { setGateway, usesGateway } from '#core/definition/general/gateway.ts';
import { changeTags, changeWords, readTags, readWords } from '#core/definition/general/lists.ts';
import { changeMetadata, readMetadata } from '#core/definition/general/metadata.ts';
import { dropOwnAddress, giveOwnAddress, readOwnAddress } from '#core/definition/general/own-address.ts';
import { chooseTestOperation, readTestOperation, testOperations } from '#core/definition/general/test-connection.ts';
import type { Connector } from '#core/document/connector.ts';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import { changeSecurity, readSecurity, securityDefaults } from '#core/security/index.ts';

const open = (definition: object, properties: object = {}): ConnectorDocument =>
  openDocument({
    definition: JSON.stringify(definition, null, 2),
    properties: JSON.stringify({ properties }, null, 2),
  });

interface Files {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What both files say after a change that can be taken back. */
function after(document: ConnectorDocument, patch: Patch): Files {
  const { connector, inverse } = applyPatch(document.connector, patch);
  expect(applyPatch(connector, inverse).connector).toEqual(document.connector);
  return {
    definition: read(connector, 'definition'),
    properties: read(connector, 'properties')['properties'] as never,
  };
}

const openAfter = (document: ConnectorDocument, patch: Patch): ConnectorDocument =>
  openDocument(applyPatch(document.connector, patch).connector);

const read = (connector: Connector, part: 'definition' | 'properties'): Readonly<Record<string, unknown>> =>
  JSON.parse(connector[part]) as Readonly<Record<string, unknown>>;

describe('details', () => {
  const full = open(
    {
      info: {
        title: 'T',
        contact: { name: 'Ann', url: 'https://a.example' },
        'x-ms-api-annotation': { status: 'Preview' },
      },
    },
    { publisher: 'Ann', stackOwner: 'Bob' },
  );
  it('are read from both files', () => {
    expect(readDetails(full)).toMatchObject({
      publisher: 'Ann',
      contactName: 'Ann',
      contactEmail: '',
      status: 'Preview',
    });
  });

  it.each<readonly [Detail, string, object]>([
    ['publisher', 'Cid', { properties: { publisher: 'Cid', stackOwner: 'Bob' } }],
    ['publisher', '', { properties: { stackOwner: 'Bob' } }],
    [
      'contactEmail',
      'a@a.example',
      { definition: { info: { contact: { name: 'Ann', url: 'https://a.example', email: 'a@a.example' } } } },
    ],
    ['contactName', '', { definition: { info: { contact: { url: 'https://a.example' } } } }],
    ['licenseName', 'MIT', { definition: { info: { license: { name: 'MIT' } } } }],
    ['aiName', 'Desk', { definition: { 'x-ms-openai-manifest': { humanName: 'Desk' } } }],
    ['aiName', '', { definition: { info: { title: 'T' } } }],
  ])('%s becomes "%s"', (detail, value, expected) => {
    expect(after(full, changeDetail(full, detail, value))).toMatchObject(expected);
  });

  it('leave the file with the last of their group', () => {
    const changed = after(full, changeDetail(full, 'status', ''));
    expect(changed.definition['info']).not.toHaveProperty('x-ms-api-annotation');
  });

  it('replace what is no object where one has to be', () => {
    const odd = open({ 'x-ms-openai-manifest': [] });
    expect(after(odd, changeDetail(odd, 'aiName', 'Desk')).definition).toEqual({
      'x-ms-openai-manifest': { humanName: 'Desk' },
    });
  });
});

describe('connector metadata', () => {
  const entry = (propertyName: string, propertyValue: string): object => ({ propertyName, propertyValue });
  it('is found in any case, and categories are parted', () => {
    const { definition } = open({
      'x-ms-connector-metadata': [entry('Privacy Policy', 'https://p.example'), entry('Categories', 'AI; Data;')],
    });
    expect(readMetadata(definition.value)).toEqual({
      website: '',
      privacyPolicy: 'https://p.example',
      categories: ['AI', 'Data'],
    });
  });

  it.each<readonly [string, object, 'website' | 'categories', string, unknown]>([
    ['a list is made', {}, 'website', 'w', [entry('Website', 'w')]],
    [
      'an entry is added',
      { 'x-ms-connector-metadata': [entry('Website', 'w')] },
      'categories',
      'AI',
      [entry('Website', 'w'), entry('Categories', 'AI')],
    ],
    [
      'an entry is changed',
      { 'x-ms-connector-metadata': [entry('website', 'w')] },
      'website',
      'v',
      [entry('website', 'v')],
    ],
    [
      'an entry goes',
      { 'x-ms-connector-metadata': [entry('Website', 'w'), entry('Categories', 'AI')] },
      'website',
      '',
      [entry('Categories', 'AI')],
    ],
    [
      'the last entry takes the list along',
      { 'x-ms-connector-metadata': [entry('Website', 'w')] },
      'website',
      '',
      undefined,
    ],
  ])('%s', (_, definition, name, value, expected) => {
    const document = open(definition);
    const changed = after(document, changeMetadata(document.definition.value, name, value));
    expect(changed.definition['x-ms-connector-metadata']).toEqual(expected);
  });
});

describe('the gateway', () => {
  it('brings its capability and what it asks for, and takes both away again', () => {
    const cloud = open({}, { capabilities: ['actions'], connectionParameters: { api: { type: 'string' } } });
    const on = after(cloud, setGateway(cloud.properties.value, true)).properties;
    expect(on).toMatchObject({
      capabilities: ['actions', 'gateway'],
      connectionParameters: {
        api: { type: 'string' },
        authType: { uiDefinition: { constraints: { capability: ['gateway'], required: 'true' } } },
        gateway: {
          type: 'gatewaySetting',
          gatewaySettings: { dataSourceType: 'CustomConnector', connectionDetails: [] },
        },
      },
    });
    const off = open({}, on);
    expect(usesGateway(off.properties.value)).toBe(true);
    expect(after(off, setGateway(off.properties.value, false)).properties).toEqual({
      capabilities: ['actions'],
      connectionParameters: { api: { type: 'string' } },
    });
  });

  it('signs in with the user name and password that are asked for already, and goes back to them', () => {
    const blank = open({}, { capabilities: [] });
    const cloud = openAfter(blank, changeSecurity(blank, securityDefaults.basic));
    const on = openAfter(cloud, setGateway(cloud.properties.value, true));
    expect(readSecurity(on.definition.value, on.properties.value)).toMatchObject({ kind: 'gateway', sign: 'basic' });
    expect(on.properties.value).toMatchObject({
      properties: {
        connectionParameters: {
          authType: { allowedValues: [{ value: 'basic' }] },
          username: { uiDefinition: { constraints: { clearText: true, capability: ['gateway'] } } },
          password: { uiDefinition: { constraints: { clearText: false, capability: ['gateway'] } } },
        },
      },
    });
    const off = openAfter(on, setGateway(on.properties.value, false));
    expect(readSecurity(off.definition.value, off.properties.value)).toEqual(securityDefaults.basic);
    expect(off.properties.value).toEqual(cloud.properties.value);
  });

  it('leaves user name and password, asked in the cloud as well', () => {
    const asked = {
      type: 'securestring',
      uiDefinition: { constraints: { capability: ['gateway'], required: 'true' } },
    };
    const on = open({}, { capabilities: ['gateway'], connectionParameters: { password: asked } });
    expect(after(on, setGateway(on.properties.value, false)).properties['connectionParameters']).toEqual({
      password: { type: 'securestring', uiDefinition: { constraints: { required: 'true' } } },
    });
  });
});

describe('a host of each connection’s own', () => {
  it('is asked for, put in by a policy, and given up with both', () => {
    const before = open({ host: 'api.example' }, { connectionParameters: { host: { type: 'string' } } });
    const given = after(
      before,
      giveOwnAddress(before.properties.value, { host: 'api.example', basePath: '/v1/' }),
    ).properties;
    expect(given).toMatchObject({
      connectionParameters: { host: { type: 'string' }, host2: { type: 'string' } },
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('host2')/v1" },
        },
      ],
    });
    const document = open({}, given);
    expect(readOwnAddress(document.properties.value)).toMatchObject({ parameters: ['host2'] });
    expect(after(document, dropOwnAddress(document.properties.value)).properties).toEqual({
      connectionParameters: { host: { type: 'string' } },
      policyTemplateInstances: [],
    });
  });

  it('is not what a policy for one operation does, and keeps what others ask for', () => {
    const policy = (extra: object): object => ({
      templateId: 'dynamicHostUrl',
      parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('site')", ...extra },
    });
    const single = open({}, { policyTemplateInstances: [policy({ 'x-ms-apimTemplate-operationName': ['GetPet'] })] });
    expect(readOwnAddress(single.properties.value)).toBeUndefined();
    const header = {
      templateId: 'setheader',
      parameters: { 'x-ms-apimTemplateParameter.value': "@connectionParameters('site')" },
    };
    const shared = open({}, { connectionParameters: { site: {} }, policyTemplateInstances: [policy({}), header] });
    expect(after(shared, dropOwnAddress(shared.properties.value)).properties).toEqual({
      connectionParameters: { site: {} },
      policyTemplateInstances: [header],
    });
  });
});

describe('lists', () => {
  const get = { responses: {}, operationId: 'GetPet', tags: ['pets', 'all'] };
  const document = open({ consumes: ['a/b'], tags: [{ name: 'pets', 'x-order': 1 }], paths: { '/pets': { get } } });
  const { value } = document.definition;

  it.each([
    ['consumes', ' a/b, c/d\nc/d ', { consumes: ['a/b', 'c/d'] }],
    ['consumes', '', { consumes: [] }],
    ['keywords', 'pets; dogs', { info: { 'x-ms-keywords': ['pets', 'dogs'] } }],
  ] as const)('%s: %j', (list, text, expected) => {
    expect(after(document, changeWords(list, text)).definition).toMatchObject(expected);
    expect(readWords(value, 'consumes')).toEqual(['a/b']);
  });

  it('a tag that gets another name takes its operations along, and keeps what else it has', () => {
    expect(readTags(value)).toEqual([{ name: 'pets' }]);
    expect(
      after(document, changeTags(value, [{ name: 'animals', description: 'All of them' }])).definition,
    ).toMatchObject({
      tags: [{ name: 'animals', description: 'All of them', 'x-order': 1 }],
      paths: { '/pets': { get: { tags: ['animals', 'all'] } } },
    });
  });
});

describe('the operation that tries a connection', () => {
  const get = (id: string, parameters: readonly object[]): object => ({ get: { operationId: id, parameters } });
  const document = open({
    paths: {
      '/me': get('GetMe', [{ name: 'page', in: 'query' }]),
      '/pets/{id}': get('GetPet', [{ name: 'id', in: 'path', required: true }]),
    },
  });
  const { value } = document.definition;

  it('is a GET that nothing has to be filled in for', () => {
    expect(testOperations(value).map(({ path }) => path)).toEqual(['/me']);
    const chosen = after(document, chooseTestOperation(value, 'GetMe')).definition;
    expect(chosen['x-ms-capabilities']).toEqual({ testConnection: { operationId: 'GetMe' } });
    const picked = open(chosen);
    expect(readTestOperation(picked.definition.value)).toBe('GetMe');
    expect(after(picked, chooseTestOperation(picked.definition.value, '')).definition).not.toHaveProperty(
      'x-ms-capabilities',
    );
  });

  it('leaves other capabilities where they are', () => {
    const both = open({ 'x-ms-capabilities': { 'file-picker': {}, testConnection: { operationId: 'A' } } });
    expect(after(both, chooseTestOperation(both.definition.value, '')).definition).toEqual({
      'x-ms-capabilities': { 'file-picker': {} },
    });
  });
});
