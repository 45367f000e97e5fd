import { expect, it } from 'vitest';
import { splitAddress } from '#core/definition/general/split-address.ts';

it.each([
  { text: 'https://api.example.com/v1/', parts: { scheme: 'https', host: 'api.example.com', basePath: '/v1' } },
  { text: ' HTTP://localhost:8080 ', parts: { scheme: 'http', host: 'localhost:8080' } },
  { text: 'api.example.com/v1/pets?limit=2#x', parts: { host: 'api.example.com', basePath: '/v1/pets' } },
  { text: 'https://api.example.com/', parts: { scheme: 'https', host: 'api.example.com' } },
  { text: 'api.example.com', parts: undefined },
  { text: 'https://', parts: undefined },
  { text: 'user:secret@api.example.com/a', parts: undefined },
  { text: 'two words/a', parts: undefined },
])('$text', ({ text, parts }) => {
  expect(splitAddress(text)).toEqual(parts);
});
