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
  return dynamicFaults(definition, { value, pointer, around: operationsAround(definition, pointer) });
}

it.each([
  { name: 'nothing', values: whole, faults: [] },
  {
    name: 'an operation that is not there (DYN-01)',
    values: { operationId: 'Gone' },
    faults: [{ code: 'dynamic/no-operation', at: 'operationId', words: 'There is no operation "Gone"' }],
  },
  {
    name: 'no operation',
    values: { 'value-path': 'code' },
    faults: [{ code: 'dynamic/no-operation', at: 'operationId', words: 'No operation is chosen' }],
  },
  {
    name: 'a required value that is not given (DYN-02)',
    values: { ...whole, parameters: {} },
    faults: [{ code: 'dynamic/argument-missing', at: 'parameters/country', words: 'List regions needs "country"' }],
  },
  {
    name: 'a parameter that the operation does not have (DYN-02)',
    values: { ...whole, parameters: { ...given, colour: 'red' } },
    faults: [{ code: 'dynamic/unknown-argument', at: 'parameters/colour', words: 'no parameter "colour"' }],
  },
  {
    name: 'a value that is nowhere around (DYN-02)',
    values: { ...whole, parameters: { country: { parameter: 'land' } } },
    faults: [{ code: 'dynamic/unknown-source', at: 'parameters/country', words: 'There is no "land"' }],
  },
  {
    name: 'a name that may be two (reference rules)',
    values: { ...whole, parameters: { country: { parameter: 'id' } } },
    faults: [
      { code: 'dynamic/ambiguous-source', at: 'parameters/country', words: '"id" or "order/owner/id"' },
      { code: 'dynamic/newer-needed', at: '', words: 'Write x-ms-dynamic-list too' },
    ],
  },
  {
    name: 'a name that leads into the body (DYN-04)',
    values: { ...whole, parameters: { country: { parameter: 'city' } } },
    faults: [{ code: 'dynamic/newer-needed', at: '', words: 'inside the body' }],
  },
  {
    name: 'a value that makers never see (DYN-06)',
    values: { ...whole, parameters: { country: { parameter: 'tenant' } } },
    faults: [{ code: 'dynamic/internal-source', at: 'parameters/country', words: 'Use its default' }],
  },
  {
    name: 'its own value',
    values: { ...whole, parameters: { country: { parameter: 'region' } } },
    faults: [{ code: 'dynamic/own-value', at: 'parameters/country', words: 'cannot depend on' }],
  },
  {
    name: 'a form of the other generation',
    values: { ...whole, parameters: { country: { parameterReference: 'country' } } },
    faults: [{ code: 'dynamic/argument-form', at: 'parameters/country', words: 'no form the platform knows' }],
  },
  {
    name: 'no list at the place (DYN-03)',
    values: { ...whole, 'value-collection': 'total' },
    faults: [{ code: 'dynamic/no-list', at: 'value-collection', words: '"total" is a whole number, no list' }],
  },
  {
    name: 'an answer that is no list (DYN-03)',
    values: { operationId: 'ListRegions', 'value-path': 'code', parameters: given },
    faults: [{ code: 'dynamic/no-list', at: 'value-collection', words: 'The answer of List regions is an object' }],
  },
  {
    name: 'a place that is not there, in another case',
    values: { ...whole, 'value-collection': 'Items' },
    faults: [{ code: 'dynamic/no-such-field', at: 'value-collection', words: 'has "items", not "Items"' }],
  },
  {
    name: 'fields that the items do not have',
    values: { ...whole, 'value-path': 'id', 'value-title': 'label/text' },
    faults: [{ code: 'dynamic/no-such-field', at: 'value-path', words: 'no "id" there. There are "code", "label"' }],
  },
  {
    name: 'nothing that is sent',
    values: { operationId: 'ListRegions', 'value-collection': 'items', parameters: given },
    faults: [{ code: 'dynamic/nothing-sent', at: 'value-path', words: 'Choose the one that is sent' }],
  },
  {
    name: 'the file picker without a tree (DYN-07)',
    values: { capability: 'file-picker', parameters: { isFolder: true } },
    faults: [{ code: 'dynamic/no-tree', at: 'operationId', words: 'needs a tree' }],
  },
  { name: 'a list of plain values', values: { operationId: 'ListTables', parameters: { table: 'a' } }, faults: [] },
  {
    name: 'what cannot be read',
    values: 'x',
    faults: [{ code: 'dynamic/unreadable', at: '', words: 'no object' }],
  },
])('finds $name', ({ values, faults }) => {
  const found = faultsOf(region, { 'x-ms-dynamic-values': values });
  expect(found.map(({ code, pointer }) => ({ code, pointer }))).toEqual(
    faults.map(({ code, at }) => ({
      code,
      pointer: [`${region}/x-ms-dynamic-values`, ...(at === '' ? [] : [at])].join('/'),
    })),
  );
  for (const [index, { words }] of faults.entries()) expect(found[index]?.message).toContain(words);
});

