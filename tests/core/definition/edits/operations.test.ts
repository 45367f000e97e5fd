import { describe, expect, it } from 'vitest';
import { changeAddress } from '#core/definition/edits/change-address.ts';
import { addOperation, duplicateOperation } from '#core/definition/edits/new-operation.ts';
import { addressFault, freeAddress, type Address } from '#core/definition/edits/operation-address.ts';
import { effectsOfRemoval, removeOperation } from '#core/definition/edits/remove-operation.ts';
import { operationIdFault, renameOperationId } from '#core/definition/edits/rename-operation-id.ts';
import type { Definition, Parameter } from '#core/definition/openapi2.ts';
import { addressText } from '#core/definition/operation-place.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parametersOf } from '#core/definition/parameters.ts';
import { valueAt } from '#core/document/pointer.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { after, definition, operation, values } from './parcels.ts';

const addresses = (within: Definition): readonly string[] => operationsOf(within).map(addressText);
const names = (within: Definition, place: string): readonly (string | undefined)[] =>
  parametersOf(within, operation(place, within)).map(({ parameter }) => parameter.name);

describe('renameOperationId', () => {
  it('renames it wherever it is named', () => {
    const patch = renameOperationId(values, operation('ListDepots'), 'ListOffices');
    const changed = after(patch);
    expect(patch.title).toBe('Rename operation ListDepots');
    expect(JSON.stringify(changed)).not.toContain('ListDepots');
    expect(JSON.stringify(changed).match(/ListOffices/g)).toHaveLength(5);
    expect(changed.properties.properties?.scriptOperations).toEqual(['ListOffices', 'GetParcel']);
  });

  it('leaves what names it when another has the same id', () => {
    const twice: Definition = {
      ...definition,
      paths: { ...definition.paths, '/x': { get: { operationId: 'ListDepots' } } },
    };
    const patch = renameOperationId({ ...values, definition: twice }, operation('GET /x', twice), 'X');
    expect(patch.edits.map((edit) => edit.kind === 'set' && edit.pointer)).toEqual([
      '/definition/paths/~1x/get/operationId',
    ]);
  });

  it.each([
    { id: '', says: /Type an ID/ },
    { id: 'get parcel', says: /no spaces/ },
    { id: 'listdepots', says: /GET \/depots/ },
    { id: 'GetParcel', says: undefined },
    { id: 'New', says: undefined },
  ])('"$id" for GetParcel', ({ id, says }) => {
    const fault = operationIdFault(definition, id, operation('GetParcel'));
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });
});

describe('removeOperation', () => {
  it('takes it out of lists, and the policy that serves nothing else', () => {
    const entry = operation('ListDepots');
    const changed = after(removeOperation(values, entry));
    expect(addresses(changed.definition)).not.toContain('GET /depots');
    expect(changed.definition.paths).not.toHaveProperty('/depots');
    expect(changed.properties.properties?.policyTemplateInstances).toEqual([
      { title: 'Both', parameters: { 'x-ms-apimTemplate-operationName': ['GetParcel'] } },
      { title: 'All', parameters: {} },
    ]);
    expect(changed.properties.properties?.scriptOperations).toEqual(['GetParcel']);
    expect(effectsOfRemoval(values, entry).dangling.map(({ name }) => name)).toEqual(['x-ms-dynamic-values']);
  });

  it('keeps the path while others are on it, and does not make the script serve all', () => {
    const only = { ...values, properties: { properties: { scriptOperations: ['GetParcel'] } } };
    const changed = after(removeOperation(only, operation('GetParcel')), only);
    expect(Object.keys(changed.definition.paths?.['/parcels/{id}'] ?? {})).toEqual(['parameters', 'delete']);
    expect(changed.properties.properties?.scriptOperations).toEqual(['GetParcel']);
  });
});

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

