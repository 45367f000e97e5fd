import { describe, expect, it } from 'vitest';
import { maskProse } from '#core/secrets/mask-prose.ts';

describe('a text', () => {
  it.each([
    ['Call https://a.example/x?api_key=canary7f3a&page=2', 'Call https://a.example/x?api_key=***&page=2'],
    ['https://me:canary7f3a@a.example/x', 'https://***@a.example/x'],
    ['{"password": "canary hunter2", "user": "me"}', '{"password": "***", "user": "me"}'],
    [String.raw`"{\"client_secret\":\"canary7f3a\"}"`, String.raw`"{\"client_secret\":\"***\"}"`],
    ['Send `X-Api-Key: 0a1b2c3d4ecanary` along.', 'Send `X-Api-Key: ***` along.'],
    ['curl -u me:canary7f3a https://a.example', 'curl -u *** https://a.example'],
    ['Authorization: Bearer abcDEF0123456789xyz', 'Authorization: ***'],
  ])('%s is masked', (text, masked) => {
    const { text: is, secrets } = maskProse(text);
    expect(is).toBe(masked);
    expect(secrets).toHaveLength(1);
  });

  it.each([
    'The token: it is sent with every request.',
    'Use username=YourUsername&password=YourPassword.',
    'https://a.example/x?token=<token>&key={key}',
    '{"password": "string", "token": "***", "page_token": "abcdef123456"}',
    'password: required, at least 12 characters, 2 of them digits',
    'See [the key: value store](https://docs.example/key-value-store-2024).',
    'token: https://docs.example/oauth2/v2',
    '{"password": "The password of the user"}',
  ])('%s stays as it is', (text) => {
    expect(maskProse(text)).toEqual({ text, secrets: [] });
  });

  it('that is made to be slow takes no longer than others', () => {
    const start = performance.now();
    for (const part of ['?key=', '"key": "', 'key: ', '-u ', 'a.', ' ', '://'])
      expect(maskProse(part.repeat(50_000)).text.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
