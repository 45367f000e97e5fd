import { file, operation, pathsWith } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const get = { get: operation() };
const post = { post: operation({ operationId: 'PostPet' }) };

export const definitionCases: RuleCases = {
  'connector-metadata': [
    { name: 'absent', definition: { 'x-ms-connector-metadata': undefined }, found: [] },
    {
      name: 'a list of entries',
      definition: { 'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: 'https://a.example' }] },
      found: [],
    },
    {
      name: 'null',
      definition: { 'x-ms-connector-metadata': null },
      found: ['/definition/x-ms-connector-metadata'],
    },
    {
      name: 'an entry of another kind',
      definition: { 'x-ms-connector-metadata': [{ propertyName: 'Website' }] },
      found: ['/definition/x-ms-connector-metadata/0'],
    },
  ],
  'openapi-shape': [
    {
      name: 'what was meant is clear',
      definition: {
        ...pathsWith({ sumary: 'Get pets', summary: undefined, deprecated: 'true' }),
        swagger: '2',
        info: { title: 'Pets' },
      },
      found: [
        '/definition/swagger',
        '/definition/info',
        '/definition/paths/~1pets/get/sumary',
        '/definition/paths/~1pets/get/deprecated',
      ],
      mended: {
        '/definition/swagger': '2.0',
        '/definition/info/version': '1.0',
        '/definition/paths/~1pets/get/deprecated': true,
        '/definition/paths/~1pets/get/summary': 'Get pets',
      },
    },
    {
      name: 'a number in quotes, a word in capitals',
      definition: {
        definitions: { A: { type: 'String', maxLength: '5' } },
        ...pathsWith({ parameters: [file] }, '/p', 'post'),
      },
      found: ['/definition/definitions/A/type', '/definition/definitions/A/maxLength'],
      mended: { '/definition/definitions/A': { type: 'string', maxLength: 5 } },
    },
    { name: 'nothing wrong', found: [] },
    {
      name: 'not an object',
      definition: '[]',
      found: ['/definition'],
      says: /must be an OpenAPI 2\.0 definition in \{ \}, not a list/,
    },
    { name: 'another version', definition: { swagger: '3.0' }, found: ['/definition/swagger'] },
    {
      name: 'a number for the version',
      definition: { info: { title: 'Pets', version: 1 } },
      found: ['/definition/info/version'],
      says: /Put it in quotes: "1"/,
    },
    {
      name: 'a mistyped name',
      definition: pathsWith({ sumary: 'x' }),
      found: ['/definition/paths/~1pets/get/sumary'],
      says: /mean "summary"/,
    },
    { name: 'what other rules tell is left to them', definition: pathsWith({ responses: { 200: {} } }), found: [] },
    { name: 'a text that ends too early', definition: '{"swagger": "2.0"', found: [] },
  ],
  'title-and-version-filled': [
    { name: 'both', found: [] },
    { name: 'missing, which is a fault of shape', definition: { info: {} }, found: [] },
    {
      name: 'both empty',
      definition: { info: { title: ' ', version: '' } },
      found: ['/definition/info/title', '/definition/info/version'],
    },
  ],
  'host-present': [
    { name: 'a host', found: [] },
    { name: 'a number, which is a fault of shape', definition: { host: 5 }, found: [] },
    { name: 'none', definition: { host: undefined }, found: ['/definition/host'] },
    { name: 'an empty one', definition: { host: '' }, found: ['/definition/host'] },
  ],
  'host-format': [
    {
      name: 'a whole address is taken apart',
      definition: { host: 'https://api.pets.example/v2/', basePath: undefined, schemes: undefined },
      found: ['/definition/host'],
      fix: 'Take the address apart',
      mended: {
        '/definition/host': 'api.pets.example',
        '/definition/basePath': '/v2',
        '/definition/schemes': ['https'],
      },
    },
    { name: 'another base URL is there', definition: { host: 'pets.example/v2' }, found: ['/definition/host'] },
    { name: 'a name', found: [] },
    { name: 'a name with a port', definition: { host: 'localhost:8080' }, found: [] },
    { name: 'an environment variable', definition: { host: '@environmentVariables("new_host")' }, found: [] },
    { name: 'none', definition: { host: '' }, found: [] },
    {
      name: 'a scheme',
      definition: { host: 'https://api.pets.example' },
      found: ['/definition/host'],
      says: /Write only "api\.pets\.example"/,
    },
    {
      name: 'a path',
      definition: { host: 'api.pets.example/v1' },
      found: ['/definition/host'],
      says: /Write only "api\.pets\.example"/,
    },
    { name: 'a variable', definition: { host: '{region}.pets.example' }, found: ['/definition/host'], says: /braces/ },
    { name: 'a space', definition: { host: 'api pets' }, found: ['/definition/host'], says: /Write it like/ },
  ],
  'path-format': [
    {
      name: 'a slash is all that is missing',
      definition: { paths: { 'pets/{id}': {}, '/owners?': {} } },
      found: ['/definition/paths/pets~1{id}', '/definition/paths/~1owners?'],
      fix: 'Correct the path',
      mended: { '/definition/paths': { '/pets/{id}': {}, '/owners': {} } },
    },
    {
      name: 'the right one is there already',
      definition: { paths: { pets: {}, '/pets': {} } },
      found: ['/definition/paths/pets'],
    },
    {
      name: 'plain, with variables and extensions',
      definition: { paths: { "/pets('{id}')/{a}.{b}": {}, 'x-note': 1 } },
      found: [],
    },
    ...[
      { path: 'pets', says: /must start/ },
      { path: '/pets?all=true', says: /query/ },
      { path: '/pets#top', says: /fragment/ },
      { path: '/pets/*', says: /"\*"/ },
      { path: '/pets/{id', says: /do not match/ },
      { path: '/pets/{a/b}', says: /do not match/ },
      { path: '/pets/{}', says: /without a name/ },
      { path: '/pets/{id=1}', says: /default/ },
    ].map(({ path, says }) => ({
      name: path,
      definition: { paths: { [path]: {} } },
      found: [`/definition/paths/${path.replaceAll('/', '~1')}`],
      says,
    })),
  ],
  'path-written-out': [
    { name: 'operations', definition: { paths: { '/pets': get, 'x-note': { $ref: '#/x-pets' } } }, found: [] },
    { name: 'a fault of shape', definition: { paths: { '/pets': { $ref: 7 } } }, found: [] },
    {
      name: 'a reference to another path',
      definition: { paths: { '/pets': get, '/animals': { $ref: '#/paths/~1pets' } } },
      found: ['/definition/paths/~1animals/$ref'],
      says: /Write its operations here/,
      fix: 'Write its operations out',
      mended: {
        '/definition/paths/~1animals': { get: operation({ operationId: 'GetAnimals' }) },
        '/definition/paths/~1pets': get,
      },
    },
    {
      name: 'a reference to another file, or to something else',
      definition: { paths: { '/a': { $ref: 'a.json' }, '/b': { $ref: '#/info' } } },
      found: ['/definition/paths/~1a/$ref', '/definition/paths/~1b/$ref'],
    },
  ],
  'path-unique': [
    { name: 'different paths', definition: { paths: { '/pets/{id}': get, '/pets/{id}/toys': get } }, found: [] },
    { name: 'other methods', definition: { paths: { '/pets/{id}': get, '/pets/{name}': post } }, found: [] },
    {
      name: 'the same but for the name of a variable',
      definition: { paths: { '/pets/{id}': get, '/pets/{name}': get } },
      found: ['/definition/paths/~1pets~1{name}/get'],
    },
    {
      name: 'the same but for capitals',
      definition: { paths: { '/pets': get, '/Pets': get } },
      found: ['/definition/paths/~1Pets/get'],
    },
  ],
  'path-alike': [
    { name: 'different paths', definition: { paths: { '/pets/{id}': get, '/owners/{id}': post } }, found: [] },
    { name: 'the same method at both', definition: { paths: { '/pets/{id}': get, '/pets/{name}': get } }, found: [] },
    {
      name: 'the same but for the name of a variable',
      definition: { paths: { '/pets/{id}': get, '/pets/{name}': post } },
      found: ['/definition/paths/~1pets~1{name}'],
    },
  ],
  'path-variable-unique': [
    { name: 'two names', definition: { paths: { '/{a}/{b}': get } }, found: [] },
    {
      name: 'one name twice',
      definition: { paths: { '/{a}/b/{a}': get } },
      found: ['/definition/paths/~1{a}~1b~1{a}'],
    },
  ],
  'path-ambiguous': [
    { name: 'different names', definition: { paths: { '/pets/{id}': get, '/owners/mine': get } }, found: [] },
    { name: 'other methods', definition: { paths: { '/pets/{id}': get, '/pets/mine': post } }, found: [] },
    { name: 'other lengths', definition: { paths: { '/pets/{id}': get, '/pets/mine/new': get } }, found: [] },
    { name: 'more than one segment differs', definition: { paths: { '/{a}/x/{b}': get, '/c/x/d': get } }, found: [] },
    { name: 'both are variables', definition: { paths: { '/pets/{id}': get, '/pets/{name}': get } }, found: [] },
    {
      name: 'a fixed name where the other has a variable',
      definition: { paths: { '/pets/mine/{part}': get, '/pets/{id}/{part}': get } },
      found: ['/definition/paths/~1pets~1{id}~1{part}'],
      says: /"\{id\}" is "mine"/,
    },
  ],
};
