import { expect, it } from 'vitest';
import { isSecretNumber, isSecretSample } from '#core/secrets/judge-sample.ts';

it.each([
  { name: 'password', value: 'Nirmcent@1', is: true },
  { name: 'api_key', value: 'canary-7f3a-plain', is: true },
  { name: 'apiKey', value: 'hunterkey', is: true },
  { name: 'colour', value: 'ghp_CANARYiTuT5pYdUA7AvfW996b2wVsoHxkDNg', is: true },
  { name: '', value: 'byht1JYW63X3X6hvP1B3cRjYvZExaWoV9BsLb_Mm_vI', is: true },
  { name: 'token', value: 'abc', is: false },
  { name: 'key', value: 'team_name', is: false },
  { name: 'password', value: '<your password>', is: false },
  { name: 'token_type', value: 'bearer-token', is: false },
  { name: 'sha256', value: '44e128a5ac7a44e128a5ac7a44e128a5ac7a', is: false },
  { name: 'colour', value: 'a long sentence about colours', is: false },
])('$name: $value is a secret: $is', ({ name, value, is }) => {
  expect(isSecretSample(name, value)).toBe(is);
});

it.each([
  { name: 'pin', value: 123_456, is: false },
  { name: 'password', value: 123_456, is: true },
  { name: 'password', value: 12, is: false },
])('$name: $value as a number is a secret: $is', ({ name, value, is }) => {
  expect(isSecretNumber(name, value)).toBe(is);
});
