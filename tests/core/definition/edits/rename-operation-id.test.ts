import { describe, expect, it } from 'vitest';
import { operationIdFault, renameOperationId } from '#core/definition/edits/rename-operation-id.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { after, definition, operation, values } from './parcels.ts';

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
