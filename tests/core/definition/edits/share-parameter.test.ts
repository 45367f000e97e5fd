import { describe, expect, it } from 'vitest';
import { duplicateParameter } from '#core/definition/edits/parameters.ts';
import {
  copyParameter,
  makeParameterOwn,
  makeParameterShared,
  putOnPathFault,
  putParameterOnPath,
  sameParameters,
  sharedParameterName,
  sharedParametersFor,
  takingFault,
  useSharedParameter,
} from '#core/definition/edits/share-parameter.ts';
import type { Definition, Parameter, PathItem } from '#core/definition/openapi2.ts';
import type { ConnectorValues } from '#core/definition/operation-uses.ts';
import { countUses, parametersOf, type ParameterEntry } from '#core/definition/parameters.ts';
import type { Patch } from '#core/document/patch.ts';
import { after, operation, properties } from './parcels.ts';

const limit: Parameter = { name: 'limit', in: 'query', type: 'integer', 'x-ms-summary': 'Limit' };
const sameLimit: Parameter = { 'x-ms-summary': 'Limit', type: 'integer', in: 'query', name: 'limit' };
const responses = { 200: { description: 'OK' } };
const definition: Definition = {
  swagger: '2.0',
  consumes: ['application/json'],
  paths: {
    '/parcels/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      get: { operationId: 'GetParcel', parameters: [limit, { $ref: '#/parameters/Trace' }], responses },
      put: { operationId: 'PutParcel', parameters: [sameLimit], responses },
      delete: { operationId: 'CancelParcel', parameters: [{ ...limit, type: 'string' }], responses },
    },
    '/depots': { get: { operationId: 'ListDepots', parameters: [limit], responses } },
    '/parcels': {
      post: {
        operationId: 'BookParcel',
        parameters: [{ name: 'body', in: 'body', schema: { type: 'object' } }],
        responses,
      },
    },
    '/one/{id}': {
      parameters: [{ name: 'id', in: 'path', type: 'string' }],
      get: { operationId: 'GetOne', responses },
    },
  },
  parameters: {
    Trace: { name: 'X-Trace', in: 'header', type: 'string' },
    Body: { name: 'body', in: 'body', schema: {} },
    Id: { name: 'id', in: 'path', required: true, type: 'string' },
  },
};
const values: ConnectorValues = { definition, properties };
const applied = (patch: Patch): Definition => after(patch, values).definition;

function of(id: string, name: string): ParameterEntry {
  const found = parametersOf(definition, operation(id, definition)).find(({ parameter }) => parameter.name === name);
  if (!found) throw new Error(`${id} has no ${name}`);
  return found;
}
const item = (changed: Definition, path: string): PathItem => changed.paths?.[path] ?? {};

describe('shared parameters', () => {
  it.each([
    { id: 'ListDepots', names: ['Trace'] },
    { id: 'GetParcel', names: [] },
    { id: 'CancelParcel', names: ['Trace', 'Body'] },
    { id: 'BookParcel', names: ['Trace'] },
  ])('that $id can use', ({ id, names }) => {
    const found = sharedParametersFor(definition, operation(id, definition));
    expect(found.map(({ part }) => part.name)).toEqual(names);
  });

  it('are used by a reference', () => {
    const [trace] = sharedParametersFor(definition, operation('ListDepots', definition));
    if (!trace) throw new Error('No shared parameter');
    const changed = applied(useSharedParameter(definition, operation('ListDepots', definition), trace.part));
    expect(item(changed, '/depots').get?.parameters).toEqual([limit, { $ref: '#/parameters/Trace' }]);
  });

  it('are made of one, and those that say the same can follow', () => {
    const current = of('GetParcel', 'limit');
    const same = sameParameters(definition, current.parameter, current.pointer);
    expect(same.map(({ where }) => where)).toEqual(['PutParcel', 'ListDepots']);
    expect(sharedParameterName(definition, current.parameter)).toBe('Limit');
    const changed = applied(makeParameterShared(current.pointer, current.parameter, 'Limit', same.slice(1)));
    const reference = { $ref: '#/parameters/Limit' };
    expect(changed.parameters?.['Limit']).toEqual(limit);
    expect(item(changed, '/parcels/{id}').get?.parameters?.[0]).toEqual(reference);
    expect(item(changed, '/parcels/{id}').put?.parameters).toEqual([sameLimit]);
    expect(item(changed, '/depots').get?.parameters).toEqual([reference]);
  });

  it('become an own copy again', () => {
    const entry = operation('GetParcel', definition);
    const changed = applied(makeParameterOwn(definition, entry, of('GetParcel', 'X-Trace')));
    expect(item(changed, '/parcels/{id}').get?.parameters?.[1]).toEqual(definition.parameters?.['Trace']);
    expect(changed.parameters).toEqual(definition.parameters);
  });
});

