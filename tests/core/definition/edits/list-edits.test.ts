import { describe, expect, it } from 'vitest';
import { differingItems } from '#core/definition/edits/list-edits.ts';
import { applyPatch } from '#core/document/patch.ts';

describe('differingItems', () => {
  it.each([
    { name: 'nothing', before: [1, 2], after: [1, 2], kinds: [] },
    { name: 'one changed', before: ['a', 'b', 'c'], after: ['a', 'x', 'c'], kinds: ['set'] },
    { name: 'one at the end', before: ['a'], after: ['a', 'b'], kinds: ['set'] },
    { name: 'one in between', before: ['a', 'c'], after: ['a', 'b', 'c'], kinds: ['set', 'move'] },
    { name: 'two in between', before: ['a', 'd'], after: ['a', 'b', 'c', 'd'], kinds: ['set', 'move', 'set', 'move'] },
    { name: 'one less', before: ['a', 'b', 'c'], after: ['a', 'c'], kinds: ['remove'] },
    {
      name: 'two less, one changed',
      before: ['a', 'b', 'c', 'd'],
      after: ['x', 'd'],
      kinds: ['set', 'remove', 'remove'],
    },
    { name: 'moved down', before: ['a', 'b', 'c'], after: ['b', 'c', 'a'], kinds: ['move'] },
    { name: 'moved up', before: ['a', 'b', 'c'], after: ['a', 'c', 'b'], kinds: ['move'] },
    { name: 'all others', before: ['a', 'b'], after: ['x', 'y', 'z'], kinds: ['set', 'set', 'set'] },
    { name: 'repeats', before: ['a', 'a', 'b'], after: ['a', 'b'], kinds: ['remove'] },
    { name: 'from nothing', before: [], after: ['a', 'b'], kinds: ['set', 'set'] },
    { name: 'objects', before: [{ v: 1 }, { v: 2 }], after: [{ v: 2 }], kinds: ['remove'] },
  ])('$name', ({ before, after, kinds }) => {
    const edits = differingItems('/definition/list', before, after);
    expect(edits.map(({ kind }) => kind)).toEqual(kinds);
    const { connector } = applyPatch(
      { definition: JSON.stringify({ list: before }), properties: '{}' },
      { title: 'Change', edits },
    );
    expect(JSON.parse(connector.definition)).toEqual({ list: after });
  });
});
