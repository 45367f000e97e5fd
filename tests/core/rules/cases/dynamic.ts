import { operation } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

type Members = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const regions = {
  type: 'object',
  properties: {
    total: { type: 'integer' },
    items: { type: 'array', items: { type: 'object', properties: { code: text, label: text } } },
  },
};

const parameter = '/definition/paths/~1orders/post/parameters/1';
const values = `${parameter}/x-ms-dynamic-values`;
const list = `${parameter}/x-ms-dynamic-list`;
const tree = `${parameter}/x-ms-dynamic-tree`;

/** Orders with a region, which the operation ListRegions knows by the country. */
const withRegion = (members: Members) => ({
  paths: {
    '/orders': {
      post: operation({
        operationId: 'Order',
        parameters: [
          { name: 'country', in: 'query', type: 'string' },
          { name: 'region', in: 'query', type: 'string', ...members },
          { name: 'id', in: 'query', type: 'integer' },
          { name: 'tenant', in: 'header', type: 'string', default: 'main', 'x-ms-visibility': 'internal' },
          {
            name: 'body',
            in: 'body',
            schema: { type: 'object', properties: { city: text, owner: { type: 'object', properties: { id: text } } } },
          },
        ],
      }),
    },
    '/regions': {
      get: operation({
        operationId: 'ListRegions',
        summary: 'List regions',
        parameters: [
          { name: 'country', in: 'query', type: 'string', required: true },
          { name: 'limit', in: 'query', type: 'integer' },
        ],
        responses: { 200: { description: 'OK', schema: regions } },
      }),
    },
  },
});

const older = {
  operationId: 'ListRegions',
  'value-collection': 'items',
  'value-path': 'code',
  'value-title': 'label',
  parameters: { country: { parameter: 'country' } },
};
const newer = {
  operationId: 'ListRegions',
  itemsPath: 'items',
  itemValuePath: 'code',
  itemTitlePath: 'label',
  parameters: { country: { parameterReference: 'country' } },
};
const call = {
  ...newer,
  itemFullTitlePath: 'label',
  itemIsParent: 'true',
};
const folders = { settings: { canSelectParentNodes: true, canSelectLeafNodes: true }, open: call, browse: call };

const whole: RuleCase = {
  name: 'both forms',
  definition: withRegion({ 'x-ms-dynamic-values': older, 'x-ms-dynamic-list': newer }),
  found: [],
};
/** With the first form changed. */
const withValues = (members: Members) => withRegion({ 'x-ms-dynamic-values': { ...older, ...members } });
const given = (country: unknown) => withValues({ parameters: { country } });
const withTree = (members: Members) => withRegion({ 'x-ms-dynamic-tree': { ...folders, ...members } });

const onBody = (schema: Members) => ({
  paths: {
    '/orders': {
      post: operation({ parameters: [{ name: 'body', in: 'body', 'x-ms-dynamic-schema': older, schema }] }),
    },
  },
});
const body = '/definition/paths/~1orders/post/parameters/0';

