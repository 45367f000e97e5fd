import { expect, it } from 'vitest';
import { standingOf } from '#core/exports/compare-backup.ts';

const connector = { definition: '{}', properties: '{}' };
const other = { ...connector, definition: '{ }' };

it.each([
  { name: 'none here', here: undefined, standing: 'new' },
  { name: 'the same files, whenever', here: { connector, changedAt: 9 }, standing: 'same' },
  { name: 'other files, later', here: { connector: other, changedAt: 6 }, standing: 'newer-here' },
  { name: 'other files, earlier', here: { connector: other, changedAt: 4 }, standing: 'newer-there' },
  { name: 'other files at the same time', here: { connector: other, changedAt: 5 }, standing: 'newer-here' },
])('$name: $standing', ({ here, standing }) => {
  expect(standingOf({ connector, changedAt: 5 }, here)).toBe(standing);
});
