import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { exportConnector } from '#core/exports/index.ts';
import { limitFacts, type LimitId } from '#core/limits/limit-facts.ts';
import { byFullness, stateOf, tightestLimit, type LimitReading } from '#core/limits/limit.ts';
import { measureDocument, measureLimits } from '#core/limits/measure-limits.ts';
import { weighJson } from '#core/limits/weigh-text.ts';
import { hasCorpus, publishedConnectors } from '../rules/support/corpus.ts';
import { shop, shopDefinition } from './shop-connector.ts';

const text = { type: 'string' };
const objectOf = (count: number): object => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, text])),
});
const answering = (schema: object, more: object = {}): object => ({
  responses: { 200: { description: 'OK', schema } },
  ...more,
});
const connectorOf = (definition: object, more: Partial<Connector> = {}): Connector => ({
  definition: JSON.stringify(definition),
  properties: '{"properties":{}}',
  ...more,
});
const readingIn = (connector: Connector, id: LimitId): LimitReading | undefined =>
  measureLimits(connector).find((reading) => reading.id === id);

/** As deep as it is said to be. */
const nested = (levels: number): object =>
  levels === 1 ? text : { type: 'object', properties: { in: nested(levels - 1) } };
const get = '/definition/paths/~1a/get';

describe('each limit is read off with the place of the largest', () => {
  it.each<{ id: LimitId; of: string; connector: Connector; used: number; pointer?: string }>([
    {
      id: 'definition-size',
      of: 'bytes and not signs',
      connector: { definition: '{"info":{"title":"Pëts 🐕"}}', properties: '{}' },
      used: 31,
    },
    {
      id: 'solution-definition',
      of: 'signs without the space between values',
      connector: { definition: '{\n  "a": "b c\\" \\\\",\n  "ë": [ 1, 2 ]\n}', properties: '{}' },
      used: '{"a":"b c\\" \\\\","ë":[1,2]}'.length,
    },
    {
      id: 'operations',
      of: 'operations, and no other members of a path',
      connector: connectorOf({
        paths: { '/a': { get: {}, post: {}, parameters: [], 'x-ms-notification-content': {} } },
      }),
      used: 2,
    },
    {
      id: 'body-schemas',
      of: 'the schema itself and its properties',
      connector: connectorOf({ paths: { '/a': { get: answering(objectOf(5)) } } }),
      used: 6,
      pointer: `${get}/responses/200`,
    },
    {
      id: 'body-schemas',
      of: 'what is shared wherever it is used',
      connector: connectorOf({
        paths: {
          '/a': {
            get: answering({ properties: { a: { $ref: '#/definitions/P' }, b: { $ref: '#/definitions/P' } } }),
          },
        },
        definitions: { P: objectOf(3) },
      }),
      used: 9,
      pointer: `${get}/responses/200`,
    },
    {
      id: 'body-schemas',
      of: 'a circle once where it closes',
      connector: connectorOf({
        paths: { '/a': { get: answering({ $ref: '#/definitions/A' }) } },
        definitions: {
          A: { properties: { b: { $ref: '#/definitions/B' }, x: text } },
          B: { properties: { a: { $ref: '#/definitions/A' }, self: { $ref: '#/definitions/B' } } },
        },
      }),
      used: 3,
      pointer: `${get}/responses/200`,
    },
    {
      id: 'body-schemas',
      of: 'the body of a shared parameter, items, allOf and additional properties',
      connector: connectorOf({
        paths: { '/a': { get: { parameters: [{ $ref: '#/parameters/Body' }] } } },
        parameters: {
          Body: {
            in: 'body',
            schema: { type: 'array', items: { allOf: [objectOf(1)], additionalProperties: { type: 'string' } } },
          },
        },
      }),
      used: 5,
      pointer: `${get}/parameters/0`,
    },
    {
      id: 'body-schemas',
      of: 'what a trigger is told',
      connector: connectorOf({
        paths: { '/a': { 'x-ms-notification-content': { schema: objectOf(7) }, get: { 'x-ms-trigger': 'single' } } },
      }),
      used: 8,
      pointer: '/definition/paths/~1a/x-ms-notification-content',
    },
    {
      id: 'operation-schemas',
      of: 'all bodies of one operation',
      connector: connectorOf({
        paths: {
          '/a': { get: answering(text, { parameters: [{ in: 'body', schema: objectOf(2) }] }) },
          '/b': { get: answering(objectOf(2)) },
        },
      }),
      used: 4,
      pointer: get,
    },
    {
      id: 'total-schemas',
      of: 'all bodies of all operations',
      connector: connectorOf({ paths: { '/a': { get: answering(text), post: answering(objectOf(2)) } } }),
      used: 4,
    },
    {
      id: 'schema-depth',
      of: 'levels, through references',
      connector: connectorOf({
        paths: { '/a': { get: answering({ properties: { in: { $ref: '#/definitions/P' } } }) } },
        definitions: { P: nested(6) },
      }),
      used: 7,
      pointer: `${get}/responses/200`,
    },
    {
      id: 'operation-id',
      of: 'the longest',
      connector: connectorOf({ paths: { '/a': { get: { operationId: 'Get' }, post: { operationId: 'Ge' } } } }),
      used: 3,
      pointer: `${get}/operationId`,
    },
    {
      id: 'summary',
      of: 'the longest',
      connector: connectorOf({ paths: { '/a': { get: { summary: 'Get it' } } } }),
      used: 6,
      pointer: `${get}/summary`,
    },
    {
      id: 'parameter-summary',
      of: 'the longest, shared ones too',
      connector: connectorOf({
        paths: { '/a': { get: { parameters: [{}, { 'x-ms-summary': 'Page' }] } } },
        parameters: { P: { 'x-ms-summary': 'Pag' } },
      }),
      used: 4,
      pointer: `${get}/parameters/1/x-ms-summary`,
    },
    {
      id: 'title',
      of: 'signs',
      connector: connectorOf({ info: { title: 'Corner Shop' } }),
      used: 11,
      pointer: '/definition/info/title',
    },
    {
      id: 'description',
      of: 'signs',
      connector: connectorOf({ info: { description: 'Sells.' } }),
      used: 6,
      pointer: '/definition/info/description',
    },
    {
      id: 'categories',
      of: 'what stands between semicolons',
      connector: connectorOf({
        'x-ms-connector-metadata': [{ propertyName: 'Categories', propertyValue: 'AI;Data; Website;' }],
      }),
      used: 3,
      pointer: '/definition/x-ms-connector-metadata/0/propertyValue',
    },
    {
      id: 'script',
      of: 'bytes',
      connector: connectorOf({}, { script: '// ë' }),
      used: 5,
      pointer: '/script',
    },
    {
      id: 'icon',
      of: 'bytes',
      connector: connectorOf({}, { icon: { bytes: new Uint8Array(9), mediaType: 'image/png' } }),
      used: 9,
      pointer: '/icon',
    },
    {
      id: 'solution-policies',
      of: 'signs without layout',
      connector: { definition: '{}', properties: '{"properties": {"policyTemplateInstances": [ {} ]}}' },
      used: 4,
      pointer: '/properties/properties/policyTemplateInstances',
    },
    {
      id: 'solution-connection',
      of: 'signs without layout',
      connector: { definition: '{}', properties: '{"properties": {"connectionParameters": { "a": 1 }}}' },
      used: 7,
      pointer: '/properties/properties/connectionParameters',
    },
  ])('$id: $of', ({ id, connector, used, pointer }) => {
    const reading = readingIn(connector, id);
    expect(reading?.used).toBe(used);
    expect(reading?.pointer).toBe(pointer);
    expect(reading).toMatchObject(limitFacts[id]);
  });

  it('has a reading for each limit', () => {
    const metadata = [{ propertyName: 'Categories', propertyValue: 'AI' }];
    const full: Connector = {
      ...shop,
      definition: JSON.stringify({ ...shopDefinition, 'x-ms-connector-metadata': metadata }),
      icon: { bytes: new Uint8Array(1), mediaType: 'image/png' },
    };
    expect(
      measureLimits(full)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Object.keys(limitFacts).toSorted());
  });

  it('has no reading for what is not there', () => {
    const ids = measureLimits({ definition: '{}', properties: '{}' }).map(({ id }) => id);
    expect(ids).not.toEqual(expect.arrayContaining(['script']));
    expect(ids).not.toEqual(expect.arrayContaining(['icon']));
    expect(ids).not.toEqual(expect.arrayContaining(['title']));
  });
});

