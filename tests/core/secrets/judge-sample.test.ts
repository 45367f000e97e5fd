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
  // Looks alone: ids, commits, markers and contents look as random as keys do.
  { name: 'id', value: '4aawyAB9vmqN3uQ7FjRGTy', is: false },
  { name: '', value: '4aawyAB9vmqN3uQ7FjRGTy', is: false },
  { name: '', value: '0d1841b0976bae2a3a310dd74c0f3df354899bc8', is: false },
  { name: 'before', value: '6dcb09b5b57875f334f61aebed695e2e4193db5e', is: false },
  { name: 'next_marker', value: 'JV9IRGZmieiBasejOG9yDCRNgd2ymoZIbjsxbJMjIs3kioVii', is: false },
  { name: 'content', value: 'bXkgbmV3IGZpbGUgY29udGVudHM0NTY3', is: false },
  // Names alone: what nobody could sign in with.
  { name: 'secret_scanning', value: 'enabled', is: false },
  { name: 'password', value: 'enabled', is: false },
  { name: 'secret', value: '"********"', is: false },
  { name: 'client_secret', value: 'XXXXXXXXXXXXXXXX-us2', is: false },
  { name: 'token', value: 'v1.1f699f1069f60xxx', is: false },
  { name: 'signing_secret', value: 'whsec_...', is: false },
  { name: 'token', value: 'Bearer {access_token}', is: false },
  { name: 'TraceToken', value: '00000000-0000-0000-0000-000000000000', is: false },
  { name: 'api_key', value: 'abcd1234', is: false },
  { name: 'apiKey', value: 'cancer_moonshot', is: false },
  { name: 'password', value: 'do-not-use-this-password', is: false },
  { name: 'access_token', value: 'https://api.example.com/token', is: false },
  { name: 'token', value: '2024-01-01T00:00:00Z', is: false },
  { name: 'token_last_eight', value: 'Ae178B4a', is: false },
  { name: 'hashed_token', value: '25f94a2a5c7fbaf499c665bc73d67c1c87e496da8985131633ee0a95819db2e8', is: false },
  { name: 'key', value: 'Box__Security__Classification__Key', is: false },
  { name: 'key', value: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCg73sgCdLL9rW', is: false },
  { name: 'secret', value: 'The secret of the app as you made it', is: false },
  // Both.
  { name: 'key', value: '2Sg8iYjAxxmI2LvUXpJjkYrMxURPc8r+dB7TJyvv1234', is: true },
  { name: 'code', value: 'n22JPxrh18m4Y0wIZPIqYZK7VRrsMTWW', is: true },
  { name: 'code', value: 'not_found', is: false },
  { name: 'client_secret', value: 'kj123131132', is: true },
  { name: 'password', value: 'correct horse battery staple', is: true },
  { name: 'new_password_again', value: 'pasword123', is: true },
  { name: 'Set-Cookie', value: 'sid=s%3AiwjiWeYFdG', is: true },
])('$name: $value is a secret: $is', ({ name, value, is }) => {
  expect(isSecretSample(name, value)).toBe(is);
});

it.each([
  { name: 'pin', value: 123_456, is: false },
  { name: 'password', value: 123_456, is: true },
  { name: 'password', value: 12, is: false },
  { name: 'password_last_updated_at', value: 1_700_690_400_000, is: false },
])('$name: $value as a number is a secret: $is', ({ name, value, is }) => {
  expect(isSecretNumber(name, value)).toBe(is);
});
