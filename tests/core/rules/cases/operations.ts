import { body, file, inPath, inQuery, operation, pathsWith } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/get';
const ids = (...operationIds: readonly unknown[]) => ({
  paths: Object.fromEntries(
    operationIds.map((operationId, index) => [`/${index}`, { get: operation({ operationId }) }]),
  ),
});

export const operationCases: RuleCases = {
  'operation-id-present': [
    { name: 'one', definition: pathsWith({}), found: [] },
    { name: 'a number, which is a fault of shape', definition: pathsWith({ operationId: 5 }), found: [] },
    {
      name: 'none',
      definition: pathsWith({ operationId: undefined }),
      found: [at],
      says: /GET \/pets/,
      fix: 'Give it an ID',
      mended: { [`${at}/operationId`]: 'GetAPet' },
    },
    {
      name: 'blanks, and no summary either',
      definition: pathsWith({ operationId: ' ', summary: '' }, '/pets/{id}'),
      found: ['/definition/paths/~1pets~1{id}/get'],
      says: /such as "GetPetsById"/,
      mended: { '/definition/paths/~1pets~1{id}/get/operationId': 'GetPetsById' },
    },
  ],
  'operation-id-unique': [
    { name: 'different ids', definition: ids('ListPets', 'GetPet'), found: [] },
    { name: 'case matters', definition: ids('getPet', 'GetPet'), found: [] },
    { name: 'no ids at all', definition: ids(undefined, undefined, '', ''), found: [] },
    {
      name: 'the repeat, not the first',
      definition: ids('A', 'A'),
      found: ['/definition/paths/~11/get/operationId'],
      says: /GET \/0/,
      fix: 'Give it an ID of its own',
      mended: { '/definition/paths/~10/get/operationId': 'A', '/definition/paths/~11/get/operationId': 'Get1' },
    },
    {
      name: 'what names it stays with the first',
      definition: ids('A', 'A', 'A'),
      properties: { scriptOperations: ['A'] },
      script: '',
      found: ['/definition/paths/~11/get/operationId', '/definition/paths/~12/get/operationId'],
      mended: {
        '/definition/paths/~11/get/operationId': 'Get1',
        '/definition/paths/~12/get/operationId': 'Get2',
        '/properties/properties/scriptOperations': ['A'],
      },
    },
  ],
  'operation-id-alike': [
    { name: 'different ids', definition: ids('ListPets', 'GetPet'), found: [] },
    { name: 'the same, which another rule tells', definition: ids('A', 'A'), found: [] },
    {
      name: 'capitals',
      definition: ids('getPet', 'GetPet'),
      found: ['/definition/paths/~11/get/operationId'],
      mended: { '/definition/paths/~10/get/operationId': 'getPet', '/definition/paths/~11/get/operationId': 'Get1' },
    },
  ],
  'summary-present': [
    { name: 'one', definition: pathsWith({}), found: [] },
    { name: 'a list in its place', definition: { paths: { '/pets': { get: [{}] } } }, found: [] },
    { name: 'internal', definition: pathsWith({ summary: undefined, 'x-ms-visibility': 'internal' }), found: [] },
    {
      name: 'none',
      definition: pathsWith({ summary: undefined, operationId: 'GetPetsByOwnerId' }),
      found: [at],
      fix: 'Add a summary',
      mended: { [`${at}/summary`]: 'Get pets by owner ID' },
    },
    {
      name: 'empty, and an ID that is too long for it',
      definition: pathsWith({ summary: '', operationId: `Get${'Pet'.repeat(30)}` }),
      found: [`${at}/summary`],
      mended: { [`${at}/summary`]: 'Get pets' },
    },
  ],
  'summary-length': [
    { name: '80 characters', definition: pathsWith({ summary: 'x'.repeat(80) }), found: [] },
    { name: '81 characters', definition: pathsWith({ summary: 'x'.repeat(81) }), found: [`${at}/summary`] },
  ],
  'path-variable-has-parameter': [
    { name: 'its own parameter', definition: pathsWith({ parameters: [inPath('id')] }, '/pets/{id}'), found: [] },
    {
      name: 'a parameter of the path',
      definition: { paths: { '/pets/{id}': { parameters: [inPath('id')], get: operation() } } },
      found: [],
    },
    {
      name: 'a shared parameter',
      definition: {
        ...pathsWith({ parameters: [{ $ref: '#/parameters/Id' }] }, '/pets/{id}'),
        parameters: { Id: inPath('id') },
      },
      found: [],
    },
    {
      name: 'a broken reference',
      definition: pathsWith({ parameters: [{ $ref: '#/parameters/Id' }] }, '/pets/{id}'),
      found: [],
    },
    {
      name: 'in the query only',
      definition: pathsWith({ parameters: [inQuery('id')] }, '/pets/{id}'),
      found: ['/definition/paths/~1pets~1{id}/get'],
      fix: 'Add the parameter',
      mended: {
        '/definition/paths/~1pets~1{id}/get/parameters': [
          inQuery('id'),
          { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' },
        ],
      },
    },
    {
      name: 'each that is missing',
      definition: pathsWith({}, '/pets/{id}/toys/{toy}'),
      found: Array(2).fill('/definition/paths/~1pets~1{id}~1toys~1{toy}/get'),
    },
  ],
  'path-parameter-in-path': [
    { name: 'in the path', definition: pathsWith({ parameters: [inPath('id')] }, '/pets/{id}'), found: [] },
    { name: 'not in the path', definition: pathsWith({ parameters: [inPath('id')] }), found: [`${at}/parameters/0`] },
    {
      name: 'once for all operations of a path',
      definition: {
        paths: { '/pets': { parameters: [inPath('id')], get: operation(), put: operation({ operationId: 'PutPet' }) } },
      },
      found: ['/definition/paths/~1pets/parameters/0'],
    },
    {
      name: 'a shared parameter, where it is listed',
      definition: { ...pathsWith({ parameters: [{ $ref: '#/parameters/Id' }] }), parameters: { Id: inPath('id') } },
      found: [`${at}/parameters/0`],
    },
  ],
  'body-unique': [
    { name: 'one body', definition: pathsWith({ parameters: [body, inQuery('a')] }), found: [] },
    {
      name: 'the same twice, which another rule tells',
      definition: pathsWith({ parameters: [body, body] }),
      found: [],
    },
    {
      name: 'two',
      definition: pathsWith({ parameters: [body, { ...body, name: 'other' }] }),
      found: [`${at}/parameters/1`],
    },
  ],
  'body-or-form': [
    { name: 'a body', definition: pathsWith({ parameters: [body] }), found: [] },
    { name: 'a form', definition: pathsWith({ parameters: [file] }), found: [] },
    { name: 'both', definition: pathsWith({ parameters: [file, body] }), found: [`${at}/parameters/1`] },
  ],
  'body-on-get': [
    { name: 'POST', definition: pathsWith({ parameters: [body] }, '/pets', 'post'), found: [] },
    { name: 'DELETE', definition: pathsWith({ parameters: [body] }, '/pets', 'delete'), found: [] },
    { name: 'GET', definition: pathsWith({ parameters: [inQuery('a'), body] }), found: [`${at}/parameters/1`] },
    {
      name: 'form fields of HEAD',
      definition: pathsWith({ parameters: [file] }, '/pets', 'head'),
      found: ['/definition/paths/~1pets/head/parameters/0'],
    },
  ],
  'file-consumes': [
    { name: 'no file', definition: pathsWith({}), found: [] },
    {
      name: 'its own consumes',
      definition: pathsWith({ parameters: [file], consumes: ['multipart/form-data'] }),
      found: [],
    },
    {
      name: 'shared consumes',
      definition: { ...pathsWith({ parameters: [file] }), consumes: ['application/x-www-form-urlencoded'] },
      found: [],
    },
    {
      name: 'its own go before the shared',
      definition: { ...pathsWith({ parameters: [file], consumes: ['text/plain'] }), consumes: ['multipart/form-data'] },
      found: [`${at}/parameters/0`],
    },
    {
      name: 'none',
      definition: pathsWith({ parameters: [file] }, '/pets', 'post'),
      found: ['/definition/paths/~1pets/post/parameters/0'],
      fix: 'Send it as a form',
      mended: { '/definition/paths/~1pets/post/consumes': ['multipart/form-data'] },
    },
  ],
  'response-present': [
    { name: 'one', definition: pathsWith({}), found: [] },
    { name: 'missing, which is a fault of shape', definition: pathsWith({ responses: undefined }), found: [] },
    { name: 'none', definition: pathsWith({ responses: {} }), found: [`${at}/responses`] },
    { name: 'only an extension', definition: pathsWith({ responses: { 'x-a': 1 } }), found: [`${at}/responses`] },
  ],
  'response-status': [
    {
      name: 'known ones',
      definition: pathsWith({ responses: { 200: {}, 599: {}, default: {}, 'x-a': 1 } }),
      found: [],
    },
    {
      name: 'a class of codes',
      definition: pathsWith({ responses: { '2XX': { description: 'OK' }, '4xx': {}, 400: {} } }),
      found: [`${at}/responses/2XX`, `${at}/responses/4xx`],
      fix: 'Write “200”',
      mended: { [`${at}/responses/200`]: { description: 'OK' }, [`${at}/responses/4xx`]: {} },
    },
    {
      name: 'out of range',
      definition: pathsWith({ responses: { 600: {}, '099': {} } }),
      found: [`${at}/responses/600`, `${at}/responses/099`],
    },
  ],
  'response-description': [
    { name: 'one', definition: pathsWith({}), found: [] },
    { name: 'an empty one', definition: pathsWith({ responses: { 200: { description: '' } } }), found: [] },
    {
      name: 'none',
      definition: pathsWith({ responses: { 200: {}, 404: {}, default: {} } }),
      found: [`${at}/responses/200`, `${at}/responses/404`, `${at}/responses/default`],
      fix: 'Describe it by its status',
      mended: {
        [`${at}/responses/200/description`]: 'OK',
        [`${at}/responses/404/description`]: 'Not Found',
        [`${at}/responses/default/description`]: 'Default response',
      },
    },
    {
      name: 'none in shared ones, whatever their names',
      definition: { responses: { Pet: {}, 'x-pet': {} } },
      found: ['/definition/responses/Pet', '/definition/responses/x-pet'],
      mended: { '/definition/responses/Pet/description': 'Pet' },
    },
  ],
};
