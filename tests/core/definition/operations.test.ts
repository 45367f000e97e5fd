import { describe, expect, it } from 'vitest';
import { followReferences, operationsOf } from '#core/definition/operations.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { definition } from './edits/parcels.ts';

describe('operationsOf', () => {
  it('keeps the entries of a path item that stayed the same value', () => {
    const changed: Definition = {
      ...definition,
      paths: { ...definition.paths, '/parcels': { post: { summary: 'Book' } } },
    };
    const [before, now] = [operationsOf(definition), operationsOf(changed)];
    expect(now.map((entry, index) => entry === before[index])).toEqual([true, true, true, false]);
  });

  it('tells the same path item apart under another path', () => {
    const item = { get: { operationId: 'A' } };
    expect(operationsOf({ paths: { '/a': item, '/b': item } }).map(({ pointer }) => pointer)).toEqual([
      '/definition/paths/~1a/get',
      '/definition/paths/~1b/get',
    ]);
  });
});

describe('followReferences', () => {
  it.each([
    { name: 'a value', value: { type: 'string' }, found: { value: { type: 'string' } } },
    {
      name: 'a reference',
      value: { $ref: '#/parameters/Trace' },
      found: { value: definition.parameters?.['Trace'], pointer: '/definition/parameters/Trace' },
    },
    { name: 'one that leads nowhere', value: { $ref: '#/parameters/None' }, found: undefined },
    { name: 'one to another file', value: { $ref: 'other.json#/a' }, found: undefined },
  ])('$name', ({ value, found }) => {
    expect(followReferences<unknown>(definition, value)).toEqual(found);
  });
});
