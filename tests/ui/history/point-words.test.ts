import { expect, it } from 'vitest';
import { dayOf, headlineOf } from '#ui/history/point-words.ts';

it.each([
  [new Date(2026, 4, 20, 0, 1), 'Today'],
  [new Date(2026, 4, 19, 23, 59), 'Yesterday'],
  [new Date(2026, 4, 18, 12), 'Monday 18 May'],
  [new Date(2025, 4, 18, 12), '18 May 2025'],
])('says of %s that it is %s', (at, day) => {
  expect(dayOf(at.getTime(), new Date(2026, 4, 20, 12).getTime())).toBe(day);
});

it.each([
  [{ name: 'Mine' }, 'Mine'],
  [{ before: 'import' as const }, 'Before an import was merged in'],
  [{ titles: ['Change title'], edits: 1 }, 'Change title'],
  [{ titles: ['A', 'B'], edits: 1200 }, 'B and 1,199 more'],
  [{}, 'As it was opened'],
])('calls a version %o by %s', (point, headline) => {
  expect(headlineOf({ at: 1, kind: 'auto', titles: [], edits: 0, size: 1, check: '', ...point })).toBe(headline);
});
