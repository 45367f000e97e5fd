import { describe, expect, it } from 'vitest';
import { isPlaceholder, isSecretName, looksLikeSecret, maskSecrets } from '#core/secrets/find-secrets.ts';

// Invented, and put together here so that no scanner takes them for real ones.
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJ0ZXN0In0', 'c2lnbmF0dXJlLW9mLXRlc3Q'].join('.');
const github = `ghp_${'aB3dE6gH9'.repeat(4)}`;

describe('isSecretName', () => {
  it.each([
    'X-Api-Key', 'api_key', 'apiKey', 'apikey', 'Authorization', 'access_token', 'refreshToken', 'client_secret', 'password',
    'Passwd', 'Cookie', 'Set-Cookie', 'sig', 'key', 'X-GitHub-Token', 'Ocp-Apim-Subscription-Key', 'privateKey', 'secretKey',
    'JSESSIONID', 'myaccesstoken', 'private_key_pem',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true)); // prettier-ignore

  it.each([
    'name', 'keyword', 'sort_key', 'page_token', 'nextToken', 'token_type', 'password_expires', 'key_id', 'author', 'top',
    'monkey', 'tokenUrl', 'primaryKey', '', 'signed_at', 'secretary', 'x'.repeat(300),
  ])('%s is none', (name) => expect(isSecretName(name)).toBe(false)); // prettier-ignore
});

describe('looksLikeSecret', () => {
  it.each([
    jwt,
    github,
    `Bearer ${jwt}`,
    `AKIA${'ABCD1234'.repeat(2)}`,
    `Basic ${btoa('user:Passw0rd1')}`,
    'https://user:pass1234@api.example.com',
    '0123456789abcdef0123456789abcdef',
    'aB3dE6gH9kL2mN5pQ8rS1tU4',
    `https://x.blob.example/a?sig=${'aB3%2F'.repeat(6)}`,
    '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----',
  ])('%s', (value) => expect(looksLikeSecret(value)).toBe(true));

  it.each([
    '',
    'hello',
    'application/json; charset=utf-8',
    '11111111-2222-3333-4444-555555555555',
    'https://api.example.com/v1/pets?limit=10',
    'A sentence of some length that says nothing secret.',
    '{{token}}',
    'Bearer {{token}}',
    '1234567890123456789012345678901234',
    'getAllTheThingsThatThereAre',
    '2024-01-01T00:00:00.000Z',
  ])('not %s', (value) => expect(looksLikeSecret(value)).toBe(false));

  it('does not hang on texts made to make it', () => {
    for (const part of [
      'eyJ-',
      'eyJaaaaaaaaaaaa-',
      'Bearer ',
      '-----BEGIN ',
      'sk-',
      '8Q~',
      '://a',
      'SG.',
      '{{',
      'xoxb-',
    ]) {
      maskSecrets(part.repeat(50_000));
      looksLikeSecret(part.repeat(2_000));
    }
  });
});

describe('isPlaceholder', () => {
  it.each([
    '',
    '  ',
    '{{token}}',
    'Bearer {{token}}',
    '<your key>',
    'YOUR_API_KEY',
    '*****',
    'xxxxxxxx',
    'string',
    '${TOKEN}',
  ])('%j is one', (value) => expect(isPlaceholder(value)).toBe(true));
  it.each([jwt, 'hunter2', 'Secr3t!', 'my dog is called 7'])('%j is none', (value) =>
    expect(isPlaceholder(value)).toBe(false),
  );
});

describe('maskSecrets', () => {
  it('takes known kinds out of a text and counts them', () => {
    expect(maskSecrets(`Call it with ${github}, or with Bearer ${jwt}.`)).toEqual({
      text: 'Call it with ***, or with ***',
      found: 2,
    });
  });
  it('leaves placeholders and plain text', () => {
    const text = 'Send the header Authorization: Bearer {{token}} as basic authentication.';
    expect(maskSecrets(text)).toEqual({ text, found: 0 });
  });
});