describe('parameters of a path', () => {
  it('become an own copy that replaces them, and go where no other operation has them', () => {
    const several = applied(makeParameterOwn(definition, operation('GetParcel', definition), of('GetParcel', 'id')));
    expect(item(several, '/parcels/{id}').parameters).toHaveLength(1);
    expect(item(several, '/parcels/{id}').get?.parameters?.[2]).toMatchObject({ name: 'id', in: 'path' });
    const alone = applied(makeParameterOwn(definition, operation('GetOne', definition), of('GetOne', 'id')));
    expect(item(alone, '/one/{id}')).not.toHaveProperty('parameters');
    expect(item(alone, '/one/{id}').get?.parameters).toMatchObject([{ name: 'id' }]);
  });

  it('come from an operation: the same of others go, another of the name stays', () => {
    const entry = operation('GetParcel', definition);
    const changed = item(applied(putParameterOnPath(definition, entry, of('GetParcel', 'limit'))), '/parcels/{id}');
    expect(changed.parameters?.[1]).toEqual(limit);
    expect(changed.get?.parameters).toEqual([{ $ref: '#/parameters/Trace' }]);
    expect(changed.put).not.toHaveProperty('parameters');
    expect(changed.delete?.parameters).toMatchObject([{ type: 'string' }]);
  });

  it.each([
    { id: 'GetParcel', name: 'limit', says: undefined },
    { id: 'BookParcel', name: 'body', says: undefined },
  ])('can be $name of $id', ({ id, name, says }) => {
    expect(putOnPathFault(operation(id, definition), of(id, name))).toBe(says);
  });

  it('cannot be a body beside GET', () => {
    const body: ParameterEntry = { ...of('GetParcel', 'limit'), parameter: { name: 'body', in: 'body' } };
    expect(putOnPathFault(operation('PutParcel', definition), body)).toMatch(/GET/);
  });
});

describe('copies', () => {
  it('go to the operations that can have them, shared ones as references', () => {
    const targets = ['ListDepots', 'BookParcel', 'GetParcel'].map((id) => operation(id, definition));
    const patch = copyParameter(definition, of('GetParcel', 'X-Trace'), targets);
    expect(patch.title).toBe('Copy parameter X-Trace to 2 operations');
    const changed = applied(patch);
    expect(item(changed, '/depots').get?.parameters?.[1]).toEqual({ $ref: '#/parameters/Trace' });
    expect(item(changed, '/parcels').post?.parameters).toHaveLength(2);
    expect(item(changed, '/parcels/{id}')).toEqual(item(definition, '/parcels/{id}'));
  });

  it.each([
    { id: 'ListDepots', parameter: { name: 'body', in: 'body' }, says: /GET and HEAD/ },
    { id: 'BookParcel', parameter: { name: 'file', in: 'formData' }, says: /another body/ },
    { id: 'BookParcel', parameter: { name: 'id', in: 'path' }, says: /no \{id\}/ },
    { id: 'ListDepots', parameter: limit, says: /already/ },
    { id: 'BookParcel', parameter: limit, says: undefined },
  ])('$parameter.in $parameter.name in $id', ({ id, parameter, says }) => {
    const entry = operation(id, definition);
    const fault = takingFault(entry, parametersOf(definition, entry), parameter);
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });

  it('stand behind the original under a free name', () => {
    const entry = operation('GetParcel', definition);
    const changed = applied(duplicateParameter(definition, entry, of('GetParcel', 'limit')));
    expect(item(changed, '/parcels/{id}').get?.parameters).toEqual([
      limit,
      { ...limit, name: 'limit2' },
      { $ref: '#/parameters/Trace' },
    ]);
  });
});

it.each([
  { id: 'GetParcel', name: 'id', uses: 3 },
  { id: 'GetParcel', name: 'X-Trace', uses: 1 },
  { id: 'GetParcel', name: 'limit', uses: 1 },
])('$name of $id is used $uses times', ({ id, name, uses }) => expect(countUses(definition, of(id, name))).toBe(uses));
