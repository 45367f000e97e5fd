import type { Definition } from '#core/definition/openapi2.ts';
import type { Connector } from '#core/document/connector.ts';
import { newConnector } from '#core/document/new-connector.ts';

const definition: Definition = {
  swagger: '2.0',
  info: { title: 'Pet Desk', description: '', version: '1.0' },
  host: 'api.pets.example',
  paths: {
    '/pets': {
      get: {
        operationId: 'ListPets',
        summary: 'List pets',
        parameters: [{ $ref: '#/parameters/Page' }],
        responses: {
          200: { description: 'OK', schema: { type: 'array', items: { $ref: '#/definitions/Pet' } } },
          404: { $ref: '#/responses/Gone' },
        },
      },
    },
  },
  definitions: {
    Pet: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        owner: { $ref: '#/definitions/Owner' },
        parent: { $ref: '#/definitions/Pet' },
        tags: { type: 'array', items: { type: 'string' } },
      },
    },
    Owner: { type: 'object', properties: { name: { type: 'string' }, city: { type: 'string' } } },
    Spare: { type: 'string' },
  },
  parameters: { Page: { name: 'page', in: 'query', type: 'integer' } },
  responses: { Gone: { description: 'Gone' } },
};

/** A connector whose parts are shared, refer to each other and to themselves. */
export const petConnector = (): Connector => newConnector({ definition, properties: {} });
