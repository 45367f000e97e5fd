import { expect, it } from 'vitest';
import { since } from '#ui/routes/library/since.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

it.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [minute, '1 minute ago'],
  [5 * hour, '5 hours ago'],
  [day, 'yesterday'],
  [8 * day, 'last week'],
  [400 * day, 'last year'],
  [-5 * minute, 'just now'],
])('%d ms', (elapsed, words) => {
  expect(since(1e12 - elapsed, 1e12)).toBe(words);
});
