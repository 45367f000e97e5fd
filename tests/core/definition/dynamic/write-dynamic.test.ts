import { describe, expect, it } from 'vitest';
import { readDynamic } from '#core/definition/dynamic/read-dynamic.ts';
import {
  changeFields,
  changeList,
  giveFields,
  giveList,
  moveIntoSchema,
  removeDynamic,
  settleDifferences,
  writeBoth,
  type ListChange,
} from '#core/definition/dynamic/write-dynamic.ts';
import { changeTree, giveTree } from '#core/definition/dynamic/write-tree.ts';
import type { ArgumentValue } from '#core/definition/dynamic/model.ts';
import { applyPatch } from '#core/document/patch.ts';
import { definition, dynamicAfter, inBody, parameterAt, placeAt, withMembers } from './regions.ts';

const region = parameterAt(1);
const from = (path: string): ArgumentValue => ({ kind: 'from', path });
const fixed = (value: unknown): ArgumentValue => ({ kind: 'fixed', value });
const list: Required<ListChange> = {
  source: { kind: 'operation', operationId: 'ListRegions' },
  collection: 'items',
  valuePath: 'code',
  titlePath: 'label',
  arguments: [{ name: 'country', value: from('country') }],
};

describe('what is new', () => {
  it('is written in both generations, as the notes have it', () => {
    const patch = giveList(placeAt(region), list);
    expect(patch.title).toBe('Give it choices');
    expect(dynamicAfter(patch, region)).toEqual({
      'x-ms-dynamic-values': {
        operationId: 'ListRegions',
        'value-collection': 'items',
        'value-path': 'code',
        'value-title': 'label',
        parameters: { country: { parameter: 'country' } },
      },
      'x-ms-dynamic-list': {
        operationId: 'ListRegions',
        itemsPath: 'items',
        itemValuePath: 'code',
        itemTitlePath: 'label',
        parameters: { country: { parameterReference: 'country' } },
      },
    });
  });

  it.each([
    { name: 'a fixed value', value: fixed(true), older: true, newer: { value: true } },
    { name: 'a list', value: fixed([]), older: [], newer: { value: [] } },
    { name: 'null', value: fixed(null), older: null, newer: { value: null } },
    {
      name: 'a parameter',
      value: from('country'),
      older: { parameter: 'country' },
      newer: { parameterReference: 'country' },
    },
    {
      name: 'a value of the body',
      value: from('order/form'),
      older: { parameter: 'form' },
      newer: { parameterReference: 'order/form' },
    },
    {
      name: 'an ambiguous one',
      value: from('order/owner/id'),
      older: undefined,
      newer: { parameterReference: 'order/owner/id' },
    },
    {
      name: 'the parameter of an ambiguous name',
      value: from('id'),
      older: undefined,
      newer: { parameterReference: 'id' },
    },
    { name: 'an object', value: fixed({ a: 1 }), older: undefined, newer: { value: { a: 1 } } },
  ])('passes on $name; the first generation is left out where it cannot say it', ({ value, older, newer }) => {
    const patch = giveList(placeAt(region), { ...list, arguments: [{ name: 'country', value }] });
    const { 'x-ms-dynamic-values': first, 'x-ms-dynamic-list': second } = dynamicAfter(patch, region);
    expect(second).toHaveProperty(['parameters', 'country'], newer);
    if (older === undefined) expect(first).toBeUndefined();
    else expect(first).toHaveProperty(['parameters', 'country'], older);
  });

  it('has no generation that does not know it: the platform and capabilities are for the first alone', () => {
    const source = { kind: 'built-in', name: 'AadGraph.GetUsers' } as const;
    const patch = giveList(placeAt(region), { ...list, source, arguments: [], collection: '' });
    expect(dynamicAfter(patch, region)).toEqual({
      'x-ms-dynamic-values': { builtInOperation: 'AadGraph.GetUsers', 'value-path': 'code', 'value-title': 'label' },
    });
  });

  it('takes the place of anything dynamic that was there', () => {
    const before = withMembers(region, { 'x-ms-dynamic-tree': { open: { operationId: 'X' } } });
    expect(Object.keys(dynamicAfter(giveList(placeAt(region, before), list), region, before))).toEqual([
      'x-ms-dynamic-values',
      'x-ms-dynamic-list',
    ]);
  });

  it('leads to the properties in the first generation and to the schema in the second', () => {
    const pointer = inBody('details');
    const patch = giveFields(placeAt(pointer), {
      source: { kind: 'operation', operationId: 'GetFormSchema' },
      schemaPath: 'schema',
      arguments: [{ name: 'form', value: from('order/form') }],
    });
    expect(dynamicAfter(patch, pointer)).toEqual({
      'x-ms-dynamic-schema': {
        operationId: 'GetFormSchema',
        'value-path': 'schema/properties',
        parameters: { form: { parameter: 'form' } },
      },
      'x-ms-dynamic-properties': {
        operationId: 'GetFormSchema',
        itemValuePath: 'schema',
        parameters: { form: { parameterReference: 'order/form' } },
      },
    });
  });

  it('names what the body of the called operation takes by its path in the second generation alone', () => {
    const source = { kind: 'operation', operationId: 'ListTables' } as const;
    const patch = giveList(placeAt(region), {
      source,
      collection: '',
      valuePath: '',
      titlePath: '',
      arguments: [{ name: 'body/table', value: from('country') }],
    });
    expect(dynamicAfter(patch, region)).toEqual({
      'x-ms-dynamic-values': { operationId: 'ListTables', parameters: { table: { parameter: 'country' } } },
      'x-ms-dynamic-list': {
        operationId: 'ListTables',
        parameters: { 'body/table': { parameterReference: 'country' } },
      },
    });
  });
});

