import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import { countSecrets } from '#core/ledger/ledger.ts';
import { valueAt } from '#core/document/pointer.ts';

/** Invented, and in no byte of what comes out. */
const plain = 'canary-7f3a-plain';
const github = 'ghp_CANARYiTuT5pYdUA7AvfW996b2wVsoHxkDNg';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.CANARYg7MJQQi5PdtRVLudz';

type Json = Readonly<Record<string, unknown>>;

const responses = { 200: { description: 'OK' } };
const operation = (more: Json): Json => ({ paths: { '/pets': { post: { responses, ...more } } } });
const parameter = (more: Json): Json =>
  operation({ parameters: [{ name: 'api_key', in: 'query', type: 'string', ...more }] });
const schema = (more: Json): Json => ({ definitions: { Pet: { type: 'object', ...more } } });

const whole = (part: Json): Json => ({
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  host: 'api.pets.example',
  paths: {},
  ...part,
});

const importText = (text: string, choices: Readonly<Record<string, string>> = {}): Promise<ImportOutcome> =>
  importDescription({ name: 'pets.json', bytes: new TextEncoder().encode(text) }, { choices });

/** `is`: what stands at the place in the connector then; absent for what went. */
const places: readonly { readonly name: string; readonly part: Json; readonly at: string; readonly is?: unknown }[] = [
  { name: 'an example of a parameter', part: parameter({ 'x-example': plain }), at: '/0/x-example', is: '***' },
  { name: 'a test value', part: parameter({ 'x-ms-test-value': plain }), at: '/0/x-ms-test-value', is: '***' },
  { name: 'a default', part: parameter({ default: plain }), at: '/0/default' },
  { name: 'a default that is a number', part: parameter({ type: 'integer', default: 7_700_033 }), at: '/0/default' },
  { name: 'a choice', part: parameter({ enum: ['live', github] }), at: '/0/enum', is: ['live'] },
  { name: 'the only choice', part: parameter({ enum: [github] }), at: '/0/enum' },
  { name: 'a default of a list', part: parameter({ type: 'array', items: { type: 'string' }, default: [plain] }), at: '/0/default', is: ['***'] },
  { name: 'an example of a property', part: schema({ properties: { password: { type: 'string', example: plain } } }), at: '/definitions/Pet/properties/password/example', is: '***' },
  { name: 'an example that is an object', part: schema({ example: { name: 'Rex', auth: { client_secret: plain } } }), at: '/definitions/Pet/example', is: { name: 'Rex', auth: { client_secret: '***' } } },
  { name: 'a pair of name and value', part: schema({ example: [{ name: 'X-Api-Key', value: plain }] }), at: '/definitions/Pet/example', is: [{ name: 'X-Api-Key', value: '***' }] },
  { name: 'an example that says nothing of itself', part: schema({ example: jwt }), at: '/definitions/Pet/example', is: '***' },
  { name: 'an example of an answer', part: operation({ responses: { 200: { description: 'OK', examples: { 'application/json': `{"token":"${plain}"}` } } } }), at: '/paths/~1pets/post/responses/200/examples', is: { 'application/json': '{"token":"***"}' } },
  { name: 'a header of an answer', part: operation({ responses: { 200: { description: 'OK', headers: { 'Set-Cookie': { type: 'string', default: `id=${plain}` } } } } }), at: '/paths/~1pets/post/responses/200/headers/Set-Cookie', is: { type: 'string' } },
  { name: 'a description', part: operation({ description: `Send ${github} with it.` }), at: '/paths/~1pets/post/description', is: 'Send *** with it.' },
  { name: 'an address', part: { externalDocs: { url: `https://docs.example/?token=${plain}` } }, at: '/externalDocs/url', is: 'https://docs.example/?token=***' },
  { name: 'an address to sign in at', part: { securityDefinitions: { o: { type: 'oauth2', flow: 'implicit', authorizationUrl: `https://me:${plain}@sign.example`, scopes: {} } } }, at: '/securityDefinitions/o/authorizationUrl', is: 'https://***@sign.example' },
  { name: 'an extension', part: { 'x-auth': { api_key: plain } }, at: '/x-auth', is: { api_key: '***' } },
  { name: 'an extension of the platform', part: operation({ 'x-ms-notification-content': { description: `Bearer ${github}` } }), at: '/paths/~1pets/post/x-ms-notification-content/description', is: '***' },
  { name: 'a member that nobody knows', part: { apiKey: plain }, at: '/x-apiKey', is: '***' },
  { name: 'code beside an operation', part: operation({ 'x-code-samples': [{ source: `curl -H 'X-Api-Key: ${github}'` }] }), at: '/paths/~1pets/post/x-code-samples/0/source', is: "curl -H 'X-Api-Key: ***'" },
  { name: 'a host', part: { host: `https://me:${plain}@api.pets.example/v1` }, at: '/host', is: 'api.pets.example' },
]; // prettier-ignore

