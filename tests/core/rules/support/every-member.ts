/** A definition with every member that OpenAPI 2.0 has somewhere in it, valid by the official schema. */
const limits = {
  format: 'int32', default: 1, maximum: 9, exclusiveMaximum: false, minimum: 0, exclusiveMinimum: false, maxLength: 5, minLength: 0,
  pattern: '.', maxItems: 3, minItems: 0, uniqueItems: true, enum: [1, 'a', { b: 1 }], multipleOf: 0.5,
}; // prettier-ignore
const value = { type: 'array', items: { type: 'string', ...limits }, collectionFormat: 'pipes', ...limits };
const common = { description: 'd', required: true, 'x-ms-summary': { any: 'thing' } };
const externalDocs = { url: 'https://a.example', description: 'd', 'x-a': 1 };

export const everyMember = {
  swagger: '2.0',
  info: {
    title: 'T', version: '1', description: 'd', termsOfService: 't', 'x-a': 1,
    contact: { name: 'n', url: 'u', email: 'e', 'x-a': 1 },
    license: { name: 'n', url: 'u', 'x-a': 1 },
  },
  host: 'a.example:80', basePath: '/v1', schemes: ['https', 'http'], consumes: ['application/json'], produces: ['text/plain'],
  paths: {
    '/a/{id}': {
      $ref: '#/x', 'x-a': 1,
      parameters: [{ $ref: '#/parameters/Q' }],
      post: {
        tags: ['t', 'u'], summary: 's', description: 'd', externalDocs, operationId: 'o', produces: ['a/b'], consumes: ['a/b'],
        schemes: ['wss'], deprecated: false, security: [{ basic: [], oauth: ['s'] }, {}], 'x-ms-visibility': 'internal',
        parameters: [
          { name: 'id', in: 'path', ...common, ...value },
          { name: 'q', in: 'query', allowEmptyValue: true, ...common, ...value, collectionFormat: 'multi' },
          { name: 'h', in: 'header', ...common, ...value },
          { name: 'f', in: 'formData', ...common, type: 'file', allowEmptyValue: true },
          { name: 'b', in: 'body', ...common, schema: { $ref: '#/definitions/A', description: 'beside' } },
        ],
        responses: {
          200: {
            description: 'd', schema: { type: 'file', title: 't', description: 'd', default: 1, required: ['a'], readOnly: true, externalDocs, example: 1, format: 'f' },
            headers: { 'X-A': { ...value, description: 'd', 'x-a': 1 } }, examples: { 'a/b': 1 }, 'x-a': 1,
          },
          201: { $ref: '#/responses/R' },
          default: { description: 'd', schema: { type: 'string' } },
          'x-a': 1,
        },
      },
    },
    'x-a': 1,
  },
  definitions: {
    A: {
      ...limits, title: 't', description: 'd', type: ['object', 'null'], maxProperties: 3, minProperties: 0, required: ['a'],
      properties: { a: { type: 'array', items: [{ type: 'string' }, {}] }, b: { items: { type: 'null' } } },
      additionalProperties: false, allOf: [{ $ref: '#/definitions/B' }], discriminator: 'a', readOnly: false,
      xml: { name: 'n', namespace: 'n', prefix: 'p', attribute: true, wrapped: false, 'x-a': 1 },
      externalDocs, example: { any: 1 }, 'x-a': 1,
    },
    B: { additionalProperties: { type: 'integer' } },
  },
  parameters: { Q: { name: 'shared', in: 'query', type: 'string' } },
  responses: { R: { description: 'd' } },
  securityDefinitions: {
    basic: { type: 'basic', description: 'd', 'x-a': 1 },
    key: { type: 'apiKey', in: 'query', name: 'n', description: 'd', 'x-a': 1 },
    implicit: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'u', scopes: { a: 'b' }, description: 'd', 'x-a': 1 },
    password: { type: 'oauth2', flow: 'password', tokenUrl: 'u', scopes: {} },
    application: { type: 'oauth2', flow: 'application', tokenUrl: 'u' },
    oauth: { type: 'oauth2', flow: 'accessCode', tokenUrl: 'u', authorizationUrl: 'u', scopes: { s: 's' } },
  },
  security: [{ basic: [] }],
  tags: [{ name: 'a', description: 'd', externalDocs, 'x-a': 1 }],
  externalDocs,
  'x-a': null,
}; // prettier-ignore
