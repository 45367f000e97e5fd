import { expect, it } from 'vitest';
import { adviceFor, statusWords } from '#core/testing/status-words.ts';

it.each([
  { status: 200, words: 'OK' },
  { status: 404, words: 'Not Found' },
  { status: 299, words: '' },
])('$status is "$words"', ({ status, words }) => {
  expect(statusWords(status)).toBe(words);
});

it.each([
  { status: 200, advice: undefined },
  { status: 304, advice: undefined },
  { status: 401, advice: /key, password or token/ },
  { status: 503, advice: /Try again later/ },
])('$status asks for something: $advice', ({ status, advice }) => {
  if (advice) expect(adviceFor(status)).toMatch(advice);
  else expect(adviceFor(status)).toBeUndefined();
});
