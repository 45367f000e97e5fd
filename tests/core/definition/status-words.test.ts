import { expect, it } from 'vitest';
import { phraseOf, statusWords } from '#core/definition/status-words.ts';

it.each([
  { status: '200', words: 'OK', phrase: 'OK' },
  { status: '404', words: 'Not Found', phrase: 'Not Found' },
  { status: '299', words: '', phrase: '299' },
  { status: 'default', words: '', phrase: 'default' },
  { status: 'constructor', words: '', phrase: 'constructor' },
])('$status is "$phrase"', ({ status, words, phrase }) => {
  expect(statusWords(status)).toBe(words);
  expect(phraseOf(status)).toBe(phrase);
});

it('knows a status as a number', () => expect(statusWords(404)).toBe('Not Found'));
