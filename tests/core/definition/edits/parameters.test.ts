import { describe, expect, it } from 'vitest';
import {
  addParameter,
  moveParameter,
  newParameter,
  parameterNameFault,
  removeParameter,
  renameParameter,
} from '#core/definition/edits/parameters.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parametersOf, type ParameterEntry } from '#core/definition/parameters.ts';
import { after, definition, operation, values } from './parcels.ts';

const get = operation('GetParcel');

const named = (name: string): ParameterEntry => {
  const found = parametersOf(definition, get).find(({ parameter }) => parameter.name === name);
  if (!found) throw new Error(`The fixture has no ${name}`);
  return found;
};

describe('addParameter', () => {
  it.each([
    { location: 'query', name: 'parameter', type: 'string' },
    { location: 'header', name: 'X-Header', type: 'string' },
    { location: 'body', name: 'body', type: undefined },
  ] as const)('$location', ({ location, name, type }) => {
    const entry = operation('BookParcel');
    const changed = after(addParameter(definition, entry, newParameter([], location))).definition;
    const [added] = parametersOf(changed, operation('BookParcel', changed));
    expect(added?.parameter).toMatchObject({ name, in: location, ...(type && { type }) });
  });

  it('says which media type form fields need', () => {
    const field = newParameter([], 'formData');
    const changed = after(addParameter(definition, operation('BookParcel'), field)).definition;
    expect(operation('BookParcel', changed).operation.consumes).toEqual(['application/x-www-form-urlencoded']);
  });

  it('finds a free name', () => {
    const taken = parametersOf(definition, get);
    expect(
      newParameter([...taken, { ...named('region'), parameter: { name: 'parameter', in: 'query' } }], 'query').name,
    ).toBe('parameter2');
  });
});

describe('removeParameter and moveParameter', () => {
  it('take out and turn over without touching the others', () => {
    const removed = after(removeParameter(get, named('depot'))).definition;
    expect(parametersOf(removed, operation('GetParcel', removed)).map(({ parameter }) => parameter.name)).toEqual([
      'region',
      'X-Trace',
      'id',
    ]);
    expect(removed.parameters).toEqual(definition.parameters);
    const moved = after(moveParameter(get, named('X-Trace'), 0)).definition;
    expect(moved.paths?.['/parcels/{id}']?.get?.parameters?.[0]).toEqual({ $ref: '#/parameters/Trace' });
  });

  it('leave no empty list', () => {
    expect(after(removeParameter(get, named('id'))).definition.paths?.['/parcels/{id}']).not.toHaveProperty(
      'parameters',
    );
  });
});

describe('renameParameter', () => {
  it('takes along the dynamic lists that read it', () => {
    const changed = after(renameParameter(values, get, named('region'), 'area')).definition;
    expect(changed.paths?.['/parcels/{id}']?.get?.parameters).toMatchObject([
      { name: 'area' },
      { 'x-ms-dynamic-values': { parameters: { area: { parameter: 'area' } } } },
      {},
    ]);
  });

  it('takes along the calls of dynamic lists elsewhere', () => {
    const within: Definition = {
      ...definition,
      paths: {
        ...definition.paths,
        '/depots': { get: { operationId: 'ListDepots', parameters: [{ name: 'area', in: 'query', type: 'string' }] } },
      },
    };
    const entry = operation('ListDepots', within);
    const [area] = parametersOf(within, entry);
    if (!area) throw new Error('The fixture has no area');
    const changed = after(renameParameter({ ...values, definition: within }, entry, area, 'zone'), {
      ...values,
      definition: within,
    });
    expect(changed.definition.paths?.['/parcels/{id}']?.get?.parameters?.[1]).toMatchObject({
      'x-ms-dynamic-values': { parameters: { zone: { parameter: 'region' } } },
    });
  });

  it('renames the variable of the path with it', () => {
    const patch = renameParameter(values, get, named('id'), 'number');
    expect(patch.pointer).toBe('/definition/paths/~1parcels~1{number}/get');
    expect(operationsOf(after(patch).definition).map(({ path }) => path)).toContain('/parcels/{number}');
  });

  it('renames a shared one where it is shared', () => {
    const changed = after(renameParameter(values, get, named('X-Trace'), 'X-Request')).definition;
    expect(changed.parameters?.['Trace']?.name).toBe('X-Request');
  });

  it.each([
    { name: '', says: /Type a name/ },
    { name: 'depot', says: /already/ },
    { name: 'id', says: undefined },
  ])('a name "$name" for a query parameter', ({ name, says }) => {
    const fault = parameterNameFault(parametersOf(definition, get), named('region'), name);
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });
});
