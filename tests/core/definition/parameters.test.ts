import { describe, expect, it } from 'vitest';
import { operationsOf } from '#core/definition/operations.ts';
import { countUses, parametersOf } from '#core/definition/parameters.ts';
import { definition, operation } from './edits/parcels.ts';

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