const placeOf = (at: string): string => (at.startsWith('/0') ? `/paths/~1pets/post/parameters${at}` : at);

describe('a secret in', () => {
  it.each(places)('$name', async ({ part, at, is }) => {
    const text = JSON.stringify(whole(part), null, 2);
    for (const source of [text, stringify(whole(part))]) {
      const outcome = await importText(source);
      if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
      expect(JSON.stringify(outcome)).not.toMatch(/canary|7_?700_?033/i);
      expect(valueAt(JSON.parse(outcome.connector.definition), placeOf(at))).toEqual(is);
      if (!at.startsWith('/host')) expect(countSecrets(outcome.ledger).kept).toBe(1);
      const again = await importText(outcome.connector.definition);
      expect(again.ok && again.connector.definition).toBe(outcome.connector.definition);
      expect(again.ok && countSecrets(again.ledger).kept).toBe(0);
    }
  });

  it('what nobody picked is not told, nor brought', async () => {
    const text = JSON.stringify(
      whole({ paths: { '/a': { get: { responses } }, '/b': { get: { responses, description: github } } } }),
    );
    const outcome = await importDescription({ bytes: new TextEncoder().encode(text) }, { operations: ['GET /a'] });
    expect(outcome.ok && countSecrets(outcome.ledger).kept).toBe(0);
    expect(JSON.stringify(outcome)).not.toMatch(/canary/i);
  });

  it('a part that is referred to where nobody picked it is not brought', async () => {
    const text = JSON.stringify(
      whole({
        paths: {
          '/a': { get: { responses: { 200: { description: 'OK', schema: { $ref: '#/paths/~1b/get/responses/200/schema' } } } } },
          '/b': { get: { responses: { 200: { description: 'OK', schema: { type: 'object', example: { password: plain } } } } } },
        },
      }),
    ); // prettier-ignore
    const outcome = await importDescription({ bytes: new TextEncoder().encode(text) }, { operations: ['GET /a'] });
    expect(outcome.ok && outcome.connector.definition).toContain('***');
    expect(JSON.stringify(outcome)).not.toMatch(/canary/i);
  });

  it('a member that is written more than once is in neither of them', async () => {
    const text = `{"swagger":"2.0","info":{"title":"A","version":"1"},"paths":{},"x-api-key":"${plain}","x-api-key":"none"}`;
    const outcome = await importText(text);
    expect(outcome.ok).toBe(true);
    expect(JSON.stringify(outcome)).not.toMatch(/canary/i);
  });

  it('stays where somebody asks for it, masked in the ledger', async () => {
    const text = JSON.stringify(whole(parameter({ operationId: 'A', 'x-example': plain })));
    const first = await importText(text);
    const choice = first.ok && first.ledger.changes.find(({ kind }) => kind === 'secret')?.choice;
    if (!choice) throw new Error('There is no choice.');
    const outcome = await importText(text, { [choice.id]: 'leave' });
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(outcome.connector.definition).toContain(plain);
    expect(JSON.stringify(outcome.ledger)).not.toMatch(/canary/i);
    expect(countSecrets(outcome.ledger).kept).toBe(0);
  });
});

it.each([
  parameter({ example: '<your key>', default: '' }),
  parameter({ name: 'sort_key', default: 'created_at' }),
  parameter({ name: 'grant_type', enum: ['client_credentials', 'password'] }),
  schema({ properties: { token: { type: 'string', description: 'The token: it ends after an hour.' } } }),
  parameter({
    name: 'album',
    'x-example': '4aawyAB9vmqN3uQ7FjRGTy',
    default: '0d1841b0976bae2a3a310dd74c0f3df354899bc8',
  }),
  schema({ example: { secret_scanning: 'enabled', before: '6dcb09b5b57875f334f61aebed695e2e4193db5e' } }),
  schema({ properties: { sha: { example: '6dcb09b5b57875f334f61aebed695e2e4193db5e' } } }),
  operation({ 'x-ms-dynamic-values': { operationId: 'A', parameters: { token: { parameter: 'token_1' } } } }),
  { securityDefinitions: { api_key: { type: 'apiKey', name: 'X-Api-Key', in: 'header' } } },
])('%j holds no secret', async (part) => {
  const outcome = await importText(JSON.stringify(whole(part)));
  expect(outcome.ok && outcome.ledger.changes.filter(({ kind }) => kind === 'secret')).toEqual([]);
});
