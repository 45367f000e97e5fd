import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch } from '#core/document/patch.ts';
import { changeSecurity } from '#core/security/change-security.ts';
import { readSecurity } from '#core/security/read-security.ts';
import { securityParts } from '#core/security/security-parts.ts';
import { securityDefaults, type Security } from '#core/security/security.ts';

const write = (value: unknown): string => JSON.stringify(value, null, 2);

function connectorWith(
  security: Security,
  more: { readonly operation?: object; readonly parameters?: object } = {},
): Connector {
  const { connectionParameters, ...parts } = securityParts(security);
  const paths = { '/a': { get: { responses: { 200: { description: 'OK' } }, ...more.operation } } };
  return {
    definition: write({ swagger: '2.0', paths, ...parts }),
    properties: write({ properties: { connectionParameters: { ...connectionParameters, ...more.parameters } } }),
  };
}

function change(connector: Connector, security: Security): Connector {
  return applyPatch(connector, changeSecurity(openDocument(connector), security)).connector;
}

const readBack = ({ definition, properties }: Connector): Security =>
  readSecurity(JSON.parse(definition), JSON.parse(properties));

/** The lines that are not in both, as `- old` and `+ new`. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

const apiKey: Security = { kind: 'apiKey', label: 'API Key', name: 'X-Api-Key', in: 'header' };
const oauth2: Security = {
  kind: 'oauth2',
  clientId: 'me',
  authorizationUrl: 'https://id.example/a',
  tokenUrl: 'https://id.example/t',
  refreshUrl: 'https://id.example/t',
  scope: 'read',
  redirectMode: 'Global',
};
const aad: Security = { ...securityDefaults.aad, clientId: 'me', resourceUri: 'https://r.example' };
const basic: Security = { kind: 'basic', usernameLabel: 'User', passwordLabel: 'Password' };
const all: readonly Security[] = [securityDefaults.none, basic, apiKey, oauth2, aad];

describe('from each kind to each', () => {
  it.each(all.flatMap((from) => all.map((to) => ({ from, to }))))('$from.kind -> $to.kind', ({ from, to }) => {
    const region = { type: 'string', uiDefinition: { displayName: 'Region' } };
    const after = change(connectorWith(from, { parameters: { region } }), to);
    const { region: kept, ...others } = JSON.parse(after.properties).properties.connectionParameters;
    const { securityDefinitions, security } = JSON.parse(after.definition);
    expect(kept).toEqual(region);
    expect({ securityDefinitions, security, connectionParameters: others }).toEqual(securityParts(to));
  });
});

describe('the kind stays', () => {
  const changes: readonly {
    readonly name: string;
    readonly from: Security;
    readonly to: Security;
    readonly definition?: readonly string[];
    readonly properties?: readonly string[];
  }[] = [
    {
      name: 'where the key goes',
      from: apiKey,
      to: { ...apiKey, in: 'query', name: 'key' },
      definition: ['- "in": "header",', '- "name": "X-Api-Key"', '+ "in": "query",', '+ "name": "key"'],
    },
    {
      name: 'label of the key',
      from: apiKey,
      to: { ...apiKey, label: 'Token' },
      definition: ['- "API Key": {', '- "API Key": []', '+ "Token": {', '+ "Token": []'],
      properties: [
        '- "displayName": "API Key",',
        '- "description": "The API Key for this api",',
        '- "tooltip": "Provide your API Key",',
        '+ "displayName": "Token",',
        '+ "description": "The Token for this api",',
        '+ "tooltip": "Provide your Token",',
      ],
    },
    {
      name: 'client ID',
      from: oauth2,
      to: { ...oauth2, clientId: 'you' },
      properties: ['- "clientId": "me",', '+ "clientId": "you",'],
    },
    {
      name: 'scope',
      from: oauth2,
      to: { ...oauth2, scope: 'read write' },
      definition: ['- "read": "read"', '- "read"', '+ "read write": "read write"', '+ "read write"'],
      properties: ['- "read"', '+ "read write"'],
    },
    {
      name: 'redirect mode',
      from: oauth2,
      to: { ...oauth2, redirectMode: 'GlobalPerConnector' },
      properties: [
        '- "redirectMode": "Global",',
        '- "redirectUrl": "https://global.consent.azure-apim.net/redirect",',
        '+ "redirectMode": "GlobalPerConnector",',
      ],
    },
    {
      name: 'resource',
      from: aad,
      to: { ...aad, resourceUri: 'https://s.example' },
      properties: [
        '- "AzureActiveDirectoryResourceId": "https://r.example",',
        '- "value": "https://r.example"',
        '+ "AzureActiveDirectoryResourceId": "https://s.example",',
        '+ "value": "https://s.example"',
      ],
    },
  ];
  it.each(changes)('$name: only its lines', ({ from, to, definition = [], properties = [] }) => {
    const before = connectorWith(from);
    const after = change(before, to);
    expect(changedLines(before.definition, after.definition)).toEqual(definition);
    expect(changedLines(before.properties, after.properties)).toEqual(properties);
    expect(readBack(after)).toEqual(to);
  });

  it('renames the key where operations name it', () => {
    const operation = { security: [{ 'API Key': [] }] };
    const after = change(connectorWith(apiKey, { operation }), { ...apiKey, label: 'Token' });
    expect(JSON.parse(after.definition).paths['/a'].get.security).toEqual([{ Token: [] }]);
  });

  it('keeps the casing of members, unknown members, own words and the secret', () => {
    const token = (clientId: string, scopes: readonly string[]) => ({
      type: 'oauthSetting',
      note: 1,
      oAuthSettings: { identityProvider: 'oauth2', ClientId: clientId, clientSecret: 's3cr3t', scopes, extra: [1] },
      uiDefinition: { displayName: 'Sign in', description: 'Our words' },
    });
    const files = (parameter: object): Connector => ({
      definition: '{}',
      properties: write({ properties: { connectionParameters: { token: parameter } } }),
    });
    const before = files(token('a', ['x', 'y']));
    const security = readBack(before);
    const scopes = { scope: 'x z', scopeList: ['x', 'z'] };
    const after = change(before, { ...oauth2, ...security, kind: 'oauth2', clientId: 'b', ...scopes });
    expect(after.properties).toBe(files(token('b', ['x', 'z'])).properties);
  });

  it('keeps a description that the maker worded', () => {
    const before = connectorWith(apiKey);
    const worded = {
      ...before,
      properties: before.properties.replace('The API Key for this api', 'Find it under My account'),
    };
    expect(change(worded, { ...apiKey, label: 'Token' }).properties).toContain('Find it under My account');
  });
});

it('writes the parameter that was missing', () => {
  const before = { ...connectorWith(apiKey), properties: '{"properties":{}}' };
  const after = change(before, { ...apiKey, label: 'Token' });
  expect(JSON.parse(after.properties).properties.connectionParameters).toEqual(
    securityParts({ ...apiKey, label: 'Token' }).connectionParameters,
  );
});

it('takes sets, gateway and foreign requirements away with what it replaces', () => {
  const before: Connector = {
    definition: write({
      paths: { '/a': { get: { security: [{ gone: [] }] }, put: { security: [] } } },
      securityDefinitions: { gone: { type: 'oauth2', flow: 'implicit' } },
      security: [{ gone: [] }],
    }),
    properties: write({
      properties: {
        connectionParameters: {
          authType: { type: 'string' },
          gateway: { type: 'gatewaySetting' },
          region: { type: 'string' },
        },
        connectionParameterSets: { values: [{ name: 'a' }] },
        capabilities: ['actions', 'gateway'],
      },
    }),
  };
  expect(readBack(before).kind).toBe('sets');
  const after = change(before, apiKey);
  const { connectionParameters, ...parts } = securityParts(apiKey);
  expect(JSON.parse(after.definition)).toEqual({ paths: { '/a': { get: {}, put: { security: [] } } }, ...parts });
  expect(JSON.parse(after.properties).properties).toEqual({
    connectionParameters: { region: { type: 'string' }, ...connectionParameters },
    capabilities: ['actions'],
  });
});

it.each([
  { name: 'no properties', properties: '{}' },
  { name: 'a list of parameters', properties: '{"properties":{"connectionParameters":[]}}' },
  { name: 'text for properties', properties: '{"properties":"x"}' },
])('copes with $name', ({ properties }) => {
  const after = change({ definition: '{"securityDefinitions":[],"security":"x"}', properties }, basic);
  expect(readBack(after)).toEqual(basic);
});

const corpus = new URL('../../../../shared/corpus/connectors/', import.meta.url);
describe.skipIf(!existsSync(corpus))('the corpus (skipped where it is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];
  it.each(names)('%s', (name) => {
    const text = (file: string): string => readFileSync(new URL(`${name}/${file}`, corpus), 'utf8');
    const document = openDocument({
      definition: text('apiDefinition.swagger.json'),
      properties: text('apiProperties.json'),
    });
    const security = readSecurity(document.definition.value, document.properties.value);
    expect(changeSecurity(document, security).edits).toEqual([]);
    const unreadable = [...document.definition.problems, ...document.properties.problems];
    if (unreadable.some(({ severity }) => severity === 'error')) return;
    for (const wanted of all) {
      const { connector } = applyPatch(document.connector, changeSecurity(document, wanted));
      const after = openDocument(connector);
      const found = readSecurity(after.definition.value, after.properties.value);
      // Secrets of other names that are asked for as well stay, and the connector asks for those then.
      if (wanted.kind === 'none') expect(['none', 'own']).toContain(found.kind);
      else expect(found).toEqual(wanted);
    }
  });
});
