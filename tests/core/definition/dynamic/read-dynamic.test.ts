import { expect, it } from 'vitest';
import { describeDynamic } from '#core/definition/dynamic/describe-dynamic.ts';
import { readDynamic } from '#core/definition/dynamic/read-dynamic.ts';
import { definition } from './regions.ts';

const from = (path: string) => ({ kind: 'from', path });
const fixed = (value: unknown) => ({ kind: 'fixed', value });
const operation = (operationId: string) => ({ kind: 'operation', operationId });

it.each([
  {
    name: 'the pair of the notes',
    value: {
      'x-ms-dynamic-values': {
        operationId: 'ListRegions',
        'value-collection': 'items',
        'value-path': 'code',
        'value-title': 'label',
        parameters: { active: true },
      },
      'x-ms-dynamic-list': {
        operationId: 'ListRegions',
        itemsPath: 'items',
        itemValuePath: 'code',
        itemTitlePath: 'label',
        parameters: { active: { value: true } },
      },
    },
    list: {
      source: operation('ListRegions'),
      collection: 'items',
      valuePath: 'code',
      titlePath: 'label',
      arguments: [{ name: 'active', value: fixed(true) }],
      written: 'both',
      differences: [],
    },
  },
  {
    name: 'the first generation alone, as most files have it',
    value: { 'x-ms-dynamic-values': { operationId: 'ListForms', 'value-path': 'id', 'value-title': 'name' } },
    list: {
      source: operation('ListForms'),
      collection: '',
      valuePath: 'id',
      titlePath: 'name',
      arguments: [],
      written: 'older',
      differences: [],
    },
  },
  {
    name: 'the second generation alone, with a path into the body',
    value: {
      'x-ms-dynamic-list': {
        operationId: 'GetLanes',
        itemsPath: 'data',
        itemValuePath: 'lane_id',
        parameters: { board: { parameterReference: 'body/board' } },
      },
    },
    list: {
      source: operation('GetLanes'),
      collection: 'data',
      valuePath: 'lane_id',
      titlePath: '',
      arguments: [{ name: 'board', value: from('body/board') }],
      written: 'newer',
      differences: [],
    },
  },
  {
    name: 'paths of the second generation where the first has names, of values and of arguments',
    value: {
      'x-ms-dynamic-values': { operationId: 'GetFields', parameters: { table: { parameter: 'TableId' } } },
      'x-ms-dynamic-list': {
        operationId: 'GetFields',
        parameters: { 'body/table': { parameterReference: 'body/TableId' } },
      },
    },
    list: {
      source: operation('GetFields'),
      collection: '',
      valuePath: '',
      titlePath: '',
      arguments: [{ name: 'body/table', value: from('body/TableId') }],
      written: 'both',
      differences: [],
    },
  },
  {
    name: 'what the platform answers',
    value: { 'x-ms-dynamic-values': { builtInOperation: 'AadGraph.GetUsers', 'value-path': 'id' } },
    list: {
      source: { kind: 'built-in', name: 'AadGraph.GetUsers' },
      collection: '',
      valuePath: 'id',
      titlePath: '',
      arguments: [],
      written: 'older',
      differences: [],
    },
  },
  {
    name: 'a capability with values of any kind',
    value: {
      'x-ms-dynamic-values': {
        capability: 'file-picker',
        parameters: { isFolder: true, fileFilter: [], dataset: null },
      },
    },
    list: {
      source: { kind: 'capability', name: 'file-picker' },
      collection: '',
      valuePath: '',
      titlePath: '',
      arguments: [
        { name: 'isFolder', value: fixed(true) },
        { name: 'fileFilter', value: fixed([]) },
        { name: 'dataset', value: fixed(null) },
      ],
      written: 'older',
      differences: [],
    },
  },
  {
    name: 'forms that nobody knows are kept as they are written',
    value: {
      'x-ms-dynamic-list': { operationId: 'X', parameters: { a: 1, b: {}, c: { parameter: 'x' } } },
    },
    list: {
      source: operation('X'),
      collection: '',
      valuePath: '',
      titlePath: '',
      arguments: [
        { name: 'a', value: { kind: 'unread', value: 1 } },
        { name: 'b', value: { kind: 'unread', value: {} } },
        { name: 'c', value: { kind: 'unread', value: { parameter: 'x' } } },
      ],
      written: 'newer',
      differences: [],
    },
  },
])('reads a list: $name', ({ value, list }) => {
  expect(readDynamic(value)).toEqual({ list, unread: [] });
});

it.each([
  {
    name: 'the pair of the notes',
    value: {
      'x-ms-dynamic-schema': {
        operationId: 'GetFormSchema',
        'value-path': 'schema/properties',
        parameters: { formId: { parameter: 'formId' } },
      },
      'x-ms-dynamic-properties': {
        operationId: 'GetFormSchema',
        itemValuePath: 'schema',
        parameters: { formId: { parameterReference: 'formId' } },
      },
    },
    schemaPath: 'schema',
  },
  {
    name: 'both lead to the schema',
    value: {
      'x-ms-dynamic-schema': { operationId: 'S', 'value-path': 'schema' },
      'x-ms-dynamic-properties': { operationId: 'S', itemValuePath: 'schema' },
    },
    schemaPath: 'schema',
  },
  {
    name: 'the answer is the schema',
    value: {
      'x-ms-dynamic-schema': { operationId: 'S', 'value-path': 'properties' },
      'x-ms-dynamic-properties': { operationId: 'S' },
    },
    schemaPath: '',
  },
])('reads run-time fields: $name', ({ value, schemaPath }) => {
  expect(readDynamic(value).fields).toMatchObject({ schemaPath, written: 'both', differences: [] });
});

