import { describe, expect, it } from 'vitest';
import { detect } from '#core/formats/postman/detect.ts';
import { collectionOf, documentOf, importDocuments, importValue } from './read-collection.ts';

const v1 = { id: 'c', name: 'Old', order: [], requests: [] };

describe('detect', () => {
  it.each([
    ['V2.1', collectionOf([]), 'postman-2.1'],
    [
      'V2.0',
      { info: { schema: 'https://schema.getpostman.com/json/collection/v2.0.0/collection.json' }, item: [] },
      'postman-2.0',
    ],
    [
      'short schema address',
      { info: { schema: 'https://schema.getpostman.com/collection/v2.1.0/' }, item: [] },
      'postman-2.1',
    ],
    ['no schema', { info: { name: 'x' }, item: [] }, 'postman-2.1'],
    ['V1', v1, 'postman-1'],
    ['V1 without order', { name: 'x', requests: [{}] }, 'postman-1'],
    ['wrapped V2', { collection: collectionOf([]) }, 'postman-2.1'],
    ['wrapped V1', { collection: v1 }, 'postman-1'],
    ['all data with one collection', { version: 1, collections: [v1], environments: [] }, 'postman-1'],
    ['an environment', { name: 'e', values: [], _postman_variable_scope: 'environment' }, 'postman-2.1'],
  ])('knows %s', (_, value, format) => {
    expect(detect([documentOf(JSON.stringify(value))])?.format).toBe(format);
  });

  it.each([
    ['OpenAPI', { swagger: '2.0', info: { title: 'x' }, paths: {} }],
    ['HAR', { log: { entries: [] } }],
    ['requests of something else', { openapi: '3.0.0', requests: [], name: 'x' }],
    ['text', 'hello'],
    ['null', null],
    ['a list', [collectionOf([])]],
  ])('passes over %s', (_, value) => {
    expect(detect([documentOf(JSON.stringify(value))])).toBeUndefined();
  });

  it('takes the collection of a drop, with the environment beside it', () => {
    const environment = documentOf(JSON.stringify({ values: [], _postman_variable_scope: 'environment' }), 'env.json');
    const other = documentOf('{"a":1}', 'a.json');
    const collection = documentOf(JSON.stringify(collectionOf([])), 'c.json');
    expect(detect([environment, other, collection])?.documents).toEqual([collection, environment]);
  });
});

describe('what is refused', () => {
  it.each([
    ['an environment', { values: [], _postman_variable_scope: 'environment' }, 'postman/environment-only'],
    ['globals', { values: [], _postman_variable_scope: 'globals' }, 'postman/environment-only'],
    ['several collections', { version: 1, collections: [v1, v1] }, 'postman/several-collections'],
    ['a collection without requests', collectionOf([{ name: 'f', item: [] }]), 'postman/no-requests'],
    ['a V1 collection without requests', v1, 'postman/no-requests'],
  ])('%s', async (_, value, code) => {
    const { conversion, diagnostics } = await importValue(value);
    expect(conversion).toBeUndefined();
    expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity])).toEqual([[code, 'error']]);
  });
});

it('puts values of an environment before those of the collection, and globals after', async () => {
  const url = '{{baseUrl}}/{{version}}/{{path}}/x';
  const variable = [
    { key: 'baseUrl', value: 'https://collection.example' },
    { key: 'version', value: 'v2' },
  ];
  const collection = documentOf(JSON.stringify(collectionOf([{ name: 'a', request: url }], { variable })), 'c.json');
  const environment = documentOf(
    JSON.stringify({
      values: [
        { key: 'baseUrl', value: 'https://environment.example', enabled: true },
        { key: 'version', value: 'v9', enabled: false },
      ],
      _postman_variable_scope: 'environment',
    }),
  );
  const globals = documentOf(
    JSON.stringify({
      values: [
        { key: 'version', value: 'v1', enabled: true },
        { key: 'path', value: 'global', enabled: true },
      ],
      _postman_variable_scope: 'globals',
    }),
  );
  const { definition } = await importDocuments([collection, environment, globals]);
  expect([definition.host, definition.basePath, Object.keys(definition.paths ?? {})]).toEqual([
    'environment.example',
    '/v2',
    ['/global/x'],
  ]);
});
