import { describe, expect, it } from 'vitest';
import { addOperation, duplicateOperation } from '#core/definition/edits/new-operation.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { addressText } from '#core/definition/operation-place.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parametersOf } from '#core/definition/parameters.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { after, definition, operation } from './parcels.ts';

const addresses = (within: Definition): readonly string[] => operationsOf(within).map(addressText);

const names = (within: Definition, place: string): readonly (string | undefined)[] =>
  parametersOf(within, operation(place, within)).map(({ parameter }) => parameter.name);

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
    // What nobody has written yet is not held against the maker's answers.
    expect(faults.filter(({ pointer }) => pointer.includes('/responses'))).toEqual([]);
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