it.each([
  { name: 'the name of a parameter is clear where the second generation says it', path: 'id', codes: [] },
  { name: 'a path is clear', path: 'order/owner/id', codes: [] },
  { name: 'inside of what is not described anything may be', path: 'order/open/anything', codes: [] },
  { name: 'a path that leads nowhere', path: 'order/nothing', codes: ['dynamic/unknown-source'] },
  { name: 'inside a hidden object', path: 'order/hidden/key', codes: ['dynamic/internal-source'] },
  { name: 'behind a reference', path: 'order/shared/zone', codes: [] },
])('judges references of the second generation: $name', ({ path, codes }) => {
  const list = {
    operationId: 'ListRegions',
    itemsPath: 'items',
    itemValuePath: 'code',
    parameters: { country: { parameterReference: path } },
  };
  expect(faultsOf(region, { 'x-ms-dynamic-list': list }).map(({ code }) => code)).toEqual(codes);
});

it('tells of a value of another type (DYN-02)', () => {
  const parameters = { country: { parameterReference: 'id' }, active: { parameterReference: 'id' } };
  const list = { operationId: 'ListRegions', itemsPath: 'items', itemValuePath: 'code', parameters };
  expect(faultsOf(region, { 'x-ms-dynamic-list': list })).toMatchObject([
    { code: 'dynamic/type-differs', argument: 'active', message: '"id" is a whole number, but yes or no is wanted.' },
  ]);
});

it.each([
  { path: 'schema/properties', codes: [] },
  { path: 'schema', codes: [] },
  { path: 'names', codes: ['dynamic/no-such-field'] },
  { path: 'other', codes: ['dynamic/no-such-field'] },
])('judges where the schema of run-time fields is: $path', ({ path, codes }) => {
  const schema = { operationId: 'GetFormSchema', 'value-path': path, parameters: { form: 'a' } };
  expect(faultsOf(inBody('details'), { 'x-ms-dynamic-schema': schema }).map(({ code }) => code)).toEqual(codes);
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
  expect(found.map(({ code, part }) => `${part} ${code}`)).toEqual([
    'open dynamic/picked-outside-tree',
    'open dynamic/no-such-field',
    'browse dynamic/no-such-field',
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
  expect(fault).toMatchObject({ code: 'dynamic/forms-differ', aspect: 'titlePath' });
  expect(fault?.message).toBe(
    'The two forms differ in what makers read: label in x-ms-dynamic-values, code in x-ms-dynamic-list.',
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
  expect(dynamicFaults(other, { value, pointer, around }).map(({ message }) => message)).toEqual([
    'Zones has no "country" to take it from. Choose another, or a fixed value.',
  ]);
  expect(dynamicFaults(other, { value, pointer, around: [] })).toEqual([]);
});