export const dynamicCases: RuleCases = {
  'dynamic-readable': [
    whole,
    { name: 'no object', definition: withRegion({ 'x-ms-dynamic-values': 'x' }), found: [values], says: /source/ },
  ],
  'dynamic-operation-exists': [
    whole,
    {
      name: 'an operation that is not there',
      definition: withValues({ operationId: 'Gone' }),
      found: [`${values}/operationId`],
      says: /no operation "Gone"/,
    },
    {
      name: 'in a shared part',
      definition: { definitions: { A: { type: 'string', 'x-ms-dynamic-list': { operationId: '' } } } },
      found: ['/definition/definitions/A/x-ms-dynamic-list/operationId'],
      says: /No operation is chosen/,
    },
    {
      name: 'what the platform answers',
      definition: withRegion({ 'x-ms-dynamic-values': { builtInOperation: 'AadGraph.GetUsers' } }),
      found: [],
    },
  ],
  'dynamic-argument-known': [
    whole,
    {
      name: 'what the operation does not take, in both forms',
      definition: withRegion({
        'x-ms-dynamic-values': { ...older, parameters: { ...older.parameters, colour: 'red' } },
        'x-ms-dynamic-list': { ...newer, parameters: { ...newer.parameters, colour: { value: 'red' } } },
      }),
      found: [`${values}/parameters/colour`],
      fix: 'Remove what the operation does not take',
      mended: { [`${values}/parameters`]: older.parameters, [`${list}/parameters`]: newer.parameters },
    },
  ],
  'dynamic-argument-given': [
    whole,
    {
      name: 'a required one is missing',
      definition: withValues({ parameters: {} }),
      found: [`${values}/parameters/country`],
      says: /cannot be called without "country"/,
    },
  ],
  'dynamic-argument-form': [
    whole,
    {
      name: 'the form of the other',
      definition: given({ parameterReference: 'country' }),
      found: [`${values}/parameters/country`],
      fix: 'Write it in the form that is known here',
      mended: { [`${values}/parameters/country`]: { parameter: 'country' } },
    },
    {
      name: 'a bare value',
      definition: withRegion({ 'x-ms-dynamic-list': { ...newer, parameters: { country: 'nl' } } }),
      found: [`${list}/parameters/country`],
      mended: { [`${list}/parameters/country`]: { value: 'nl' } },
    },
    {
      name: 'one that leads nowhere, which only the maker can mend',
      definition: given({ parameterReference: 'land' }),
      found: [`${values}/parameters/country`],
      mended: { [`${values}/parameters/country`]: { parameterReference: 'land' } },
    },
    { name: 'neither', definition: given({ a: 1, b: 2 }), found: [`${values}/parameters/country`] },
  ],
  'dynamic-argument-type': [
    whole,
    { name: 'a number as text', definition: withValues({ parameters: { country: 'nl', limit: '5' } }), found: [] },
    {
      name: 'yes for a number',
      definition: withValues({ parameters: { country: 'nl', limit: true } }),
      found: [`${values}/parameters/limit`],
      says: /wants a whole number/,
    },
  ],
  'dynamic-source-exists': [
    whole,
    {
      name: 'nowhere on the card',
      definition: given({ parameter: 'land' }),
      found: [`${values}/parameters/country`],
      says: /no field "land"/,
    },
  ],
  'dynamic-source-own': [
    whole,
    { name: 'itself', definition: given({ parameter: 'region' }), found: [`${values}/parameters/country`] },
  ],
  'dynamic-source-clear': [
    whole,
    {
      name: 'two of that name',
      definition: given({ parameter: 'id' }),
      found: [`${values}/parameters/country`],
      says: /"id" or "body\/owner\/id"/,
    },
  ],
  'dynamic-source-visible': [
    whole,
    {
      name: 'one that makers never see',
      definition: withRegion({
        'x-ms-dynamic-values': { ...older, parameters: { country: { parameter: 'tenant' } } },
        'x-ms-dynamic-list': { ...newer, parameters: { country: { parameterReference: 'tenant' } } },
      }),
      found: [`${values}/parameters/country`],
      fix: 'Use the default as a fixed value',
      mended: { [`${values}/parameters/country`]: 'main', [`${list}/parameters/country`]: { value: 'main' } },
    },
  ],
  'dynamic-source-type': [
    whole,
    {
      name: 'a list for a number',
      definition: withRegion({
        'x-ms-dynamic-list': {
          ...newer,
          parameters: { country: { value: 'nl' }, limit: { parameterReference: 'body/owner' } },
        },
      }),
      found: [],
    },
    {
      name: 'a number for yes or no',
      definition: {
        paths: {
          '/a': {
            get: operation({
              parameters: [
                { name: 'n', in: 'query', type: 'integer' },
                {
                  name: 'a',
                  in: 'query',
                  type: 'string',
                  'x-ms-dynamic-values': { operationId: 'B', 'value-path': 'x', parameters: { f: { parameter: 'n' } } },
                },
              ],
            }),
          },
          '/b': { get: operation({ operationId: 'B', parameters: [{ name: 'f', in: 'query', type: 'boolean' }] }) },
        },
      },
      found: ['/definition/paths/~1a/get/parameters/1/x-ms-dynamic-values/parameters/f'],
    },
  ],
  'dynamic-list-found': [
    whole,
    { name: 'no list', definition: withValues({ 'value-collection': 'total' }), found: [`${values}/value-collection`] },
  ],
  'dynamic-field-found': [
    whole,
    {
      name: 'no such field',
      definition: withValues({ 'value-path': 'id' }),
      found: [`${values}/value-path`],
      says: /only "code", "label"/,
    },
    {
      name: 'other capitals',
      definition: withRegion({
        'x-ms-dynamic-values': { ...older, 'value-title': 'Label' },
        'x-ms-dynamic-list': { ...newer, itemTitlePath: 'Label' },
      }),
      found: [`${values}/value-title`],
      fix: 'Write the name as the answer has it',
      mended: { [`${values}/value-title`]: 'label', [`${list}/itemTitlePath`]: 'label' },
    },
  ],
  'dynamic-value-chosen': [
    whole,
    { name: 'none', definition: withValues({ 'value-path': undefined }), found: [`${values}/value-path`] },
  ],
  'dynamic-newer-needed': [
    whole,
    {
      name: 'inside the body',
      definition: given({ parameter: 'city' }),
      found: [values],
      fix: 'Write both forms',
      mended: {
        [`${list}/parameters`]: { country: { parameterReference: 'body/city' } },
        [`${list}/itemsPath`]: 'items',
      },
    },
  ],
  'dynamic-forms-agree': [
    whole,
    {
      name: 'another field',
      definition: withRegion({
        'x-ms-dynamic-values': older,
        'x-ms-dynamic-list': { ...newer, itemValuePath: 'label' },
      }),
      found: [`${values}/value-path`],
      says: /code in x-ms-dynamic-values, label in x-ms-dynamic-list/,
    },
  ],
  'dynamic-both-forms': [
    whole,
    {
      name: 'the first alone',
      definition: withRegion({ 'x-ms-dynamic-values': older }),
      found: [values],
      fix: 'Write both forms',
      mended: { [list]: newer, [values]: older },
    },
    {
      name: 'the second alone',
      definition: withRegion({ 'x-ms-dynamic-list': newer }),
      found: [list],
      mended: { [list]: newer, [values]: older },
    },
    {
      name: 'what the first cannot say',
      definition: withRegion({ 'x-ms-dynamic-list': { ...newer, parameters: { country: { value: { a: 1 } } } } }),
      found: [],
    },
  ],
  'dynamic-tree-complete': [
    { name: 'all of it', definition: withTree({}), found: [] },
    {
      name: 'without settings, and a call that does not say what is sent',
      definition: withTree({ settings: undefined, open: { ...call, itemValuePath: undefined, itemIsParent: '' } }),
      found: [tree, `${tree}/open`],
      says: /needs "settings"/,
    },
  ],
  'dynamic-tree-filter': [
    { name: 'a filter', definition: withTree({ open: { ...call, itemIsParent: 'code eq true' } }), found: [] },
    {
      name: 'words',
      definition: withTree({ open: { ...call, itemIsParent: 'is it one?' } }),
      found: [`${tree}/open/itemIsParent`],
    },
  ],
  'dynamic-tree-beside-picker': [
    {
      name: 'with its tree',
      definition: withRegion({ 'x-ms-dynamic-values': { capability: 'file-picker' }, 'x-ms-dynamic-tree': folders }),
      found: [],
    },
    {
      name: 'without',
      definition: withRegion({ 'x-ms-dynamic-values': { capability: 'file-picker' } }),
      found: [`${values}/operationId`],
    },
  ],
  'dynamic-folder-only-inside': [
    {
      name: 'inside',
      definition: withTree({ browse: { ...call, parameters: { country: { selectedItemValuePath: 'code' } } } }),
      found: [],
    },
    {
      name: 'on the first level',
      definition: withTree({ open: { ...call, parameters: { country: { selectedItemValuePath: 'code' } } } }),
      found: [`${tree}/open/parameters/country`],
    },
  ],
  'dynamic-in-schema': [
    whole,
    {
      name: 'on the body',
      definition: onBody({ type: 'object' }),
      found: [`${body}/x-ms-dynamic-schema`],
      fix: 'Move it into the schema',
      mended: { [`${body}/x-ms-dynamic-schema`]: undefined, [`${body}/schema/x-ms-dynamic-schema`]: older },
    },
    {
      name: 'beside a reference, where others would get it too',
      definition: { ...onBody({ $ref: '#/definitions/A' }), definitions: { A: { type: 'object' } } },
      found: [`${body}/x-ms-dynamic-schema`],
    },
  ],
};