it.each<{ broken: string; definition: string }>([
  { broken: 'no JSON', definition: '{"paths":' },
  { broken: 'other types', definition: '{"paths":[],"info":7,"definitions":null,"x-ms-connector-metadata":[7]}' },
  {
    broken: 'members of other types',
    definition: JSON.stringify({
      paths: {
        '/a': { parameters: {}, get: { parameters: 7, responses: [], operationId: [], summary: {} }, post: [] },
      },
      parameters: { P: null },
      definitions: { A: 7 },
    }),
  },
  {
    broken: 'references that lead nowhere, out of the file, and to themselves',
    definition: JSON.stringify({
      paths: {
        '/a': {
          get: {
            parameters: [{ $ref: '#/parameters/No' }, { in: 'body', schema: { $ref: 'other.json#/A' } }],
            responses: { 200: { schema: { $ref: '#/definitions/Loop' } }, 201: { schema: { $ref: '#/no' } } },
          },
        },
      },
      definitions: { Loop: { $ref: '#/definitions/Loop' } },
    }),
  },
])('does not throw for $broken', ({ definition }) => {
  expect(() => measureLimits({ definition, properties: '[]' })).not.toThrow();
});

it('counts what would be counted for ever, and a chain as long as the file', () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, at) => [
      `D${at}`,
      { properties: { a: { $ref: `#/definitions/D${at + 1}` }, b: { $ref: `#/definitions/D${at + 1}` } } },
    ]),
  );
  const chain = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, at) => [`C${at}`, { items: { $ref: `#/definitions/C${at + 1}` } }]),
  );
  const paths = {
    '/a': { get: answering({ $ref: '#/definitions/D0' }) },
    '/c': { get: answering({ $ref: '#/definitions/C0' }) },
  };
  const connector = connectorOf({ paths, definitions: { ...doubling, ...chain } });
  const start = performance.now();
  expect(readingIn(connector, 'total-schemas')?.used).toBe(Number.MAX_SAFE_INTEGER);
  expect(readingIn(connector, 'schema-depth')?.used).toBe(20_001);
  expect(performance.now() - start).toBeLessThan(2_000);
});

