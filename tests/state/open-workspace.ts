import { vi } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import { newConnector } from '#core/document/new-connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { securityDefaults, securityParts, type Security } from '#core/security/index.ts';
import { summarise } from '#state/summarise.ts';
import { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorRecord } from '#storage/records.ts';
import { WorkerClient } from '#worker/client.ts';

const paths: Definition['paths'] = {
  '/parcels/{id}': {
    get: {
      operationId: 'GetParcel',
      summary: 'Get parcel',
      parameters: [
        { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Parcel ID' },
        { name: 'limit', in: 'query', type: 'integer', default: 20 },
      ],
      responses: {
        '200': { description: 'OK', schema: { type: 'object', properties: { id: { type: 'string' } } } },
      },
    },
  },
  '/depots': {
    get: { operationId: 'ListDepots', summary: 'List depots', responses: { '200': { description: 'OK' } } },
  },
};

/** A connector with two operations that asks for a key. */
export function parcelConnector(security: Security = { ...securityDefaults.apiKey, name: 'X-Api-Key' }) {
  const { connectionParameters, ...parts } = securityParts(security);
  return newConnector({
    definition: {
      swagger: '2.0',
      info: { title: 'Parcel Desk', description: '', version: '1.0' },
      host: 'api.parcel.example',
      basePath: '/v1',
      schemes: ['https'],
      paths,
      ...parts,
    },
    properties: { connectionParameters, iconBrandColor: '#112233' },
  });
}

/** A workspace over its own database, with checks that find nothing. */
export async function openWorkspace(
  databaseName: string,
  security?: Security,
): Promise<{
  readonly workspace: Workspace;
  readonly store: ConnectorStore;
  readonly reopen: () => Promise<Workspace>;
}> {
  const store = new ConnectorStore(databaseName);
  const worker = new WorkerClient(() => {
    throw new Error('No worker is needed here');
  });
  vi.spyOn(worker, 'run').mockResolvedValue({ kind: 'whole', diagnostics: [] });
  const connector = parcelConnector(security);
  const facts = { id: 'a', createdAt: 1, changedAt: 1, connections: [], problems: 0 };
  const record: ConnectorRecord = { summary: summarise(openDocument(connector), facts), connector, connections: [] };
  await store.write([record]);
  const open = async (): Promise<Workspace> => {
    const stored = await store.open('a');
    if (!stored) throw new Error('The connector is gone');
    return new Workspace(stored, { store, worker, onStored: () => undefined });
  };
  return { workspace: await open(), store, reopen: open };
}
