import { describe, expect, it } from 'vitest';
import { operationsOf } from '#core/definition/operations.ts';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { type JsonPointer } from '#core/document/pointer.ts';
import { operationsIn } from '#core/ledger/operation-tree.ts';
import { groupOperations } from '#core/limits/fit/group-operations.ts';
import { keepOperations } from '#core/limits/fit/keep-operations.ts';
import { offerFits } from '#core/limits/fit/offer-fits.ts';
import { shortenText } from '#core/limits/fit/shorten-text.ts';
import { nameHalf, splitConnector, suggestSplit } from '#core/limits/fit/split-connector.ts';
import { fitWayIds, planWay, type FitWayId } from '#core/limits/fit/ways.ts';
import { measureDocument } from '#core/limits/measure-limits.ts';
import { weighOperations } from '#core/limits/weigh-operations.ts';
import { addOrder, listOrders, listParcels, listStates, shop, shopDefinition } from '../shop-connector.ts';

const document = openDocument(shop);
const definitionAfter = (from: ConnectorDocument, id: FitWayId): unknown =>
  patchDocument(from, planWay(from, id).patch).value.definition.value;
const withDefinition = (definition: object): ConnectorDocument =>
  openDocument({ ...shop, definition: JSON.stringify(definition, null, 2) });

describe('each way takes out what it says', () => {
  it('unused shared parts, those that only refer to each other too, and none that extends one that is used', () => {
    const { count, patch } = planWay(document, 'unused');
    expect(count).toBe(4);
    expect(patch.title).toBe('Delete 4 unused shared parts');
    const { Nobody: _, Friend: __, ...definitions } = shopDefinition.definitions;
    const { Spare: ___, ...parameters } = shopDefinition.parameters;
    expect(definitionAfter(document, 'unused')).toEqual({ ...shopDefinition, definitions, parameters, responses: {} });
  });

  it('examples, and no property that is called so', () => {
    const { count, examples } = planWay(document, 'examples');
    expect(count).toBe(3);
    expect(examples.map(({ pointer }) => pointer)).toEqual([
      '/definition/definitions/Order/example',
      '/definition/definitions/Order/properties/id/example',
      '/definition/parameters/Page/x-example',
    ]);
    const { Order, ...others } = shopDefinition.definitions;
    const { id: _, ...properties } = Order.properties;
    expect(definitionAfter(document, 'examples')).toEqual({
      ...shopDefinition,
      definitions: {
        ...others,
        Order: { type: 'object', properties: { id: { type: 'integer' }, ...properties } },
      },
      parameters: { ...shopDefinition.parameters, Page: { name: 'page', in: 'query', type: 'integer' } },
    });
  });

  it('examples of responses, headers and items, and not what is the maker’s own', () => {
    const from = withDefinition({
      paths: {
        '/a': {
          get: {
            responses: {
              default: {
                description: '',
                examples: { 'application/json': {} },
                headers: { example: { 'x-example': 1 } },
              },
            },
            parameters: [{ default: { example: 1 }, enum: [{ examples: 2 }], items: { example: 3 } }],
            'x-ms-dynamic-values': { example: 4 },
          },
        },
      },
    });
    expect(planWay(from, 'examples').count).toBe(3);
    expect(definitionAfter(from, 'examples')).toEqual({
      paths: {
        '/a': {
          get: {
            responses: { default: { description: '', headers: { example: {} } } },
            parameters: [{ default: { example: 1 }, enum: [{ examples: 2 }], items: {} }],
            'x-ms-dynamic-values': { example: 4 },
          },
        },
      },
    });
  });

  it('the ends of long descriptions, and not the connector’s own', () => {
    const long = 'Lists all orders of the shop. '.repeat(20);
    const from = withDefinition({
      info: { description: long },
      paths: { '/a': { get: { description: long, summary: 'Short' }, post: { description: 'Short.' } } },
    });
    const { count, examples } = planWay(from, 'descriptions-100');
    expect(count).toBe(1);
    expect(examples[0]?.after).toBe(
      'Lists all orders of the shop. Lists all orders of the shop. Lists all orders of the shop.',
    );
    expect(definitionAfter(from, 'descriptions-100')).toEqual({
      info: { description: long },
      paths: { '/a': { get: { description: examples[0]?.after, summary: 'Short' }, post: { description: 'Short.' } } },
    });
  });

  it('the layout and nothing else', () => {
    const definition = '\uFEFF{\n  "a": [1, 2.50, "\\u00eb \\" "],\r\n\t"a": {}\n}\n';
    const from = openDocument({ definition, properties: '{}' });
    const { value } = patchDocument(from, planWay(from, 'layout').patch);
    expect(value.connector.definition).toBe('\uFEFF{"a":[1,2.50,"\\u00eb \\" "],"a":{}}\n');
  });

  it.each(['{ "a": 1, // why\n "b": 2 }', '{ "a": [1 2] }', '{"a": 1,}', '{"a":1}', '{ "a"'])(
    'leaves the layout of %j',
    (definition) => {
      const from = openDocument({ definition, properties: '{}' });
      expect(planWay(from, 'layout').patch.edits).toEqual([]);
    },
  );

  it.each(fitWayIds)('%s has nothing to do where it was done, or where nothing is', (id) => {
    const done = patchDocument(document, planWay(document, id).patch).value;
    expect(planWay(done, id)).toMatchObject({ count: 0, patch: { edits: [] } });
    expect(planWay(openDocument({ definition: '{"paths":', properties: '{}' }), id).patch.edits).toEqual([]);
  });
});

