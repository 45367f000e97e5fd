import { expect, it } from 'vitest';
import { differencesBetween, isSame } from '#core/reimport/differences.ts';

it.each<[string, unknown, unknown, readonly unknown[]]>([
  ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ['the order of members is none', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  [
    'a member deep inside',
    { a: { b: 1, c: 2 } },
    { a: { b: 3, c: 2 } },
    [{ kind: 'set', pointer: '/x/a/b', value: 3 }],
  ],
  ['a new member', { a: {} }, { a: { '/b': [] } }, [{ kind: 'set', pointer: '/x/a/~1b', value: [] }]],
  ['one taken out', { a: 1, b: 2 }, { a: 1 }, [{ kind: 'remove', pointer: '/x/b' }]],
  ['an item of a list as long', { a: [1, 2] }, { a: [1, 3] }, [{ kind: 'set', pointer: '/x/a/1', value: 3 }]],
  ['a list of another length', { a: [1] }, { a: [1, 2] }, [{ kind: 'set', pointer: '/x/a', value: [1, 2] }]],
  ['another kind of value', { a: [1] }, { a: { 0: 1 } }, [{ kind: 'set', pointer: '/x/a', value: { 0: 1 } }]],
])('%s', (_, before, after, edits) => {
  expect(differencesBetween(before, after, '/x')).toEqual(edits);
  expect(isSame(before, after)).toBe(edits.length === 0);
});
