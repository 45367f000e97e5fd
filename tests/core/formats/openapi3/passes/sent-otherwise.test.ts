import { describe, expect, it } from 'vitest';
import type { ConnectionParameter, Properties } from '#core/document/properties.ts';
import { asking, fileOf, importChosen, importValue, type Imported } from '../read-openapi.ts';

const settings = ({ properties }: Imported): Properties => properties.properties ?? {};
const valuesOf = (imported: Imported): readonly unknown[] =>
  (settings(imported).policyTemplateInstances ?? []).map(({ parameters }) => [
    parameters?.['x-ms-apimTemplateParameter.name'],
    parameters?.['x-ms-apimTemplateParameter.value'],
    parameters?.['x-ms-apimTemplate-operationName'],
  ]);
const at = (index: number): string => `/paths/~1a/get/parameters/${index}`;

describe('a list that the API wants as a repeated name', () => {
  const ids = { name: 'ids[]', in: 'query', schema: { type: 'array', items: { type: 'integer' } } };
  const file = asking([ids, { name: 'q', in: 'query', schema: { type: 'string' } }]);

  it('is one value with commas, and no code is made', async () => {
    const imported = await importValue(file);
    expect(imported.conversion?.connector.script).toBeUndefined();
    expect(settings(imported)).not.toHaveProperty('scriptOperations');
    expect(imported.definition.paths?.['/a']?.get?.parameters?.[0]).toMatchObject({ type: 'array' });
  });

  it('may be split by code, which serves that operation only', async () => {
    const imported = await importChosen(file, { [`repeated-list:${at(0)}`]: 'script' });
    expect(settings(imported).scriptOperations).toEqual(['GetA']);
    const { script = '' } = imported.conversion?.connector ?? {};
    expect(script).toContain('public class Script : ScriptBase');
    expect(script).toContain('{ "GetA", new[] { "ids[]" } },');
    expect(script.split('{').length).toBe(script.split('}').length);
  });

  it('cannot end the text of the code by its name', async () => {
    const name = 'a"; } /*\u00e9\n';
    const file = asking([{ ...ids, name }]);
    const { conversion } = await importChosen(file, { [`repeated-list:${at(0)}`]: 'script' });
    expect(conversion?.connector.script).toContain('new[] { "a\\u0022\\u003b \\u007d \\u002f\\u002a\\u00e9\\u000a" }');
  });

  it('may be one value', async () => {
    const { definition } = await importChosen(file, { [`repeated-list:${at(0)}`]: 'single' });
    expect(definition.paths?.['/a']?.get?.parameters?.[0]).toMatchObject({ name: 'ids[]', type: 'integer' });
  });
});

describe('cookies', () => {
  const cookies = [
    { name: 'locale', in: 'cookie', schema: { const: 'en' } },
    { name: 'visit', in: 'cookie', schema: { type: 'string' } },
  ];

  it('are left out', async () => {
    const imported = await importValue(asking(cookies));
    expect(settings(imported).policyTemplateInstances).toBeUndefined();
    expect(imported.changes.filter(({ kind }) => kind === 'left-out').map(({ pointer }) => pointer)).toEqual([
      at(0),
      at(1),
    ]);
  });

  it('may be sent together by one policy', async () => {
    const choices = { [`cookie-left-out:${at(0)}`]: 'fixed', [`cookie-left-out:${at(1)}`]: 'ask' };
    const imported = await importChosen(asking(cookies), choices);
    expect(valuesOf(imported)).toEqual([
      ['Cookie', "locale=en; visit=@connectionParameters('cookie_visit')", ['GetA']],
    ]);
    expect(settings(imported).connectionParameters).toMatchObject({ cookie_visit: { type: 'string' } });
  });

  it('keep the session among them', async () => {
    const components = { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } };
    const file = asking(cookies, '/a', { components, security: [{ session: [] }] });
    const imported = await importChosen(file, { [`cookie-left-out:${at(0)}`]: 'fixed' });
    const session = "sid=@connectionParameters('api_key')";
    expect(valuesOf(imported)).toEqual([
      ['Cookie', session, undefined],
      ['Cookie', `${session}; locale=en`, ['GetA']],
    ]);
  });
});

