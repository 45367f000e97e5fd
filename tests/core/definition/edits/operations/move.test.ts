import { describe, expect, it } from 'vitest';
import { moveShared } from '#core/definition/edits/move-shared.ts';
import { moveOperation, neighbourOf } from '#core/definition/edits/operations/move-operation.ts';
import { effectsOfRemovals, removeOperations } from '#core/definition/edits/remove-operation.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { partsOf } from '#core/definition/shared-uses.ts';
import { after, definition, operation, values } from '../parcels.ts';

const ids = (within = definition) => operationsOf(within).map((one) => one.operation.operationId);

describe('moveOperation', () => {
  it.each([
    {
      name: 'past another path',
      id: 'ListDepots',
      to: 'BookParcel',
      along: [],
      order: ['GetParcel', 'CancelParcel', 'BookParcel', 'ListDepots'],
    },
    {
      name: 'within its path',
      id: 'CancelParcel',
      to: 'GetParcel',
      along: [],
      order: ['ListDepots', 'CancelParcel', 'GetParcel', 'BookParcel'],
    },
    {
      name: 'with its path',
      id: 'GetParcel',
      to: 'ListDepots',
      along: ['CancelParcel'],
      order: ['GetParcel', 'CancelParcel', 'ListDepots', 'BookParcel'],
    },
  ])('$name', ({ id, to, along, order }) => {
    const patch = moveOperation(definition, operation(id), operation(to));
    if (!patch) throw new Error('Nothing moved');
    expect(patch.along.map((one) => one.operation.operationId)).toEqual(along);
    const changed = after(patch);
    expect(ids(changed.definition)).toEqual(order);
    // Nothing but the order changed.
    expect(changed.definition).toEqual(definition);
  });

  it('says so when it would stay', () => {
    expect(moveOperation(definition, operation('GetParcel'), operation('GetParcel'))).toBeUndefined();
  });

  it('finds the neighbours of the same kind', () => {
    const mixed = {
      paths: {
        '/a': { get: { operationId: 'A' } },
        '/t': { post: { operationId: 'T', 'x-ms-trigger': 'single' } },
        '/b': { get: { operationId: 'B' } },
      },
    };
    expect(neighbourOf(mixed, operation('A', mixed), 1)?.operation.operationId).toBe('B');
    expect(neighbourOf(mixed, operation('A', mixed), -1)).toBeUndefined();
    expect(neighbourOf(mixed, operation('T', mixed), 1)).toBeUndefined();
  });
});

it('moves shared parts within their section only', () => {
  const shared = { definitions: { A: {}, B: {}, C: {} }, parameters: { P: {} } };
  const [a, , c] = partsOf(shared, 'definitions');
  const [p] = partsOf(shared, 'parameters');
  if (!a || !c || !p) throw new Error('The fixture has no parts');
  const patch = moveShared(shared, a, c);
  if (!patch) throw new Error('Nothing moved');
  expect(Object.keys(after(patch, { definition: shared, properties: {} }).definition.definitions ?? {})).toEqual([
    'B',
    'C',
    'A',
  ]);
  expect(moveShared(shared, a, p)).toBeUndefined();
});

describe('removeOperations', () => {
  it('takes a path out that loses its last operation, and policies that serve only what goes', () => {
    const gone = [operation('ListDepots'), operation('GetParcel')];
    const patch = removeOperations(values, gone);
    expect(patch.title).toBe('Delete 2 operations');
    const changed = after(patch);
    expect(ids(changed.definition)).toEqual(['CancelParcel', 'BookParcel']);
    expect(changed.properties.properties?.policyTemplateInstances).toEqual([{ title: 'All', parameters: {} }]);
    // The script would serve every operation if its list were empty.
    expect(changed.properties.properties?.scriptOperations).toEqual(['ListDepots', 'GetParcel']);
    // The list that named ListDepots goes with GetParcel.
    expect(effectsOfRemovals(values, gone).dangling.map(({ kind }) => kind)).toEqual(['script', 'script']);
  });

  it('empties a path once', () => {
    const changed = after(removeOperations(values, [operation('GetParcel'), operation('CancelParcel')]));
    expect(changed.definition.paths).not.toHaveProperty(['/parcels/{id}']);
    expect(ids(changed.definition)).toEqual(['ListDepots', 'BookParcel']);
  });
});
