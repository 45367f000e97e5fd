import { expect, it } from 'vitest';
import { dynamicFaults } from '#core/definition/dynamic/faults.ts';
import { operationsAround } from '#core/definition/dynamic/inputs.ts';
import { inBody, parameterAt, placeAt, withMembers } from './regions.ts';

const region = parameterAt(1);
const given = { country: { parameter: 'country' } };
const whole = {
  operationId: 'ListRegions',
  'value-collection': 'items',
  'value-path': 'code',
  'value-title': 'label',
  parameters: given,
};

function faultsOf(pointer: string, members: Readonly<Record<string, unknown>>) {
  const definition = withMembers(pointer, members);
  const { value } = placeAt(pointer, definition);
  const faults = dynamicFaults(definition, { value, pointer, around: operationsAround(definition, pointer) });
  // That it is said in one form only has tests of its own.
  return faults.filter(({ kind }) => kind !== 'both-forms');
}

it.each([
  { name: 'nothing', values: whole, faults: [] },
  {
    name: 'an operation that is not there (DYN-01)',
    values: { operationId: 'Gone' },
    faults: [{ kind: 'operation-exists', at: 'operationId', words: 'There is no operation "Gone"' }],
  },
  {
    name: 'no operation',
    values: { 'value-path': 'code' },
    faults: [{ kind: 'operation-exists', at: 'operationId', words: 'No operation is chosen' }],
  },
  {
    name: 'a required value that is not given (DYN-02)',
    values: { ...whole, parameters: {} },
    faults: [{ kind: 'argument-given', at: 'parameters/country', words: 'cannot be called without "country"' }],
  },
  {
    name: 'a parameter that the operation does not have (DYN-02)',
    values: { ...whole, parameters: { ...given, colour: 'red' } },
    faults: [{ kind: 'argument-known', at: 'parameters/colour', words: 'no parameter "colour"' }],
  },
  {
    name: 'a value that is nowhere around (DYN-02)',
    values: { ...whole, parameters: { country: { parameter: 'land' } } },
    faults: [{ kind: 'source-exists', at: 'parameters/country', words: 'There is no field "land"' }],
  },
  {
    name: 'a name that may be two (reference rules)',
    values: { ...whole, parameters: { country: { parameter: 'id' } } },
    faults: [
      { kind: 'source-clear', at: 'parameters/country', words: '"id" or "order/owner/id"' },
      { kind: 'newer-needed', at: '', words: 'Write x-ms-dynamic-list beside it' },
    ],
  },
  {
    name: 'a name that leads into the body (DYN-04)',
    values: { ...whole, parameters: { country: { parameter: 'city' } } },
    faults: [{ kind: 'newer-needed', at: '', words: 'which field of the body' }],
  },
  {
    name: 'a value that makers never see (DYN-06)',
    values: { ...whole, parameters: { country: { parameter: 'tenant' } } },
    faults: [{ kind: 'source-visible', at: 'parameters/country', words: 'Use its default' }],
  },
  {
    name: 'its own value',
    values: { ...whole, parameters: { country: { parameter: 'region' } } },
    faults: [{ kind: 'source-own', at: 'parameters/country', words: 'cannot depend on' }],
  },
  {
    name: 'a form of the other generation',
    values: { ...whole, parameters: { country: { parameterReference: 'country' } } },
    faults: [{ kind: 'argument-form', at: 'parameters/country', words: 'a form that the platform does not know' }],
  },
  {
    name: 'no list at the place (DYN-03)',
    values: { ...whole, 'value-collection': 'total' },
    faults: [{ kind: 'list-found', at: 'value-collection', words: '"total" is a whole number and not a list' }],
  },
  {
    name: 'an answer that is no list (DYN-03)',
    values: { operationId: 'ListRegions', 'value-path': 'code', parameters: given },
    faults: [{ kind: 'list-found', at: 'value-collection', words: 'The answer of "List regions" is an object' }],
  },
  {
    name: 'a place that is not there, in another case',
    values: { ...whole, 'value-collection': 'Items' },
    faults: [{ kind: 'field-found', at: 'value-collection', words: 'has "items", not "Items"' }],
  },
  {
    name: 'fields that the items do not have',
    values: { ...whole, 'value-path': 'id', 'value-title': 'label/text' },
    faults: [{ kind: 'field-found', at: 'value-path', words: 'no "id" there, only "code", "label"' }],
  },
  {
    name: 'nothing that is sent',
    values: { operationId: 'ListRegions', 'value-collection': 'items', parameters: given },
    faults: [{ kind: 'value-chosen', at: 'value-path', words: 'Choose the one that is sent' }],
  },
  {
    name: 'the file picker without a tree (DYN-07)',
    values: { capability: 'file-picker', parameters: { isFolder: true } },
    faults: [{ kind: 'tree-beside-picker', at: 'operationId', words: 'shows a tree' }],
  },
  { name: 'a list of plain values', values: { operationId: 'ListTables', parameters: { table: 'a' } }, faults: [] },
  {
    name: 'what cannot be read',
    values: 'x',
    faults: [{ kind: 'readable', at: '', words: 'must be an object' }],
  },
])('finds $name', ({ values, faults }) => {
  const found = faultsOf(region, { 'x-ms-dynamic-values': values });
  expect(found.map(({ kind, pointer }) => ({ kind, pointer }))).toEqual(
    faults.map(({ kind, at }) => ({
      kind,
      pointer: [`${region}/x-ms-dynamic-values`, ...(at === '' ? [] : [at])].join('/'),
    })),
  );
  for (const [index, { words }] of faults.entries()) expect(found[index]?.message).toContain(words);
});