describe('what is there', () => {
  const older = {
    operationId: 'ListRegions',
    'value-path': 'code',
    'x-own': 1,
    parameters: { country: 'NO', kept: { odd: 1 } },
  };
  const newer = { itemValuePath: 'code', operationId: 'ListRegions', parameters: { country: { value: 'NO' } } };

  it.each([
    {
      name: 'one path, in both',
      before: { 'x-ms-dynamic-values': older, 'x-ms-dynamic-list': newer },
      change: { valuePath: 'label' },
      after: {
        'x-ms-dynamic-values': { ...older, 'value-path': 'label' },
        'x-ms-dynamic-list': { ...newer, itemValuePath: 'label' },
      },
    },
    {
      name: 'one path, in the one there is',
      before: { 'x-ms-dynamic-values': older },
      change: { titlePath: 'label' },
      after: { 'x-ms-dynamic-values': { ...older, 'value-title': 'label' } },
    },
    {
      name: 'a path taken out',
      before: { 'x-ms-dynamic-list': newer },
      change: { valuePath: '' },
      after: { 'x-ms-dynamic-list': { operationId: 'ListRegions', parameters: newer.parameters } },
    },
    {
      name: 'the operation',
      before: { 'x-ms-dynamic-values': older },
      change: { source: { kind: 'operation', operationId: 'ListTables' } },
      after: { 'x-ms-dynamic-values': { ...older, operationId: 'ListTables' } },
    },
    {
      name: 'one argument; those in no known form stay',
      before: { 'x-ms-dynamic-values': older },
      change: (was: Required<ListChange>['arguments']) => ({
        arguments: was.map((one) => (one.name === 'country' ? { name: 'country', value: from('country') } : one)),
      }),
      after: {
        'x-ms-dynamic-values': { ...older, parameters: { country: { parameter: 'country' }, kept: { odd: 1 } } },
      },
    },
    {
      name: 'the last argument taken out',
      before: { 'x-ms-dynamic-list': newer },
      change: { arguments: [] },
      after: { 'x-ms-dynamic-list': { itemValuePath: 'code', operationId: 'ListRegions' } },
    },
    {
      name: 'a reference that needs the second generation brings it',
      before: { 'x-ms-dynamic-values': { operationId: 'ListRegions', 'value-path': 'code' } },
      change: { arguments: [{ name: 'country', value: from('order/form') }] },
      after: {
        'x-ms-dynamic-values': {
          operationId: 'ListRegions',
          'value-path': 'code',
          parameters: { country: { parameter: 'form' } },
        },
        'x-ms-dynamic-list': {
          operationId: 'ListRegions',
          itemValuePath: 'code',
          parameters: { country: { parameterReference: 'order/form' } },
        },
      },
    },
    {
      name: 'a reference that the first cannot say takes it away',
      before: {
        'x-ms-dynamic-values': { operationId: 'ListRegions' },
        'x-ms-dynamic-list': { operationId: 'ListRegions' },
      },
      change: { arguments: [{ name: 'country', value: from('order/owner/id') }] },
      after: {
        'x-ms-dynamic-list': {
          operationId: 'ListRegions',
          parameters: { country: { parameterReference: 'order/owner/id' } },
        },
      },
    },
    {
      name: 'one that it can say brings it back',
      before: {
        'x-ms-dynamic-list': {
          operationId: 'ListRegions',
          parameters: { country: { parameterReference: 'order/owner/id' } },
        },
      },
      change: { arguments: [{ name: 'country', value: from('country') }] },
      after: {
        'x-ms-dynamic-values': { operationId: 'ListRegions', parameters: { country: { parameter: 'country' } } },
        'x-ms-dynamic-list': { operationId: 'ListRegions', parameters: { country: { parameterReference: 'country' } } },
      },
    },
    {
      name: 'what has members of its own is not taken away',
      before: { 'x-ms-dynamic-values': { operationId: 'ListRegions', 'x-own': 1 } },
      change: { arguments: [{ name: 'country', value: from('id') }] },
      after: {
        'x-ms-dynamic-values': { operationId: 'ListRegions', 'x-own': 1, parameters: { country: { parameter: 'id' } } },
        'x-ms-dynamic-list': { operationId: 'ListRegions', parameters: { country: { parameterReference: 'id' } } },
      },
    },
  ])('is changed in what was asked for: $name', ({ before, change, after }) => {
    const start = withMembers(region, before);
    const place = placeAt(region, start);
    const given = readDynamic(place.value).list?.arguments ?? [];
    const wanted = (typeof change === 'function' ? change(given) : change) as ListChange;
    expect(dynamicAfter(changeList(place, wanted), region, start)).toEqual(after);
  });

  it('keeps the lines that the change is not about', () => {
    const start = withMembers(region, { 'x-ms-dynamic-values': older, 'x-ms-dynamic-list': newer });
    const text = JSON.stringify(start, null, 4);
    const { connector } = applyPatch(
      { definition: text, properties: '{}' },
      changeList(placeAt(region, start), { valuePath: 'x' }),
    );
    const [before, after] = [text.split('\n'), connector.definition.split('\n')];
    expect(after.length).toBe(before.length);
    expect(after.filter((line, index) => line !== before[index]).map((line) => line.trim())).toEqual([
      '"value-path": "x",',
      '"itemValuePath": "x",',
    ]);
  });

  it('keeps where the first generation leads to, the schema or its properties', () => {
    const pointer = inBody('details');
    const start = withMembers(pointer, {
      'x-ms-dynamic-schema': { operationId: 'GetFormSchema', 'value-path': 'schema' },
    });
    const patch = changeFields(placeAt(pointer, start), { schemaPath: 'other' });
    expect(dynamicAfter(patch, pointer, start)).toEqual({
      'x-ms-dynamic-schema': { operationId: 'GetFormSchema', 'value-path': 'other' },
    });
  });

  it('gets the other generation when asked, with whole paths', () => {
    const start = withMembers(region, {
      'x-ms-dynamic-values': { operationId: 'ListTables', parameters: { table: { parameter: 'form' }, limit: 5 } },
    });
    expect(dynamicAfter(writeBoth(placeAt(region, start), 'list'), region, start)).toHaveProperty(
      ['x-ms-dynamic-list'],
      {
        operationId: 'ListTables',
        parameters: { 'body/table': { parameterReference: 'order/form' }, 'body/limit': { value: 5 } },
      },
    );
  });

  it.each([
    { by: 'older', title: 'key', value: 1 },
    { by: 'newer', title: 'name', value: 2 },
  ] as const)('says the same in both after settling by the $by', ({ by, title, value }) => {
    const start = withMembers(region, {
      'x-ms-dynamic-values': {
        operationId: 'ListRegions',
        'value-title': 'key',
        parameters: { active: 1, country: { parameter: 'form' } },
      },
      'x-ms-dynamic-list': {
        operationId: 'ListRegions',
        itemTitlePath: 'name',
        parameters: { active: { value: 2 }, country: { parameterReference: 'order/form' } },
      },
    });
    const patch = settleDifferences(placeAt(region, start), 'list', by);
    const after = dynamicAfter(patch, region, start);
    expect(after).toMatchObject({
      'x-ms-dynamic-values': { 'value-title': title, parameters: { active: value, country: { parameter: 'form' } } },
      'x-ms-dynamic-list': {
        itemTitlePath: title,
        parameters: { active: { value }, country: { parameterReference: 'order/form' } },
      },
    });
    expect(readDynamic(after).list?.differences).toEqual([]);
  });

  it('goes whole, and nothing else with it', () => {
    const start = withMembers(region, { 'x-ms-dynamic-values': older, 'x-ms-dynamic-list': newer });
    const { connector } = applyPatch(
      { definition: JSON.stringify(start, null, 2), properties: '{}' },
      removeDynamic(placeAt(region, start)),
    );
    expect(connector.definition).toBe(JSON.stringify(definition, null, 2));
  });
});

