import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPI } from 'openapi-types';
import { describe, expect, it } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import { applyPatch } from '#core/document/patch.ts';
import type { Connector } from '#core/document/connector.ts';
import type { SourceFile } from '#core/formats/format.ts';
import { importDescription } from '#core/formats/import-description.ts';
import type { ImportedFrom } from '#core/reimport/imported-from.ts';
import { addOperations } from '#core/reimport/reimport.ts';

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (name: string) => ({
  200: { description: 'OK', content: { 'application/json': { schema: schema(name) } } },
});

const api = {
  openapi: '3.0.3',
  info: { title: 'Parcels', version: '1' },
  servers: [{ url: 'https://api.parcel.example/v1' }],
  tags: [{ name: 'Parcels' }, { name: 'Depots', description: 'Where parcels wait.' }],
  paths: {
    '/parcels': { get: { operationId: 'ListParcels', tags: ['Parcels'], responses: answer('Parcel') } },
    '/depots': {
      get: { operationId: 'ListDepots', tags: ['Depots'], responses: answer('Depot') },
      post: { operationId: 'AddDepot', tags: ['Depots'], responses: answer('Depot') },
    },
    '/depots/{id}': {
      get: {
        operationId: 'GetDepot',
        tags: ['Depots'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: answer('Parcel'),
      },
    },
  },
  components: {
    schemas: {
      Parcel: { type: 'object', properties: { id: { type: 'string' } } },
      Depot: {
        type: 'object',
        properties: { town: { type: 'string' }, parcels: { type: 'array', items: schema('Parcel') } },
      },
    },
  },
};
const files: readonly SourceFile[] = [{ name: 'api.json', bytes: new TextEncoder().encode(JSON.stringify(api)) }];
const from: ImportedFrom = { format: 'openapi-3.0', files, operations: ['GET /parcels'] };

async function importPicked(): Promise<Connector> {
  const outcome = await importDescription(files, { operations: ['GET /parcels'] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.connector;
}

const definitionOf = (connector: Connector): Definition => JSON.parse(connector.definition) as Definition;
const edited = (connector: Connector, pointer: string, value: unknown): Connector =>
  applyPatch(connector, { title: 'Edit', edits: [{ kind: 'set', pointer, value }] }).connector;

async function grow(connector: Connector, operations: readonly string[]) {
  const added = await addOperations(connector, from, operations);
  if (!added.ok) throw new Error(JSON.stringify(added.diagnostics));
  const result = applyPatch(connector, added.value.patch).connector;
  const definition = definitionOf(result);
  await SwaggerParser.validate(structuredClone(definition) as OpenAPI.Document);
  return { ...added.value, result, definition };
}

describe('operations of the source that are added later', () => {
  it('come with what they reach, and change nothing that is there', async () => {
    const before = edited(await importPicked(), '/definition/paths/~1parcels/get/summary', 'All parcels');
    const { definition, added, patch } = await grow(before, ['GET /depots']);
    expect(added).toEqual(['/definition/paths/~1depots/get']);
    expect(Object.keys(definition.paths ?? {})).toEqual(['/parcels', '/depots']);
    expect(definition.paths?.['/parcels']?.get?.summary).toBe('All parcels');
    expect(Object.keys(definition.definitions ?? {}).toSorted()).toEqual(['Depot', 'Parcel']);
    expect(definition.tags?.map(({ name }) => name)).toEqual(['Parcels', 'Depots']);
    expect(patch.title).toBe('Add ListDepots from the source');
    expect(patch.wishes?.operations).toEqual(['GET /parcels', 'GET /depots']);
  });

  it('are taken back byte for byte', async () => {
    const before = await importPicked();
    const { patch } = await grow(before, ['GET /depots', 'POST /depots']);
    const { connector, inverse } = applyPatch(before, patch);
    expect(applyPatch(connector, inverse).connector).toEqual(before);
  });

  it('get names of their own where the maker has taken them', async () => {
    let before = await importPicked();
    before = edited(before, '/definition/definitions/Parcel', {
      type: 'object',
      properties: { mine: { type: 'string' } },
    });
    before = edited(before, '/definition/paths/~1parcels/get/operationId', 'GetDepot');
    const { definition } = await grow(before, ['GET /depots/{id}']);
    const operation = definition.paths?.['/depots/{id}']?.get;
    expect(operation?.operationId).toBe('GetDepot2');
    expect(operation?.responses?.['200']).toMatchObject({ schema: { $ref: '#/definitions/Parcel2' } });
    expect(definition.definitions?.['Parcel']?.properties).toHaveProperty('mine');
    expect(definition.definitions?.['Parcel2']?.properties).toHaveProperty('id');
  });

  it('are left alone when they are there', async () => {
    const before = await importPicked();
    const { added, present, result } = await grow(before, ['GET /parcels']);
    expect({ added, present }).toEqual({ added: [], present: ['GET /parcels'] });
    expect(result).toEqual(before);
  });

  it('say why not when the source can no longer be read', async () => {
    const broken = { ...from, files: [{ name: 'api.json', bytes: new Uint8Array() }] };
    const outcome = await addOperations(await importPicked(), broken, ['GET /depots']);
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
