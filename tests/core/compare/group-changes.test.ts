import { expect, it } from 'vitest';
import type { Change } from '#core/compare/change.ts';
import { groupChanges } from '#core/compare/group-changes.ts';

const change = (message: string, ...names: readonly string[]): Change => ({
  kind: 'operation/changed',
  message,
  breaking: false,
  operations: names.map((name) => ({ name, before: `/${name}`, after: `/${name}` })),
});

it('puts together what is about one operation, what several share, and the rest, as they first appear', () => {
  const groups = groupChanges([
    change('1', 'A'),
    change('2'),
    change('3', 'A', 'B'),
    change('4', 'A'),
    change('5', 'B'),
  ]);
  expect(
    groups.map(({ kind, operation, changes }) => [kind, operation?.name, ...changes.map((one) => one.message)]),
  ).toEqual([
    ['operation', 'A', '1', '4'],
    ['connector', undefined, '2'],
    ['several', undefined, '3'],
    ['operation', 'B', '5'],
  ]);
});
