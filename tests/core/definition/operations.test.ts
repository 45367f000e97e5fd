import { describe, expect, it } from 'vitest';
import { addressText, findOperation, labelOf, placeOf, sharedIds } from '#core/definition/operation-place.ts';
import { followReferences, operationsOf } from '#core/definition/operations.ts';
import { countUses, parametersOf } from '#core/definition/parameters.ts';
import { problemsByPlace, problemsOf } from '#core/definition/problems-by-operation.ts';
import { usesOfOperation } from '#core/definition/operation-uses.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { definition, operation, values } from './edits/parcels.ts';

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

describe('parametersOf', () => {
  it('gives the own, then those of the path, references followed', () => {
    const list = parametersOf(definition, operation('GetParcel'));
    expect(list.map(({ parameter, origin, target }) => [parameter.name, origin, target])).toEqual([
      ['region', 'operation', '/definition/paths/~1parcels~1{id}/get/parameters/0'],
      ['depot', 'operation', '/definition/paths/~1parcels~1{id}/get/parameters/1'],
      ['X-Trace', 'shared', '/definition/parameters/Trace'],
      ['id', 'path', '/definition/paths/~1parcels~1{id}/parameters/0'],
    ]);
    expect(list.map((one) => countUses(definition, one))).toEqual([1, 1, 1, 2]);
  });

  it('leaves out those of the path that the operation replaces', () => {
    const paths = {
      '/a/{id}': {
        parameters: [{ name: 'id', in: 'path' }],
        get: { parameters: [{ name: 'id', in: 'path', type: 'integer' }] },
      },
    };
    const [entry] = operationsOf({ paths });
    expect(entry && parametersOf({ paths }, entry).map(({ origin }) => origin)).toEqual(['operation']);
  });
});

it('usesOfOperation finds policies, the script and extensions, not the operation itself', () => {
  expect(usesOfOperation(values, 'ListDepots').map(({ kind, pointer }) => [kind, pointer])).toEqual([
    ['extension', '/definition/paths/~1parcels~1{id}/get/parameters/1/x-ms-dynamic-values/operationId'],
    ['policy', '/properties/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/0'],
    ['policy', '/properties/properties/policyTemplateInstances/1/parameters/x-ms-apimTemplate-operationName/1'],
    ['script', '/properties/properties/scriptOperations/0'],
  ]);
});

it('problemsOf gives what is in the operation and on its path, and nothing of its neighbours', () => {
  const at = (pointer: string) => ({ code: 'rule/x', severity: 'error', message: '', pointer }) as const;
  const own = at('/definition/paths/~1parcels~1{id}/get/summary');
  const ofPath = at('/definition/paths/~1parcels~1{id}/parameters/0');
  const others = [at('/definition/paths/~1parcels~1{id}/delete'), at('/definition/info'), at('/properties/properties')];
  const places = problemsByPlace([...others, ofPath, own]);
  expect(problemsOf(places, operation('GetParcel'))).toEqual([own, ofPath]);
});
