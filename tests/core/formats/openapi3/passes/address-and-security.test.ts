import { describe, expect, it } from 'vitest';
import { fileOf, importValue } from '../read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

describe('servers', () => {
  it.each<{ name: string; servers: unknown; address: readonly unknown[]; codes?: readonly string[] }>([
    { name: 'one', servers: [{ url: 'https://api.example/v1/' }], address: ['api.example', '/v1', 'https'] },
    {
      name: 'https before http',
      servers: [{ url: 'http://a.example' }, { url: 'https://b.example:8443/x' }],
      address: ['b.example:8443', '/x', 'https'],
      codes: ['server-other'],
    },
    { name: 'http alone', servers: [{ url: 'http://a.example' }], address: ['a.example', '/', 'http'] },
    {
      name: 'a variable with values',
      servers: [
        {
          url: 'https://{r}.example/{v}',
          variables: { r: { default: 'eu', enum: ['eu', 'us'] }, v: { default: 'v2' } },
        },
      ],
      address: ['eu.example', '/v2', 'https'],
      codes: ['server-variable', 'server-variable'],
    },
    {
      name: 'a scheme to choose',
      servers: [{ url: '{s}://a.example', variables: { s: { default: 'http', enum: ['http', 'https'] } } }],
      address: ['a.example', '/', 'https'],
    },
    {
      name: 'only a path',
      servers: [{ url: '/api/v3' }],
      address: [undefined, '/api/v3', 'https'],
      codes: ['no-host'],
    },
    { name: 'none', servers: undefined, address: [undefined, '/', 'https'], codes: ['no-host'] },
    {
      name: 'not an address',
      servers: [{ url: 'ftp://a.example' }, { url: 'https://a.example?x=1' }],
      address: ['a.example', '/', 'https'],
      codes: ['server-unusable', 'server-cut'],
    },
    {
      name: 'a password in it',
      servers: [{ url: 'https://me:secret@a.example' }],
      address: ['a.example', '/', 'https'],
      codes: ['secret-kept-out'],
    },
  ])('$name', async ({ servers, address, codes = [] }) => {
    const { definition, ...imported } = await importValue(fileOf({ servers }));
    expect([definition.host, definition.basePath, definition.schemes?.[0]]).toEqual(address);
    expect(imported.codes.filter((code) => code !== 'summary-made')).toEqual(codes);
    expect(JSON.stringify([imported.diagnostics, definition])).not.toContain('me:secret');
  });

  it('what everybody has to say for themselves is asked by the connection', async () => {
    const servers = [
      {
        url: 'https://{your-domain}.example/api',
        variables: { 'your-domain': { default: 'your-domain', description: 'Of your company' } },
      },
    ];
    const { properties, definition, codes } = await importValue(fileOf({ servers }));
    expect(definition.host).toBe('your-domain.example');
    expect(properties.properties?.connectionParameters).toMatchObject({
      your_domain: { type: 'string', uiDefinition: { displayName: 'Your Domain' } },
    });
    expect(properties.properties?.policyTemplateInstances).toMatchObject([
      {
        templateId: 'dynamichosturl',
        parameters: {
          'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('your_domain').example/api",
        },
      },
    ]);
    expect(codes).toContain('server-variable');
  });

  it('an operation elsewhere gets a longer path, or a policy', async () => {
    const get = (operationId: string, servers: unknown): Loose => ({ get: { operationId, servers, responses: {} } });
    const paths = {
      '/a': get('A', [{ url: 'https://api.parcel.example/v1/beta' }]),
      '/b': get('B', [{ url: 'https://other.example' }]),
    };
    const { definition, properties, conversion } = await importValue(fileOf({ paths }));
    expect(Object.keys(definition.paths ?? {})).toEqual(['/beta/a', '/b']);
    expect(conversion?.ledger.entries.map(({ result }) => result)).toEqual([
      '/definition/paths/~1beta~1a/get',
      '/definition/paths/~1b/get',
    ]);
    expect(properties.properties?.policyTemplateInstances).toMatchObject([
      {
        templateId: 'dynamichosturl',
        parameters: {
          'x-ms-apimTemplateParameter.urlTemplate': 'https://other.example',
          'x-ms-apimTemplate-operationName': ['B'],
        },
      },
    ]);
  });
});

