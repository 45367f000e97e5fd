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
