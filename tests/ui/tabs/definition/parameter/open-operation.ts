import { screen, within } from '@testing-library/svelte';
import type { Definition } from '#core/definition/openapi2.ts';
import { newConnector } from '#core/document/new-connector.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { openStudio, shownId } from '../../open-studio.ts';

const responses = { 200: { description: 'OK' } };

/** An API of rooms: parameters of each kind, shared ones, one on a path, and answers with headers and without. */
export const rooms: Definition = {
  swagger: '2.0',
  info: { title: 'Rooms', description: '', version: '1.0' },
  host: 'api.rooms.example',
  schemes: ['https'],
  produces: ['application/json'],
  paths: {
    '/rooms/{room}': {
      parameters: [{ name: 'room', in: 'path', required: true, type: 'string' }],
      get: {
        operationId: 'GetRoom',
        summary: 'Get room',
        parameters: [
          { name: 'floor', in: 'query', required: false, type: 'integer' },
          { name: 'kind', in: 'query', required: false, type: 'string' },
          { name: 'tags', in: 'query', required: false, type: 'array', items: { type: 'string' } },
          { $ref: '#/parameters/Trace' },
        ],
        responses: { default: { description: 'default', schema: { type: 'object', properties: {} } } },
      },
      put: { operationId: 'PutRoom', summary: 'Change room', responses },
    },
    '/rooms': {
      get: {
        operationId: 'ListRooms',
        summary: 'List rooms',
        parameters: [{ name: 'floor', in: 'query', required: false, type: 'integer' }],
        responses,
      },
    },
  },
  parameters: { Trace: { name: 'X-Trace', in: 'header', required: false, type: 'string' } },
  responses: { Gone: { description: 'The room is gone.' } },
};

/** The page at an operation of these rooms. */
export async function openOperation(id: string): Promise<{ readonly app: AppState; readonly workspace: Workspace }> {
  const app = await openStudio(newConnector({ definition: rooms, properties: {} }), 'definition', id);
  await screen.findByRole('region', { name: 'Request' });
  const workspace = await app.openWorkspace(shownId(app));
  if (!workspace) throw new Error('The connector did not open');
  return { app, workspace };
}

export const request = () => within(screen.getByRole('region', { name: 'Request' }));
export const responsesRegion = () => within(screen.getByRole('region', { name: 'Responses' }));
