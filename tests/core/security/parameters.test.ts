import { describe, expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import {
  changeSecurity,
  faultOfAddress,
  faultOfParameterName,
  ownPlace,
  placeOfWay,
  redirectAddresses,
  renameParameter,
  securityDefaults,
  usesOfParameter,
  withProvider,
} from '#core/security/index.ts';

const file = (properties: object) => ({ definition: '{}', properties: JSON.stringify({ properties }) });
const after = (properties: object, patch: Patch): unknown =>
  JSON.parse(applyPatch(file(properties), patch).connector.properties).properties;
const policies = (value: string) => [{ templateId: 'setheader', parameters: { value } }];

describe('renaming', () => {
  it.each([
    ["@connectionParameters('a')", "@connectionParameters('b')"],
    ['@connectionParameters("A","x")', '@connectionParameters("b","x")'],
    [
      "@connectionParameters('ab') @connectionParameters( 'a','')",
      "@connectionParameters('ab') @connectionParameters( 'b','')",
    ],
    ['a', 'a'],
  ])('%s becomes %s', (before, wanted) => {
    const properties = { connectionParameters: { a: {} }, policyTemplateInstances: policies(before) };
    const patch = renameParameter({ properties }, ownPlace({ properties }), 'a', 'b');
    expect(after(properties, patch)).toEqual({
      connectionParameters: { b: {} },
      policyTemplateInstances: policies(wanted),
    });
  });

  it('leaves policies alone that speak of another way as well', () => {
    const value = "@connectionParameters('a')";
    const ways = { values: [{ parameters: { a: {} } }, { parameters: { a: {} } }] };
    const properties = { connectionParameterSets: ways, policyTemplateInstances: policies(value) };
    const patch = renameParameter({ properties }, placeOfWay({ properties }, 0), 'a', 'b');
    expect(after(properties, patch)).toEqual({
      connectionParameterSets: { values: [{ parameters: { b: {} } }, { parameters: { a: {} } }] },
      policyTemplateInstances: policies(value),
    });
  });

  it('takes templates and conditions along', () => {
    const token = (name: string) => ({
      type: 'oauthSetting',
      oAuthSettings: { customParameters: { tokenUrlTemplate: { value: `https://{${name}}.example/{state}` } } },
    });
    const other = (name: string) => ({
      uiDefinition: { constraints: { dependencies: { [name]: { values: ['x'] } } } },
    });
    const properties = { connectionParameters: { token: token('Host'), 'token:host': {}, other: other('token:host') } };
    const place = ownPlace({ properties });
    expect(usesOfParameter({ properties }, place, 'token:host').map(({ kind }) => kind)).toEqual([
      'template',
      'condition',
    ]);
    expect(after(properties, renameParameter({ properties }, place, 'token:host', 'token:site'))).toEqual({
      connectionParameters: { token: token('site'), 'token:site': {}, other: other('token:site') },
    });
  });

  it('reads a text full of openings in no time', () => {
    const properties = {
      connectionParameters: { a: {} },
      policyTemplateInstances: policies("connectionParameters('".repeat(50_000)),
    };
    const begin = performance.now();
    expect(usesOfParameter({ properties }, ownPlace({ properties }), 'a')).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

it.each([
  ['region_2', undefined],
  ['token:region', undefined],
  ['my region', /letters/],
  ['a:b', /letters/],
  ['', /Type a name/],
  ['API_KEY', /already/],
])('name %j', (name, fault) => {
  const found = faultOfParameterName(ownPlace({ properties: { connectionParameters: { api_key: {} } } }), name);
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeUndefined();
});

it.each([
  ['', undefined],
  ['https://id.example/a', undefined],
  ['https://{region}.example', undefined],
  ['<your address>', undefined],
  ['@environmentVariables("acme_url")', undefined],
  ['@environmentVariables(acme_url)', /is written/],
  ['http://id.example', /https/],
  ['id.example', /whole address/],
])('address %j', (address, fault) => {
  if (fault) expect(faultOfAddress(address)).toMatch(fault);
  else expect(faultOfAddress(address)).toBeUndefined();
});

it('knows the whole redirect address in one mode only', () => {
  const whole = (['Global', 'GlobalPerConnector', 'Direct'] as const).map((mode) =>
    redirectAddresses(mode).map(({ isWhole }) => isWhole),
  );
  expect(whole).toEqual([[true, true], [false, true], []]);
});

it('gives another provider the addresses, and takes the secret and the old ones away', () => {
  const oauth = { ...securityDefaults.oauth2, clientId: 'me', tokenUrl: 'https://id.example/t' };
  const settings = {
    identityProvider: 'oauth2',
    clientId: 'me',
    clientSecret: 'x',
    extra: 1,
    customParameters: { tokenUrl: { value: oauth.tokenUrl } },
  };
  const properties = { connectionParameters: { token: { type: 'oauthSetting', note: 1, oAuthSettings: settings } } };
  const patch = changeSecurity(openDocument(file(properties)), withProvider(oauth, 'oauth2generic'));
  expect(after(properties, patch)).toMatchObject({
    connectionParameters: {
      token: { note: 1, oAuthSettings: { identityProvider: 'oauth2generic', clientId: 'me', extra: 1 } },
    },
  });
  const written = JSON.stringify(after(properties, patch));
  expect(written).toContain('"tokenUrlTemplate":{"value":"https://id.example/t"}');
  expect(written).not.toContain('clientSecret"');
});
