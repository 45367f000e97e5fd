import { describe, expect, it } from 'vitest';
import { changeAddress } from '#core/definition/edits/change-address.ts';
import { type Address } from '#core/definition/edits/operation-address.ts';
import type { Definition, Parameter } from '#core/definition/openapi2.ts';
import { addressText } from '#core/definition/operation-place.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parametersOf } from '#core/definition/parameters.ts';
import { valueAt } from '#core/document/pointer.ts';
import { after, definition, operation, values } from './parcels.ts';

const addresses = (within: Definition): readonly string[] => operationsOf(within).map(addressText);

const names = (within: Definition, place: string): readonly (string | undefined)[] =>
  parametersOf(within, operation(place, within)).map(({ parameter }) => parameter.name);

describe('changeAddress', () => {
  const change = (place: string, address: Address, within = definition) => {
    const patch = changeAddress(within, operation(place, within), address);
    const changed = after(patch, { ...values, definition: within }).definition;
    expect(valueAt({ definition: changed }, patch.pointer)).toEqual(patch.operation);
    return changed;
  };

  it('changes the verb in its place', () => {
    expect(addresses(change('GetParcel', { method: 'put', path: '/parcels/{id}' }))).toEqual([
      'GET /depots',
      'PUT /parcels/{id}',
      'DELETE /parcels/{id}',
      'POST /parcels',
    ]);
  });

  it('gives a path that is its alone another name, and a parameter for its variable', () => {
    const changed = change('ListDepots', { method: 'get', path: '/depots/{country}' });
    expect(Object.keys(changed.paths ?? {})[0]).toBe('/depots/{country}');
    expect(names(changed, 'ListDepots')).toEqual(['country']);
  });

  it('leaves the others where they are, and takes along what stood on the path', () => {
    const changed = change('GetParcel', { method: 'get', path: '/shipments/{id}' });
    expect(addresses(changed)).toEqual(['GET /depots', 'DELETE /parcels/{id}', 'GET /shipments/{id}', 'POST /parcels']);
    expect(names(changed, 'GetParcel')).toEqual(['id', 'region', 'depot', 'X-Trace']);
    expect(names(changed, 'CancelParcel')).toEqual(['id']);
  });

  it('renames a variable for all operations of the path', () => {
    const changed = change('GetParcel', { method: 'get', path: '/parcels/{number}' });
    expect(addresses(changed)).toEqual([
      'GET /depots',
      'GET /parcels/{number}',
      'DELETE /parcels/{number}',
      'POST /parcels',
    ]);
    expect(names(changed, 'CancelParcel')).toEqual(['number']);
  });

  it('drops the parameter of a variable that went, and leaves no path without operations', () => {
    const changed = change('CancelParcel', { method: 'delete', path: '/parcels' });
    expect(addresses(changed)).toEqual(['GET /depots', 'GET /parcels/{id}', 'POST /parcels', 'DELETE /parcels']);
    expect(names(changed, 'CancelParcel')).toEqual([]);
    expect(addresses(change('ListDepots', { method: 'get', path: '/parcels' }))).toEqual([
      'GET /parcels/{id}',
      'DELETE /parcels/{id}',
      'POST /parcels',
      'GET /parcels',
    ]);
  });

  it('writes a shared parameter out when its variable gets another name', () => {
    const shared: Definition = {
      paths: { '/a/{id}': { get: { operationId: 'A', parameters: [{ $ref: '#/parameters/Id' }] } } },
      parameters: { Id: { name: 'id', in: 'path', required: true, type: 'integer' } },
    };
    const changed = change('A', { method: 'get', path: '/a/{key}' }, shared);
    expect(changed.paths?.['/a/{key}']?.get?.parameters).toEqual([
      { name: 'key', in: 'path', required: true, type: 'integer' },
    ]);
    expect(changed.parameters).toEqual(shared.parameters);
  });

  it('keeps dynamic lists on the variable', () => {
    const list = {
      'x-ms-dynamic-list': { operationId: 'L', parameters: { a: { parameterReference: 'id' }, b: { value: 'id' } } },
    };
    const id: Parameter = { name: 'id', in: 'path', required: true, type: 'string' };
    const one: Definition = {
      paths: { '/a/{id}': { get: { operationId: 'A', parameters: [id, { name: 'q', in: 'query', ...list }] } } },
    };
    const changed = change('A', { method: 'get', path: '/a/{key}' }, one);
    expect(changed.paths?.['/a/{key}']?.get?.parameters?.[1]).toMatchObject({
      'x-ms-dynamic-list': { parameters: { a: { parameterReference: 'key' }, b: { value: 'id' } } },
    });
  });
});