it('is of the bytes that are exported', async () => {
  const outcome = await exportConnector(shop, 'connector-files');
  if (!outcome.ok) throw new Error('It is not exported.');
  const sizes = Object.fromEntries(outcome.files.map(({ path, bytes }) => [path, bytes.length]));
  expect(readingIn(shop, 'definition-size')?.used).toBe(sizes['apiDefinition.swagger.json']);
  expect(readingIn(shop, 'script')?.used).toBe(sizes['script.csx']);
});

it.each(['\uFEFF{"a": 1}', '{"\\ud83d\\ude00": "🐕\\n \\"\\\\"}', '["\\\\", " ", "ë\\u00eb" ]'])(
  'weighs %j as it is written and without space',
  (json) => {
    expect(weighJson(json)).toEqual({
      bytes: new TextEncoder().encode(json).length,
      minified: json.replace('\uFEFF', '').replaceAll(/("(?:[^"\\]|\\.)*")|\s/g, '$1').length,
    });
  },
);

describe('the tightest limit', () => {
  const reading = (id: LimitId, used: number): LimitReading => ({ id, used, ...limitFacts[id] });
  it.each<{ name: string; readings: readonly LimitReading[]; is: LimitId; state: string }>([
    {
      name: 'the fullest',
      readings: [reading('definition-size', 100_000), reading('operations', 200)],
      is: 'operations',
      state: 'fine',
    },
    {
      name: 'of solutions only when it is near',
      readings: [reading('definition-size', 100_000), reading('solution-definition', 300_000)],
      is: 'definition-size',
      state: 'fine',
    },
    {
      name: 'of solutions when it is near and no other is',
      readings: [reading('definition-size', 500_000), reading('solution-definition', 450_000)],
      is: 'solution-definition',
      state: 'near',
    },
    {
      name: 'of every connector when that is near too',
      readings: [reading('definition-size', 900_000), reading('solution-definition', 600_000)],
      is: 'definition-size',
      state: 'near',
    },
    {
      name: 'never the length of a name, or advice',
      readings: [reading('operations', 300), reading('title', 90), reading('schema-depth', 90)],
      is: 'operations',
      state: 'over',
    },
  ])('is $name', ({ readings, is, state }) => {
    const tightest = tightestLimit(readings);
    expect(tightest?.id).toBe(is);
    expect(tightest && stateOf(tightest)).toBe(state);
  });

  it('stands first among the sorted', () => {
    const sorted = byFullness([reading('title', 3), reading('operations', 300)]);
    expect(sorted.map(({ id }) => id)).toEqual(['operations', 'title']);
    expect(tightestLimit([])).toBeUndefined();
  });
});

describe.skipIf(!hasCorpus)('over the published connectors (skipped without the corpus)', () => {
  it('nothing that the service is known to enforce is over', () => {
    const over = publishedConnectors().flatMap(({ name, connector }) =>
      measureDocument(openDocument(connector))
        .filter((reading) => stateOf(reading) === 'over' && reading.isHard && reading.scope === 'every')
        .map(({ id }) => `${name}: ${id}`),
    );
    // One has 1,104,994 bytes, which is more than the documented limit: domain notes, 7.1.
    expect(over).toEqual(['encodian: definition-size']);
  });
});
