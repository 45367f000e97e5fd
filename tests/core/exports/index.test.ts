import { describe, expect, it } from 'vitest';
import { exportConnector } from '#core/exports/index.ts';

const withSecret = (clientSecret: string) => ({
  definition: '{}',
  properties: `{ "properties": {
  "connectionParameters": { "token": { "type": "oauthSetting", "oAuthSettings": {
    "clientSecret": ${JSON.stringify(clientSecret)} } } } } }`,
});
const secret = 'q8~Xz12.abc';

describe('a client secret', () => {
  it('holds the export back and names the place', async () => {
    const outcome = await exportConnector(withSecret(secret), 'connector-files');
    expect(outcome).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'export/secret',
          severity: 'error',
          message: expect.stringContaining('apiProperties.json, line 3'),
          pointer: '/properties/properties/connectionParameters/token/oAuthSettings/clientSecret',
          range: { line: 3, column: 21, endLine: 3, endColumn: 34 },
        },
      ],
    });
    expect(JSON.stringify(outcome)).not.toContain(secret);
  });

  it('leaves when the maker says so', async () => {
    const outcome = await exportConnector(withSecret(secret), 'connector-files', { allowSecrets: true });
    expect(outcome).toMatchObject({ ok: true, diagnostics: [{ code: 'export/secret', severity: 'warning' }] });
  });

  it('is no matter for the definition alone', async () => {
    expect(await exportConnector(withSecret(secret), 'openapi')).toMatchObject({ ok: true, diagnostics: [] });
  });

  it('is found in properties that cannot be read to the end', async () => {
    const { definition, properties } = withSecret(secret);
    const outcome = await exportConnector({ definition, properties: `{ "x": } ${properties}` }, 'connector-files');
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ code: 'export/secret', range: { line: 3 } }] });
  });

  it('is none when it is a placeholder', async () => {
    expect(await exportConnector(withSecret('<your secret>'), 'connector-files')).toMatchObject({
      ok: true,
      diagnostics: [],
    });
  });
});

it('exports what is no JSON as it is', async () => {
  const outcome = await exportConnector({ definition: '{"a":', properties: '' }, 'connector-files');
  const texts = outcome.ok && outcome.files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]);
  expect(texts).toEqual([
    ['apiDefinition.swagger.json', '{"a":'],
    ['apiProperties.json', ''],
    ['settings.json', expect.any(String)],
  ]);
});

describe('other secrets', () => {
  const key = '8eb2726e65f542b1c1c337557c5e6b85';
  const token = 'ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6';
  const policy = (name: string, value: string): string =>
    JSON.stringify({
      properties: {
        policyTemplateInstances: [
          {
            templateId: 'setheader',
            title: 'Key',
            parameters: {
              'x-ms-apimTemplateParameter.name': name,
              'x-ms-apimTemplateParameter.value': value,
              'x-ms-apimTemplateParameter.existsAction': 'override',
            },
          },
        ],
      },
    });
  const described = `{ "info": { "description": "Call it with ${token}" } }`;

  it.each([
    {
      name: 'a fixed header value',
      connector: { definition: '{}', properties: policy('Ocp-Apim-Subscription-Key', key) },
      found: 'a secret in a policy in apiProperties.json',
    },
    {
      name: 'a token in the script',
      connector: { definition: '{}', properties: '{}', script: `\nvar key = "${token}";` },
      found: 'script.csx, line 2',
    },
    {
      name: 'a token in the definition',
      connector: { definition: described, properties: '{}' },
      found: 'apiDefinition.swagger.json, line 1',
    },
  ])('$name holds the export back, without being repeated', async ({ connector, found }) => {
    const outcome = await exportConnector(connector, 'connector-files');
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ message: expect.stringContaining(found) }] });
    expect(JSON.stringify(outcome)).not.toMatch(new RegExp(`${key}|${token}`));
  });

  it('are looked for in what the target holds only', async () => {
    const script = `var key = "${token}";`;
    expect(await exportConnector({ definition: '{}', properties: '{}', script }, 'openapi')).toMatchObject({
      ok: true,
    });
    expect(await exportConnector({ definition: described, properties: '{}' }, 'openapi')).toMatchObject({ ok: false });
  });

  it.each(["@connectionParameters('api_key')", "Bearer @connectionParameters('api_key')", '<your key>'])(
    'are not %s',
    async (value) => {
      const connector = { definition: '{}', properties: policy('Authorization', value) };
      expect(await exportConnector(connector, 'connector-files')).toMatchObject({ ok: true, diagnostics: [] });
    },
  );
});
