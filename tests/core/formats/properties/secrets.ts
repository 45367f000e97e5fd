import fc, { type Arbitrary } from 'fast-check';

/** Invented, and known by its name alone: it must be nowhere in what comes out. */
export const byName: Arbitrary<string> = fc.constantFrom('canary-7f3a-plain', 'Canary9Word', 'canary hunter2 text');
/** Invented, and known by its looks wherever it stands. */
export const byShape: Arbitrary<string> = fc.constantFrom(
  'ghp_CANARYiTuT5pYdUA7AvfW996b2wVsoHxkDNg', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDQU5BUlkifQ.CANARYg7MJQQi5PdtRVLudz',
  'AKIACANARYCANARY1234', 'sk_live_CANARY5pYdUA7AvfW996b2wVs',
); // prettier-ignore

export const secretName = fc.constantFrom(
  'X-Api-Key',
  'api_key',
  'access_token',
  'password',
  'client_secret',
  'Authorization',
  'Cookie',
  'token',
);

/** Found in any text that holds one of them. */
export const canary = /canary/i;
