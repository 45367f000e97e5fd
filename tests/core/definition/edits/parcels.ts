import type { Definition } from '#core/definition/openapi2.ts';
import { findOperation } from '#core/definition/operation-place.ts';
import { operationsOf, type OperationEntry } from '#core/definition/operations.ts';
import type { ConnectorValues } from '#core/definition/operation-uses.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import type { PropertiesFile } from '#core/document/properties.ts';

/** A small connector in which operations name each other, with what several of them share. */
export const definition: Definition = {
  swagger: '2.0',
  host: 'api.parcels.example',
  consumes: ['application/json'],
  paths: {
    '/depots': { get: { operationId: 'ListDepots', responses: { 200: { description: 'OK' } } } },
    '/parcels/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      get: {
        operationId: 'GetParcel',
        parameters: [
          { name: 'region', in: 'query', type: 'string' },
          {
            name: 'depot',
            in: 'query',
            type: 'string',
            ...{ 'x-ms-dynamic-values': { operationId: 'ListDepots', parameters: { area: { parameter: 'region' } } } },
          },
          { $ref: '#/parameters/Trace' },
        ],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Parcel' } } },
      },
      delete: { operationId: 'CancelParcel', responses: { 204: { description: 'Gone' } } },
    },
    '/parcels': { post: { operationId: 'BookParcel', responses: {} } },
  },
  definitions: {
    Parcel: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, state: { type: 'string' } } },
  },
  parameters: { Trace: { name: 'X-Trace', in: 'header', type: 'string' } },
};

export const properties: PropertiesFile = {
  properties: {
    connectionParameters: {},
    scriptOperations: ['ListDepots', 'GetParcel'],
    policyTemplateInstances: [
      { title: 'Depots only', parameters: { 'x-ms-apimTemplate-operationName': ['ListDepots'] } },
      { title: 'Both', parameters: { 'x-ms-apimTemplate-operationName': ['GetParcel', 'ListDepots'] } },
      { title: 'All', parameters: {} },
    ],
  },
};

export const values: ConnectorValues = { definition, properties };

export function operation(place: string, within: Definition = definition): OperationEntry {
  const entry = findOperation(operationsOf(within), place);
  if (!entry) throw new Error(`The fixture has no ${place}`);
  return entry;
}

/** The values after a patch, by way of the text. */
export function after(patch: Patch, before: ConnectorValues = values): ConnectorValues {
  const { connector } = applyPatch(
    { definition: JSON.stringify(before.definition, null, 2), properties: JSON.stringify(before.properties, null, 2) },
    patch,
  );
  return {
    definition: JSON.parse(connector.definition) as Definition,
    properties: JSON.parse(connector.properties) as PropertiesFile,
  };
}