it.each([
  { name: 'the name of a parameter is clear where the second generation says it', path: 'id', kinds: [] },
  { name: 'a path is clear', path: 'order/owner/id', kinds: [] },
  { name: 'inside of what is not described anything may be', path: 'order/open/anything', kinds: [] },
  { name: 'a path that leads nowhere', path: 'order/nothing', kinds: ['source-exists'] },
  { name: 'inside a hidden object', path: 'order/hidden/key', kinds: ['source-visible'] },
  { name: 'behind a reference', path: 'order/shared/zone', kinds: [] },
])('judges references of the second generation: $name', ({ path, kinds }) => {
  const list = {
    operationId: 'ListRegions',
    itemsPath: 'items',
    itemValuePath: 'code',
    parameters: { country: { parameterReference: path } },
  };
  expect(faultsOf(region, { 'x-ms-dynamic-list': list }).map(({ kind }) => kind)).toEqual(kinds);
});

it('tells of a value of another type (DYN-02)', () => {
  const parameters = { country: { parameterReference: 'id' }, active: { parameterReference: 'id' } };
  const list = { operationId: 'ListRegions', itemsPath: 'items', itemValuePath: 'code', parameters };
  expect(faultsOf(region, { 'x-ms-dynamic-list': list })).toMatchObject([
    {
      kind: 'source-type',
      pointer: `${region}/x-ms-dynamic-list/parameters/active`,
      message: '"id" is a whole number, but yes or no is wanted. Choose another field, or a fixed value.',
    },
  ]);
});

it.each([
  { path: 'schema/properties', kinds: [] },
  { path: 'schema', kinds: [] },
  { path: 'names', kinds: ['field-found'] },
  { path: 'other', kinds: ['field-found'] },
])('judges where the schema of run-time fields is: $path', ({ path, kinds }) => {
  const schema = { operationId: 'GetFormSchema', 'value-path': path, parameters: { form: 'a' } };
  expect(faultsOf(inBody('details'), { 'x-ms-dynamic-schema': schema }).map(({ kind }) => kind)).toEqual(kinds);
});

it('judges both calls of a tree, and what of a folder is asked where there is none', () => {
  const call = {
    operationId: 'ListRegions',
    itemsPath: 'items',
    itemValuePath: 'code',
    itemTitlePath: 'name',
    parameters: { country: { selectedItemValuePath: 'code' } },
  };
  const found = faultsOf(region, { 'x-ms-dynamic-tree': { open: call, browse: call } });
  expect(
    found.map(({ kind, pointer }) => `${pointer.slice(region.length + '/x-ms-dynamic-tree'.length)} ${kind}`),
  ).toEqual([
    ' tree-complete',
    '/open tree-complete',
    '/browse tree-complete',
    '/open/parameters/country folder-only-inside',
    '/open/itemTitlePath field-found',
    '/browse/itemTitlePath field-found',
  ]);
});

it('tells what the generations say differently, at the field', () => {
  const [fault] = faultsOf(region, {
    'x-ms-dynamic-values': whole,
    'x-ms-dynamic-list': {
      operationId: 'ListRegions',
      itemsPath: 'items',
      itemValuePath: 'code',
      itemTitlePath: 'code',
      parameters: { country: { parameterReference: 'country' } },
    },
  });
  expect(fault).toMatchObject({ kind: 'forms-agree', pointer: `${region}/x-ms-dynamic-values/value-title` });
  expect(fault?.message).toBe(
    'The two forms differ in what makers read: label in x-ms-dynamic-values, code in x-ms-dynamic-list. Make them say the same.',
  );
});

it('judges a shared schema by the operations that lead to it, and says which one lacks a value', () => {
  const pointer = '/definition/definitions/Shared/properties/zone';
  const list = {
    operationId: 'ListRegions',
    itemsPath: 'items',
    itemValuePath: 'code',
    parameters: { country: { parameterReference: 'country' } },
  };
  expect(faultsOf(pointer, { 'x-ms-dynamic-list': list })).toEqual([]);
  const definition = withMembers(pointer, { 'x-ms-dynamic-list': list });
  const other = {
    ...definition,
    paths: {
      ...definition.paths,
      '/zones': {
        get: {
          operationId: 'Zones',
          responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Shared' } } },
        },
      },
    },
  };
  const around = operationsAround(other, pointer);
  expect(around.map(({ operation }) => operation.operationId)).toEqual(['Order', 'Zones']);
  const { value } = placeAt(pointer, other);
  expect(
    dynamicFaults(other, { value, pointer, around })
      .filter(({ kind }) => kind !== 'both-forms')
      .map(({ message }) => message),
  ).toEqual(['"Zones" has no field "country" to take the value from. Choose another field, or a fixed value.']);
  expect(dynamicFaults(other, { value, pointer, around: [] }).map(({ kind }) => kind)).toEqual(['both-forms']);
});