it('reads a tree with what its two calls take', () => {
  const value = {
    'x-ms-dynamic-tree': {
      settings: { canSelectParentNodes: true, canSelectLeafNodes: false },
      open: {
        operationId: 'Roots',
        itemValuePath: 'id',
        itemTitlePath: 'name',
        itemIsParent: 'true',
        itemsPath: 'data',
      },
      browse: {
        operationId: 'Inside',
        itemValuePath: 'id',
        itemTitlePath: 'name',
        itemFullTitlePath: 'path',
        itemIsParent: 'isFolder eq true',
        parameters: { folder: { selectedItemValuePath: 'id' }, deep: { value: 1 } },
      },
    },
  };
  expect(readDynamic(value).tree).toMatchObject({
    canSelectParents: true,
    canSelectLeaves: false,
    open: { operationId: 'Roots', itemsPath: 'data', arguments: [] },
    browse: {
      isParent: 'isFolder eq true',
      fullTitlePath: 'path',
      arguments: [
        { name: 'folder', value: { kind: 'picked', path: 'id' } },
        { name: 'deep', value: fixed(1) },
      ],
    },
  });
});

it.each([
  {
    name: 'another title',
    older: { operationId: 'A', 'value-title': 'key' },
    newer: { operationId: 'A', itemTitlePath: 'name' },
    differences: [{ aspect: 'titlePath', older: 'key', newer: 'name' }],
  },
  {
    name: 'another operation, and a path that one does not have',
    older: { operationId: 'A', 'value-collection': 'd/results' },
    newer: { operationId: 'B' },
    differences: [
      { aspect: 'source', older: 'A', newer: 'B' },
      { aspect: 'collection', older: 'd/results', newer: 'nothing' },
    ],
  },
  {
    name: 'another value passed on, and one that is only here or there',
    older: { operationId: 'A', parameters: { a: 1, b: { parameter: 'x' }, c: 'old' } },
    newer: {
      operationId: 'A',
      parameters: { a: { value: 2 }, b: { parameterReference: 'body/x' }, d: { value: true } },
    },
    differences: [
      { aspect: 'arguments', argument: 'a', older: '1', newer: '2' },
      { aspect: 'arguments', argument: 'c', older: '"old"', newer: 'nothing' },
      { aspect: 'arguments', argument: 'd', older: 'nothing', newer: 'true' },
    ],
  },
])('tells what the two generations say differently: $name', ({ older, newer, differences }) => {
  const { list } = readDynamic({ 'x-ms-dynamic-values': older, 'x-ms-dynamic-list': newer });
  expect(list?.differences).toEqual(differences);
});

it.each([
  { value: { 'x-ms-dynamic-values': [] }, reason: 'x-ms-dynamic-values must be an object in { }.' },
  { value: { 'x-ms-dynamic-list': { operationId: 7 } }, reason: '"operationId" of x-ms-dynamic-list must be text.' },
  {
    value: { 'x-ms-dynamic-schema': { operationId: 'A', parameters: 'b' } },
    reason: '"parameters" of x-ms-dynamic-schema must be an object in { }.',
  },
  {
    value: { 'x-ms-dynamic-tree': { open: { operationId: null } } },
    reason: '"operationId" in "open" of x-ms-dynamic-tree must be text.',
  },
])('says why it cannot show $value', ({ value, reason }) => {
  expect(readDynamic(value)).toMatchObject({ unread: [{ reason }] });
  expect(readDynamic(value).list).toBeUndefined();
});

it.each([
  { value: { 'x-ms-dynamic-values': { operationId: 'ListRegions' } }, words: 'Choices from List regions' },
  { value: { 'x-ms-dynamic-list': { operationId: 'Gone' } }, words: 'Choices from Gone' },
  { value: { 'x-ms-dynamic-values': { capability: 'file-picker' } }, words: 'Choices from the file picker' },
  {
    value: { 'x-ms-dynamic-values': { builtInOperation: 'AadGraph.GetUsers' } },
    words: 'Choices from AadGraph.GetUsers',
  },
  { value: { 'x-ms-dynamic-schema': { operationId: 'GetFormSchema' } }, words: 'Fields from Get form schema' },
  {
    value: {
      'x-ms-dynamic-values': { capability: 'file-picker' },
      'x-ms-dynamic-tree': { open: { operationId: 'Order' } },
    },
    words: 'Tree from Order',
  },
  { value: { type: 'string' }, words: '' },
  { value: null, words: '' },
])('describes $value as "$words"', ({ value, words }) => {
  expect(describeDynamic(value, definition)).toBe(words);
});