describe('ways to sign in, otherwise', () => {
  const securitySchemes = {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    basic: { type: 'http', scheme: 'basic' },
    bearer: { type: 'http', scheme: 'bearer' },
    machine: {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 'https://id.example/token', scopes: { all: '' } } },
    },
  };
  const security = (...names: readonly string[]): unknown =>
    fileOf({ security: names.map((name) => ({ [name]: [] })), components: { securitySchemes } });
  const place = '/components/securitySchemes';

  it('another of several, none, or all of them in sets', async () => {
    const file = security('key', 'basic');
    const taken = async (value: string): Promise<Imported> => importChosen(file, { [`security:${place}`]: value });
    expect(Object.keys((await importValue(file)).definition.securityDefinitions ?? {})).toEqual(['API Key']);
    expect(Object.keys((await taken('basic')).definition.securityDefinitions ?? {})).toEqual(['basic-auth']);
    expect((await taken('none')).definition.securityDefinitions).toEqual({});
    const all = settings(await taken('all'));
    expect(all.connectionParameters).toEqual({});
    const sets = all.connectionParameterSets as {
      readonly values: readonly {
        readonly name: string;
        readonly parameters: Readonly<Record<string, ConnectionParameter>>;
      }[];
    };
    expect(sets.values.map(({ name, parameters }) => [name, Object.keys(parameters)])).toEqual([
      ['key', ['api_key']],
      ['basic', ['username', 'password']],
      ['bearer', ['api_key']],
      ['machine', ['api_key']],
    ]);
  });

  it('a policy writes the word "Bearer"', async () => {
    const imported = await importChosen(security('bearer'), { [`security-bearer:${place}/bearer`]: 'policy' });
    expect(valuesOf(imported)).toEqual([['Authorization', "Bearer @connectionParameters('api_key')", undefined]]);
  });

  it('OAuth 2.0 that a maker completes', async () => {
    const file = security('machine');
    const { definition, changes } = await importChosen(file, { [`security-instead:${place}/machine`]: 'by-hand' });
    expect(definition.securityDefinitions).toMatchObject({
      'oauth2-auth': { flow: 'accessCode', tokenUrl: 'https://id.example/token', scopes: { all: 'all' } },
    });
    expect(changes.find(({ code }) => code === 'openapi3/security-instead')?.result).toBe(
      '/definition/securityDefinitions/oauth2-auth',
    );
  });
});

describe('the address, otherwise', () => {
  const servers = [
    { url: 'https://{region}.api.example/v1', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } },
    { url: 'https://test.api.example' },
  ];
  const chosen = (choices: Readonly<Record<string, string>>): Promise<Imported> =>
    importChosen(fileOf({ servers }), choices);

  it.each<{ name: string; choices: Readonly<Record<string, string>>; host: string }>([
    { name: 'by itself', choices: {}, host: 'eu.api.example' },
    { name: 'another server', choices: { 'server-other:/servers': '1' }, host: 'test.api.example' },
    {
      name: 'another value',
      choices: { 'server-variable:/servers/0/variables/region': 'value:us' },
      host: 'us.api.example',
    },
    { name: 'no such option', choices: { 'server-other:/servers': '7' }, host: 'eu.api.example' },
  ])('$name', async ({ choices, host }) => {
    expect((await chosen(choices)).definition.host).toBe(host);
  });

  it('a part that each connection gives', async () => {
    const imported = await chosen({ 'server-variable:/servers/0/variables/region': 'ask' });
    expect(settings(imported).policyTemplateInstances).toMatchObject([
      {
        parameters: {
          'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('region').api.example/v1",
        },
      },
    ]);
    expect(settings(imported).connectionParameters).toMatchObject({
      region: { allowedValues: [{ value: 'eu' }, { value: 'us' }] },
    });
  });

  it('a secret in a variable is asked for, and is nowhere', async () => {
    const secret = 'hunter2hunter2';
    const url = 'https://api.example/{token}/v1';
    const file = fileOf({ servers: [{ url, variables: { token: { default: secret } } }] });
    const imported = await importValue(file);
    expect(settings(imported).connectionParameters).toMatchObject({ address_token: { type: 'securestring' } });
    expect(imported.changes.find(({ kind }) => kind === 'secret')).toMatchObject({
      pointer: '/servers/0/variables/token/default',
      result: '/properties/properties/connectionParameters/address_token',
    });
    const told = imported.changes.map(({ document: _document, ...change }) => change);
    expect(JSON.stringify([imported.definition, imported.properties, imported.diagnostics, told])).not.toContain(
      secret,
    );
    expect(imported.conversion?.clean?.(`x ${secret} y`)).toBe('x *** y');
  });
});
