import { describe, expect, it } from 'vitest';
import { addressText, findOperation, labelOf, placeOf, sharedIds } from '#core/definition/operation-place.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { definition } from './edits/parcels.ts';

describe('the place of an operation', () => {
  it.each([
    { place: 'GetParcel', found: 'GET /parcels/{id}' },
    { place: 'get /parcels', found: undefined },
    { place: 'POST /parcels', found: 'POST /parcels' },
    { place: '/definition/paths/~1parcels~1{id}/delete/responses/204', found: 'DELETE /parcels/{id}' },
    { place: '', found: undefined },
  ])('$place is $found', ({ place, found }) => {
    const entry = findOperation(operationsOf(definition), place);
    expect(entry && addressText(entry)).toBe(found);
  });

  it.each([
    { name: 'its id', ids: ['A', 'B'], places: ['A', 'B'] },
    { name: 'its address when the id is not its own', ids: ['A', 'A'], places: ['GET /0', 'GET /1'] },
    {
      name: 'its address when the id would not stand in an address',
      ids: ['list all', ''],
      places: ['GET /0', 'GET /1'],
    },
  ])('is $name, and leads back', ({ ids, places }) => {
    const paths = Object.fromEntries(ids.map((operationId, index) => [`/${index}`, { get: { operationId } }]));
    const entries = operationsOf({ paths });
    expect(entries.map((entry) => placeOf(entry, sharedIds(entries)))).toEqual(places);
    expect(places.map((place) => findOperation(entries, place))).toEqual(entries);
  });

  it('is called by its summary, else its id, else its address', () => {
    const paths = {
      '/a': { get: { summary: 'List', operationId: 'A' } },
      '/b': { get: { operationId: 'B' } },
      '/c': { get: {} },
    };
    expect(operationsOf({ paths }).map(labelOf)).toEqual(['List', 'B', 'GET /c']);
  });
});