it('builds and changes a tree', () => {
  const call = {
    operationId: 'ListRegions',
    itemsPath: 'items',
    valuePath: 'code',
    titlePath: 'label',
    fullTitlePath: 'label',
    isParent: 'true',
    selectableFilter: '',
  };
  const patch = giveTree(placeAt(region), {
    canSelectParents: true,
    canSelectLeaves: true,
    open: { ...call, arguments: [] },
    browse: { ...call, arguments: [{ name: 'country', value: { kind: 'picked', path: 'code' } }] },
  });
  const written = {
    operationId: 'ListRegions',
    itemsPath: 'items',
    itemValuePath: 'code',
    itemTitlePath: 'label',
    itemFullTitlePath: 'label',
    itemIsParent: 'true',
  };
  const tree = {
    settings: { canSelectParentNodes: true, canSelectLeafNodes: true },
    open: written,
    browse: { ...written, parameters: { country: { selectedItemValuePath: 'code' } } },
  };
  expect(dynamicAfter(patch, region)).toEqual({ 'x-ms-dynamic-tree': tree });
  const start = withMembers(region, { 'x-ms-dynamic-tree': { ...tree, 'x-own': 1 } });
  const changed = changeTree(placeAt(region, start), {
    canSelectLeaves: false,
    browse: { isParent: '', titlePath: 'x' },
  });
  const { itemIsParent: _, ...rest } = tree.browse;
  expect(dynamicAfter(changed, region, start)).toEqual({
    'x-ms-dynamic-tree': {
      ...tree,
      settings: { canSelectParentNodes: true, canSelectLeafNodes: false },
      browse: { ...rest, itemTitlePath: 'x' },
      'x-own': 1,
    },
  });
});

it('moves what stands on a body parameter into its schema', () => {
  const values = { operationId: 'ListRegions' };
  const start = withMembers(parameterAt(4), { 'x-ms-dynamic-schema': values });
  const place = placeAt(parameterAt(4), start);
  const patch = moveIntoSchema(place.value, place.pointer, `${place.pointer}/schema`);
  expect(dynamicAfter(patch, parameterAt(4), start)).toEqual({});
  expect(dynamicAfter(patch, `${parameterAt(4)}/schema`, start)).toEqual({ 'x-ms-dynamic-schema': values });
});
