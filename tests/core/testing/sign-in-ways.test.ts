import { describe, expect, it } from 'vitest';
import { readSignIn } from '#core/testing/sign-in-ways.ts';

const key = { type: 'securestring', uiDefinition: { displayName: 'Key', constraints: { required: 'true' } } };
const user = { username: { type: 'string' }, password: { type: 'securestring' } };
const definition = { securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'k' } } };
const setsOf = (...values: readonly unknown[]): unknown => ({
  properties: {
    connectionParameters: { left: { type: 'string' } },
    connectionParameterSets: { uiDefinition: { displayName: 'Sign-in type', description: 'Choose.' }, values },
  },
});

describe('several ways', () => {
  const signIn = readSignIn(
    definition,
    setsOf(
      {
        name: 'key',
        uiDefinition: { displayname: 'API key', description: 'Use a key.' },
        parameters: { api_key: key },
      },
      { name: 'user', parameters: { ...user, region: { type: 'string' } } },
      { name: 'user', parameters: {} },
      'no way at all',
    ),
  );

  it('are asked about as the file words it', () => {
    expect([signIn.question, signIn.hint]).toEqual(['Sign-in type', 'Choose.']);
    expect(signIn.ways.map(({ label, hint }) => [label, hint])).toEqual([
      ['API key', 'Use a key.'],
      ['user', ''],
      ['user', ''],
      ['Way without a name', ''],
    ]);
  });

  it('each ask for their own values, and sign in by themselves', () => {
    expect(
      signIn.ways.map(({ key: way, security, fields }) => [way, security.kind, fields.map(({ name }) => name)]),
    ).toEqual([
      ['key', 'apiKey', ['api_key']],
      ['user', 'basic', ['username', 'password', 'region']],
      ['user#3', 'none', []],
      ['#4', 'none', []],
    ]);
    expect(signIn.ways[0].security).toMatchObject({ in: 'query', name: 'k' });
  });

  it('have a question even where the file has none', () => {
    const { question } = readSignIn({}, { properties: { connectionParameterSets: { values: [{ name: 'a' }] } } });
    expect(question).toBe('How to sign in');
  });
});

it('is one way where there is nothing to choose', () => {
  const { ways, question } = readSignIn(definition, { properties: { connectionParameters: { api_key: key } } });
  expect(question).toBe('');
  expect(ways.map(({ key: way, security, fields }) => [way, security.kind, fields.map(({ name }) => name)])).toEqual([
    ['', 'apiKey', ['api_key']],
  ]);
});
