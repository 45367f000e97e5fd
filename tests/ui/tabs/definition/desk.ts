import { screen } from '@testing-library/svelte';
import { newConnector } from '#core/document/new-connector.ts';
import type { Connector } from '#core/document/connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openStudio, shownId } from '../open-studio.ts';

const answer = { responses: { 200: { description: 'OK' } } };

/** A connector with something of everything that the left list shows. */
export const desk = (): Connector =>
  newConnector({
    definition: {
      swagger: '2.0',
      info: { title: 'Parcel Desk', description: '', version: '1.0' },
      consumes: ['application/json'],
      paths: {
        '/parcels': {
          get: {
            ...answer,
            summary: 'List parcels',
            description: 'Lists them.',
            operationId: 'ListParcels',
            tags: ['Desk'],
          },
          post: { ...answer, summary: 'Book parcel', operationId: 'BookParcel' },
        },
        '/depots': {
          get: { ...answer, summary: 'List depots', operationId: 'ListDepots', 'x-ms-visibility': 'internal' },
        },
        '/hooks': {
          post: { ...answer, summary: 'When it arrives', operationId: 'WhenArrived', 'x-ms-trigger': 'single' },
        },
      },
      definitions: { Parcel: { type: 'object' }, Depot: { type: 'object' } },
      parameters: { Trace: { name: 'X-Trace', in: 'header', type: 'string' } },
      securityDefinitions: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        auth: { type: 'oauth2', flow: 'accessCode', scopes: { read: 'Read' } },
      },
      security: [{ key: [] }],
    },
    properties: {
      policyTemplateInstances: [
        { templateId: 'setheader', title: 'First', parameters: {} },
        { templateId: 'setheader', title: 'Second', parameters: {} },
      ],
    },
  });

/** The Definition tab with a connector. */
export async function openDefinition(
  place: string,
  connector: Connector = desk(),
): Promise<{ readonly app: AppState; readonly workspace: Workspace }> {
  const app = await openStudio(connector, 'definition', place);
  await screen.findByRole('navigation', { name: 'Operations' });
  const workspace = await app.openWorkspace(shownId(app));
  if (!workspace) throw new Error('The connector did not open');
  return { app, workspace };
}