const sentence = 'The order is shipped at once';
describe('a text is shortened', () => {
  it.each<{ name: string; text: string; most: number; unlike?: string; is: string }>([
    { name: 'not, when it is short', text: 'Short.', most: 20, is: 'Short.' },
    { name: 'to a sentence', text: `${sentence}. And then more follows here.`, most: 40, is: `${sentence}.` },
    { name: 'to a paragraph', text: `${sentence}\n\nAnd then more follows here.`, most: 40, is: sentence },
    { name: 'to a word', text: `${sentence} and then much more`, most: 32, is: `${sentence}…` },
    {
      name: 'not to e.g.',
      text: 'Orders of the shop, e.g. those of a year',
      most: 31,
      is: 'Orders of the shop, e.g. those…',
    },
    {
      name: 'without the comma before',
      text: 'Orders of the shop, and others beside',
      most: 22,
      is: 'Orders of the shop…',
    },
    {
      name: 'to a word where the sentence is the summary',
      text: 'Lists the orders. And then much more.',
      most: 28,
      unlike: 'lists the orders',
      is: 'Lists the orders. And then…',
    },
    { name: 'within a word without end', text: 'a'.repeat(50), most: 20, is: `${'a'.repeat(19)}…` },
    { name: 'between two halves of one sign', text: `${'a'.repeat(18)}🐕🐕🐕`, most: 20, is: `${'a'.repeat(18)}…` },
    {
      name: 'before a link',
      text: 'Read about the orders [in the guide](https://shop.example/guide) of the shop.',
      most: 45,
      is: 'Read about the orders…',
    },
  ])('$name', ({ text, most, unlike, is }) => {
    expect(shortenText(text, most, unlike)).toBe(is);
    expect(is.length).toBeLessThanOrEqual(most);
  });

  it('in no more than the time it takes to read it, whatever it holds', () => {
    const start = performance.now();
    for (const sign of ['.', '[', '[a](', ' ', '! '])
      for (const most of [100, 200, 500]) shortenText(sign.repeat(1_000_000 / sign.length), most);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('keeping some operations', () => {
  const keep = (picked: readonly JsonPointer[]) => {
    const plan = keepOperations(document, picked);
    const { value } = patchDocument(document, { title: '', edits: plan.edits });
    return { ...plan, value };
  };

  it('takes the others out with their path, what nobody needs, their tag, their policy', () => {
    const { value, goes, called } = keep([listParcels, listStates]);
    expect(called).toEqual([]);
    expect(goes).toEqual({
      operations: [listOrders, addOrder],
      parts: ['Order', 'Line', 'Nobody', 'Friend']
        .map((name) => `/definition/definitions/${name}`)
        .concat('/definition/parameters/Page', '/definition/parameters/Spare', '/definition/responses/Spare'),
      policies: ['Orders'],
      script: false,
    });
    const { Parcel, Letter, State } = shopDefinition.definitions;
    const { '/orders': _, ...paths } = shopDefinition.paths;
    const shared = { definitions: { Parcel, Letter, State }, parameters: {}, responses: {} };
    expect(value.definition.value).toEqual({ ...shopDefinition, paths, ...shared, tags: [{ name: 'parcels' }] });
    expect(value.connector.script).toBe(shop.script);
    const policies = value.properties.value.properties?.policyTemplateInstances ?? [];
    expect(policies.map(({ title, parameters }) => [title, parameters?.['x-ms-apimTemplate-operationName']])).toEqual([
      ['Everything', undefined],
      ['Both', ['ListParcels']],
    ]);
  });

  it('keeps what a kept one calls, and takes a script that serves none of them', () => {
    const { value, goes, called } = keep([listOrders]);
    expect(called).toEqual([listStates]);
    expect(goes).toMatchObject({ operations: [addOrder, listParcels], policies: ['Both'], script: true });
    expect(value.connector).not.toHaveProperty('script');
    expect(value.properties.value.properties).not.toHaveProperty('scriptOperations');
    expect(Object.keys(value.definition.value.paths?.['/orders'] ?? {})).toEqual(['get']);
  });

  it('changes nothing when all are kept', () => {
    expect(keep([listOrders, addOrder, listParcels, listStates]).edits).toEqual([]);
  });

  it('leaves names to an operation that has the same id', () => {
    const twice = structuredClone(shopDefinition);
    twice.paths['/orders'].post.operationId = 'ListParcels';
    const from = withDefinition(twice);
    const { goes } = keepOperations(from, [listOrders, addOrder, listStates]);
    expect(goes.policies).toEqual([]);
    expect(goes.script).toBe(false);
  });
});

describe('a split', () => {
  const { patch, connector, both } = splitConnector(document, [listParcels, listStates], 'Corner Shop Parcels');
  const here = patchDocument(document, patch).value;
  const there = openDocument(connector);
  const idsIn = ({ definition }: ConnectorDocument): readonly string[] =>
    operationsOf(definition.value).map(({ operation }) => operation.operationId ?? '');

  it('gives each its operations, and both what both call', () => {
    expect(patch.title).toBe('Move 1 operation to Corner Shop Parcels');
    expect(idsIn(here)).toEqual(['ListOrders', 'AddOrder', 'ListStates']);
    expect(idsIn(there)).toEqual(['ListParcels', 'ListStates']);
    expect(both).toEqual([listStates]);
    expect(there.definition.value.info?.title).toBe('Corner Shop Parcels');
    expect(here.definition.value.info?.title).toBe('Corner Shop');
  });

  it('divides policies and the script', () => {
    const policiesIn = ({ properties }: ConnectorDocument) =>
      properties.value.properties?.policyTemplateInstances?.map(({ title }) => title);
    expect(policiesIn(here)).toEqual(['Everything', 'Orders', 'Both']);
    expect(policiesIn(there)).toEqual(['Everything', 'Both']);
    expect(here.connector.script).toBeUndefined();
    expect(there.connector.script).toBe(shop.script);
    expect(there.properties.value.properties?.scriptOperations).toEqual(['ListParcels']);
  });

  it('is suggested in two halves, with a name', () => {
    const tree = groupOperations(document.definition.value);
    expect(tree.groups.map(({ name }) => name)).toEqual(['orders', 'parcels']);
    expect(suggestSplit(document.definition.value, tree, weighOperations(document.definition))).toEqual({
      moved: ['GET /parcels', 'GET /states'],
      title: 'Corner Shop Parcels',
    });
  });

  it.each([
    { title: 'Shop', group: 'orders', is: 'Shop Orders' },
    { title: 'Shop', group: '/api/v1/orders-old', is: 'Shop Api v1 orders old' },
    { title: 'Shop', group: '', is: 'Shop 2' },
    { title: 'Shop 2', group: '', is: 'Shop 3' },
    { title: 'The shop around the corner', group: 'orders', is: 'The shop around the corner 2' },
    { title: 'The very large shop around the corner', group: 'orders', is: 'The very large shop around t 2' },
    { title: '', group: '', is: '2' },
  ])('names a half of "$title" after "$group"', ({ title, group, is }) => {
    expect(nameHalf(title, group)).toBe(is);
    expect(is.length).toBeLessThanOrEqual(30);
  });
});

it.each([
  { name: 'tags', operations: { '/a': ['x'], '/b': ['y'], '/c': [] }, groups: { x: 1, y: 1 }, loose: 1 },
  {
    name: 'paths when there are none',
    operations: { '/v1/a': [], '/v1/a/{id}': [], '/b': [] },
    groups: { '/v1/a': 2, '/b': 1 },
    loose: 0,
  },
  {
    name: 'paths when all have the same',
    operations: { '/a': ['x'], '/b': ['x'] },
    groups: { '/a': 1, '/b': 1 },
    loose: 0,
  },
])('groups operations by $name', ({ operations, groups, loose }) => {
  const paths = Object.fromEntries(Object.entries(operations).map(([path, tags]) => [path, { get: { tags } }]));
  const tree = groupOperations({ paths });
  expect(Object.fromEntries(tree.groups.map((group) => [group.name, operationsIn(group).length]))).toEqual(groups);
  expect(tree.paths).toHaveLength(loose);
});

it('offers nothing while a text does not read', () => {
  expect(offerFits(openDocument({ definition: '{', properties: '{}' }))).toBeUndefined();
  expect(offerFits(openDocument({ definition: '{}', properties: '' }))).toBeUndefined();
});

it('says before what is saved after, with what was done before counted in', () => {
  let current = document;
  for (const id of fitWayIds) {
    const way = offerFits(current)?.ways.find((one) => one.id === id);
    const next = patchDocument(current, planWay(current, id).patch).value;
    expect(way?.after).toEqual(measureDocument(next));
    expect(way?.saves.bytes).toBe(current.connector.definition.length - next.connector.definition.length);
    current = next;
  }
  expect(offerFits(current)?.ways.map(({ count }) => count)).toEqual(fitWayIds.map(() => 0));
});