describe('addressFault', () => {
  it.each([
    { path: '/new', says: undefined },
    { path: 'new', says: /starts with/ },
    { path: '/a/{id', says: /braces/ },
    { path: '/a?b=1', says: /query parameters/ },
    { path: '/a/{x}/{x}', says: /same name/ },
    { path: '/depots', says: /GET \/depots already/ },
    { path: '/parcels/{nr}', says: /GET \/parcels\/\{nr\} already/ },
  ])('GET $path', ({ path, says }) => {
    const fault = addressFault(definition, { method: 'get', path });
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });

  it('asks for the spelling that is there', () => {
    expect(addressFault(definition, { method: 'put', path: '/parcels/{nr}' })).toMatch(/\/parcels\/\{id\}/);
  });

  it('has nothing against where the operation stands', () => {
    expect(addressFault(definition, { method: 'get', path: '/depots' }, operation('ListDepots'))).toBeUndefined();
  });

  it('freeAddress counts on', () => {
    const taken: Definition = { paths: { '/a': { get: {} }, '/a/copy': { get: {} } } };
    expect(freeAddress(taken, { method: 'get', path: '/a' })).toEqual({ method: 'get', path: '/a/copy2' });
  });
});

describe('addOperation', () => {
  it.each([
    { kind: 'action', method: 'get', path: '/labels/{id}', id: 'PrintALabel' },
    { kind: 'webhook', method: 'post', path: '/hooks', id: 'PrintALabel' },
    { kind: 'polling', method: 'get', path: '/events', id: 'PrintALabel' },
  ] as const)('$kind keeps every rule of the import', ({ kind, method, path, id }) => {
    const plain: Definition = {
      swagger: '2.0',
      info: { title: 'A', version: '1' },
      host: 'a.example',
      basePath: '/',
      schemes: ['https'],
      paths: {},
    };
    const patch = addOperation(plain, { kind, method, path, summary: 'Print a label' });
    const changed = after(patch, {
      definition: plain,
      properties: { properties: { connectionParameters: {}, iconBrandColor: '#007ee5' } },
    });
    expect(operation(id, changed.definition).pointer).toBe(patch.pointer);
    const files = { definition: JSON.stringify(changed.definition), properties: JSON.stringify(changed.properties) };
    const faults = validateConnector(files).filter(({ pointer }) => pointer.startsWith('/definition/paths'));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives a webhook its callback and the place for what is sent', () => {
    const patch = addOperation(definition, { kind: 'webhook', method: 'post', path: '/hooks', summary: '' });
    const item = after(patch).definition.paths?.['/hooks'];
    expect(item?.['x-ms-notification-content']).toEqual({
      description: '',
      schema: { type: 'object', properties: {} },
    });
    expect(item?.post).toMatchObject({ operationId: 'PostHooks', 'x-ms-trigger': 'single' });
    expect(item?.post?.parameters?.[0]).toMatchObject({
      schema: { required: ['callbackUrl'], properties: { callbackUrl: { 'x-ms-notification-url': true } } },
    });
  });

  it('does not repeat an id or a parameter of the path', () => {
    const patch = addOperation(definition, {
      kind: 'action',
      method: 'put',
      path: '/parcels/{id}',
      summary: 'Get parcel',
    });
    expect(patch.operation).toMatchObject({ operationId: 'GetParcel2' });
    expect(patch.operation.parameters).toBeUndefined();
  });
});

describe('duplicateOperation', () => {
  it('copies it beside the original under an id of its own', () => {
    const patch = duplicateOperation(definition, operation('GetParcel'), {
      method: 'get',
      path: '/parcels/{id}/copy',
      summary: 'Copy',
    });
    const changed = after(patch).definition;
    expect(addresses(changed)).toEqual([
      'GET /depots',
      'GET /parcels/{id}',
      'DELETE /parcels/{id}',
      'GET /parcels/{id}/copy',
      'POST /parcels',
    ]);
    const copy = operation('GetParcel2', changed);
    expect(copy.operation).toMatchObject({
      summary: 'Copy',
      responses: definition.paths?.['/parcels/{id}']?.get?.responses,
    });
    expect(names(changed, 'GetParcel2')).toEqual(['id', 'region', 'depot', 'X-Trace']);
  });
});
