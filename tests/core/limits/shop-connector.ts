import type { Connector } from '#core/document/connector.ts';

const answer = (name: string) => ({ 200: { description: 'OK', schema: { $ref: `#/definitions/${name}` } } });

/** A shop: orders and parcels with tags, shared parts, a dynamic list, policies and a script for some. */
export const shopDefinition = {
  swagger: '2.0',
  info: {
    title: 'Corner Shop',
    description: 'Orders of a corner shop, and the parcels they go out in.',
    version: '1.0',
  },
  host: 'api.shop.example',
  basePath: '/v1',
  schemes: ['https'],
  paths: {
    '/orders': {
      get: {
        tags: ['orders'],
        operationId: 'ListOrders',
        summary: 'List orders',
        description:
          'Lists all orders. Those of the last year are listed first, then those before, and so on for ever.',
        parameters: [
          {
            name: 'state',
            in: 'query',
            type: 'string',
            'x-ms-summary': 'State',
            'x-ms-dynamic-values': { operationId: 'ListStates', 'value-path': 'id', 'value-title': 'name' },
          },
          { $ref: '#/parameters/Page' },
        ],
        responses: answer('Order'),
      },
      post: {
        tags: ['orders'],
        operationId: 'AddOrder',
        summary: 'Add an order',
        parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } }],
        responses: answer('Order'),
      },
    },
    '/parcels': {
      get: { tags: ['parcels'], operationId: 'ListParcels', summary: 'List parcels', responses: answer('Parcel') },
    },
    '/states': {
      get: { tags: ['parcels'], operationId: 'ListStates', summary: 'List states', responses: answer('State') },
    },
  },
  definitions: {
    Order: {
      type: 'object',
      example: { id: 7 },
      properties: {
        id: { type: 'integer', example: 7 },
        example: { type: 'string', description: 'A field that is called example.' },
        lines: { type: 'array', items: { $ref: '#/definitions/Line' } },
      },
    },
    Line: { type: 'object', properties: { article: { type: 'string' }, of: { $ref: '#/definitions/Order' } } },
    Parcel: { type: 'object', discriminator: 'kind', required: ['kind'], properties: { kind: { type: 'string' } } },
    Letter: { allOf: [{ $ref: '#/definitions/Parcel' }], properties: { stamp: { type: 'string' } } },
    State: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
    Nobody: { type: 'object', properties: { friend: { $ref: '#/definitions/Friend' } } },
    Friend: { type: 'object', properties: { friend: { $ref: '#/definitions/Nobody' } } },
  },
  parameters: {
    Page: { name: 'page', in: 'query', type: 'integer', 'x-example': 3 },
    Spare: { name: 'spare', in: 'query', type: 'string' },
  },
  responses: { Spare: { description: 'Spare' } },
  tags: [{ name: 'orders' }, { name: 'parcels' }, { name: 'nothing' }],
};

const named = (title: string, operations: readonly string[]) => ({
  templateId: 'setheader',
  title,
  parameters: {
    'x-ms-apimTemplateParameter.name': 'X-Shop',
    'x-ms-apimTemplateParameter.value': title,
    'x-ms-apimTemplateParameter.existsAction': 'override',
    'x-ms-apimTemplate-policySection': 'Request',
    ...(operations.length > 0 && { 'x-ms-apimTemplate-operationName': operations }),
  },
});

const properties = {
  properties: {
    connectionParameters: {},
    iconBrandColor: '#336699',
    scriptOperations: ['ListParcels'],
    capabilities: [],
    policyTemplateInstances: [
      named('Everything', []),
      named('Orders', ['ListOrders', 'AddOrder']),
      named('Both', ['AddOrder', 'ListParcels']),
    ],
  },
};

export const shop: Connector = {
  definition: JSON.stringify(shopDefinition, null, 2),
  properties: JSON.stringify(properties, null, 2),
  script: 'public class Script : ScriptBase {}',
};

export const listOrders = '/definition/paths/~1orders/get';
export const addOrder = '/definition/paths/~1orders/post';
export const listParcels = '/definition/paths/~1parcels/get';
export const listStates = '/definition/paths/~1states/get';