describe('ways to sign in', () => {
  const code = {
    authorizationCode: {
      authorizationUrl: 'https://id.example/auth',
      tokenUrl: '/token',
      scopes: { read: 'r', write: 'w' },
    },
  };
  const schemes = {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    query: { type: 'apiKey', in: 'query', name: 'k' },
    cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    basic: { type: 'http', scheme: 'Basic' },
    bearer: { type: 'http', scheme: 'bearer' },
    digest: { type: 'http', scheme: 'digest' },
    code: { type: 'oauth2', flows: code },
    machine: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://id.example/token', scopes: {} } } },
    oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/.well-known/openid-configuration' },
    tls: { type: 'mutualTLS' },
  };
  const key = { 'API Key': { type: 'apiKey', in: 'header', name: 'X-Key' } };
  const token = { 'Bearer token': { type: 'apiKey', in: 'header', name: 'Authorization' } };
  const instead = { 'Access token': { type: 'apiKey', in: 'header', name: 'Authorization' } };

  it.each<{ name: string; security: unknown; becomes: Loose; asks: readonly string[]; code?: string }>([
    { name: 'a key', security: [{ key: [] }], becomes: key, asks: ['api_key'] },
    {
      name: 'basic',
      security: [{ basic: [] }],
      becomes: { 'basic-auth': { type: 'basic' } },
      asks: ['username', 'password'],
    },
    { name: 'a bearer token', security: [{ bearer: [] }], becomes: token, asks: ['api_key'], code: 'security-bearer' },
    {
      name: 'an authorization code',
      security: [{ code: ['read'] }],
      becomes: {
        'oauth2-auth': {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: 'https://id.example/auth',
          tokenUrl: 'https://api.parcel.example/token',
          scopes: { read: 'read' },
        },
      },
      asks: ['token'],
    },
    {
      name: 'client credentials',
      security: [{ machine: [] }],
      becomes: instead,
      asks: ['api_key'],
      code: 'security-instead',
    },
    { name: 'OpenID Connect', security: [{ oidc: [] }], becomes: instead, asks: ['api_key'], code: 'security-instead' },
    { name: 'a certificate', security: [{ tls: [] }], becomes: {}, asks: [], code: 'security-unusable' },
    {
      name: 'digest, or a key',
      security: [{ digest: [] }, { key: [] }],
      becomes: key,
      asks: ['api_key'],
      code: 'security-unusable',
    },
    {
      name: 'the better of two',
      security: [{ machine: [] }, { key: [] }],
      becomes: key,
      asks: ['api_key'],
      code: 'security-alternative',
    },
    { name: 'what nobody describes', security: [{ none: [] }], becomes: {}, asks: [], code: 'security-undefined' },
  ])('$name', async ({ security, becomes, asks, code: expected }) => {
    const imported = await importValue(fileOf({ security, components: { securitySchemes: schemes } }));
    expect(imported.definition.securityDefinitions).toEqual(becomes);
    expect(Object.keys(imported.properties.properties?.connectionParameters ?? {})).toEqual(asks);
    if (expected !== undefined) expect(imported.codes).toContain(expected);
    // Each way to sign in is in the connector, or named.
    const named = imported.diagnostics
      .filter(({ code: one }) => one.startsWith('openapi3/security-'))
      .map(({ message }) => message)
      .join('\n');
    for (const name of Object.keys(schemes)) {
      const isUsed = JSON.stringify(security).includes(`"${name}"`);
      if (!isUsed) expect(named).toContain(`"${name}"`);
    }
  });

  it('two keys at once: the second is sent by a policy', async () => {
    const { definition, properties } = await importValue(
      fileOf({ security: [{ key: [], query: [], cookie: [] }], components: { securitySchemes: schemes } }),
    );
    expect(definition.securityDefinitions).toEqual(key);
    expect(Object.keys(properties.properties?.connectionParameters ?? {})).toEqual(['api_key', 'query', 'cookie']);
    expect(
      properties.properties?.policyTemplateInstances?.map(({ templateId, parameters }) => [
        templateId,
        parameters?.['x-ms-apimTemplateParameter.value'],
      ]),
    ).toEqual([
      ['setqueryparameter', "@connectionParameters('query')"],
      ['setheader', "sid=@connectionParameters('cookie')"],
    ]);
  });

  it('an operation that needs none says so', async () => {
    const paths = {
      '/a': {
        get: { operationId: 'A', responses: {} },
        post: { operationId: 'B', security: [], responses: {} },
        put: { operationId: 'C', security: [{}, { key: [] }], responses: {} },
      },
    };
    const { definition } = await importValue(
      fileOf({ paths, security: [{ key: [] }], components: { securitySchemes: schemes } }),
    );
    const { get, post, put } = definition.paths?.['/a'] ?? {};
    expect([get?.security, post?.security, put?.security]).toEqual([undefined, [], []]);
  });
});
