import { expect, it } from 'vitest';
import { nearestName } from '#core/rules/shapes/nearest-name.ts';

it.each([
  { name: 'operationID', meant: 'operationId' },
  { name: 'sumary', meant: 'summary' },
  { name: 'summaryy', meant: 'summary' },
  { name: 'sunmary', meant: 'summary' },
  { name: 'in', meant: 'in' },
  { name: 'on', meant: undefined },
  { name: 'smmry', meant: undefined },
  { name: '', meant: undefined },
])('$name: $meant', ({ name, meant }) => {
  expect(nearestName(name, ['in', 'summary', 'operationId'])).toBe(meant);
});
