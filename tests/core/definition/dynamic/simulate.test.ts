import { describe, expect, it } from 'vitest';
import { fieldsIn, guessPaths, listsIn, objectsIn } from '#core/definition/dynamic/answer-places.ts';
import { fitnessOf, operationOfId } from '#core/definition/dynamic/called-operation.ts';
import { callText, choiceOrder, sentArguments } from '#core/definition/dynamic/follow-choices.ts';
import { inputsOf } from '#core/definition/dynamic/inputs.ts';
import type { DynamicArgument } from '#core/definition/dynamic/model.ts';
import {
  guessSchemaPath,
  newSource,
  offeredArguments,
  proposeArguments,
  referable,
  sourceOffers,
} from '#core/definition/dynamic/propose.ts';
import { sampleAnswer } from '#core/definition/dynamic/sample-answer.ts';
import { choicesIn, fieldsOfAnswer, holds, treeNodesIn } from '#core/definition/dynamic/simulate.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { OperationEntry } from '#core/definition/operations.ts';
import { parseSampleRequest } from '#core/samples/parse-sample-request.ts';
import { after, definition, parameterAt, placeAt, withMembers } from './regions.ts';

function operation(id: string, of: Definition = definition): OperationEntry {
  const entry = operationOfId(of, id);
  if (!entry) throw new Error(`There is no ${id}`);
  return entry;
}
const order = inputsOf(definition, operation('Order'));
const around = referable(order, parameterAt(1));
const from = (name: string, path: string): DynamicArgument => ({ name, value: { kind: 'from', path } });

describe('what can be passed on', () => {
  it('is what makers see, the body laid out, without the value that the choices are for', () => {
    expect(around.map(({ path }) => path)).toEqual([
      'country',
      'id',
      'order/form',
      'order/city',
      'order/owner/id',
      'order/owner/name',
      'order/open',
      'order/details',
      'order/shared/zone',
    ]);
    expect(order.find(({ path }) => path === 'order/form')?.required).toBe(true);
    expect(order.find(({ path }) => path === 'order/hidden/key')?.isInternal).toBe(true);
  });

  it('ends circles of references', () => {
    const circle = withMembers('/definition/definitions/Shared/properties', {
      again: { $ref: '#/definitions/Shared' },
    });
    expect(inputsOf(circle, operation('Order', circle)).map(({ path }) => path)).toContain('order/shared/again');
  });

  it.each([
    { called: 'ListRegions', given: [from('country', 'country')] },
    { called: 'GetFormSchema', given: [from('form', 'order/form')] },
    { called: 'ListTables', given: [] },
  ])('is proposed by name for what $called needs', ({ called, given }) => {
    expect(proposeArguments(definition, operation(called), around)).toEqual(given);
  });

  it('is proposed as the default where nothing has the name, and offered for the rest', () => {
    const start = withMembers('/definition/paths/~1regions/get/parameters/1', { required: true, default: true });
    const called = operation('ListRegions', start);
    expect(proposeArguments(start, called, around)).toEqual([
      from('country', 'country'),
      { name: 'active', value: { kind: 'fixed', value: true } },
    ]);
    expect(offeredArguments(start, called, around, [])).toEqual([from('country', 'country')]);
  });
});

describe('operations to choose from', () => {
  it.each([
    { id: 'ListRegions', list: 'fits', fields: 'fits' },
    { id: 'ListTables', list: 'unknown', fields: 'other' },
    { id: 'Order', list: 'other', fields: 'other' },
  ] as const)('$id: $list for a list, $fields for fields', ({ id, list, fields }) => {
    expect(fitnessOf(definition, operation(id), 'list')).toBe(list);
    expect(fitnessOf(definition, operation(id), 'fields')).toBe(fields);
  });

  it('have those that fit first', () => {
    expect(sourceOffers(definition, 'list').map(({ entry }) => entry.operation.operationId)).toEqual([
      'ListRegions',
      'GetFormSchema',
      'ListTables',
      'Order',
    ]);
  });

  it('can be made, from the address of a call', () => {
    const draft = parseSampleRequest({ verb: 'get', url: '/colours?shade=dark', basePath: '' });
    const made = after(newSource(definition, { summary: 'List colours', draft, wanted: 'list' }));
    expect(made.paths?.['/colours']?.get).toMatchObject({
      operationId: 'ListColours',
      summary: 'List colours',
      'x-ms-visibility': 'internal',
      parameters: [{ name: 'shade', in: 'query' }],
    });
    expect(fitnessOf(made, operation('ListColours', made), 'list')).toBe('fits');
  });
});

describe('a sample answer', () => {
  it('has three different items, and leads to what is most likely sent and shown', () => {
    const answer = sampleAnswer(definition, operation('ListRegions'));
    expect(answer).toEqual({
      from: 'schema',
      value: {
        total: 0,
        items: [
          { code: 'red', label: 'Red' },
          { code: 'blue', label: 'Blue' },
          { code: 'green', label: 'Green' },
        ],
      },
    });
    expect(guessPaths(answer?.value)).toEqual({ collection: 'items', valuePath: 'code', titlePath: 'label' });
  });

  it('is the same value while the operation is', () => {
    expect(sampleAnswer(definition, operation('ListRegions'))).toBe(sampleAnswer(definition, operation('ListRegions')));
  });

  it('is the example of the file, where there is one', () => {
    const start = withMembers('/definition/paths/~1tables/post/responses/200', {
      examples: { 'application/json': ['a'] },
    });
    expect(sampleAnswer(start, operation('ListTables', start))).toEqual({ from: 'example', value: ['a'] });
  });

  it('has the read-only properties that requests leave out', () => {
    const start = withMembers(
      '/definition/paths/~1regions/get/responses/200/schema/properties/items/items/properties/code',
      {
        readOnly: true,
      },
    );
    expect(sampleAnswer(start, operation('ListRegions', start))?.value).toHaveProperty(['items', 0, 'code'], 'red');
  });

  it.each([
    { name: 'a list', answer: [{ id: 1, name: 'a' }], lists: [''], guess: ['', 'id', 'name'] },
    { name: 'plain values', answer: { data: ['a', 'b'] }, lists: ['data'], guess: ['data', '', ''] },
    {
      name: 'several lists, the outer one first',
      answer: { meta: { links: [{ rel: 'x' }] }, value: [{ '@id': 'a', displayName: 'A' }] },
      lists: ['meta/links', 'value'],
      guess: ['value', '@id', 'displayName'],
    },
    { name: 'no list', answer: { a: 1 }, lists: [], guess: ['', '', ''] },
    {
      name: 'lists in items do not count',
      answer: [{ tags: ['x'], key: 'k' }],
      lists: [''],
      guess: ['', 'key', 'key'],
    },
  ])('is looked through for its places: $name', ({ answer, lists, guess }) => {
    expect(listsIn(answer).map(({ path }) => path)).toEqual(lists);
    expect(Object.values(guessPaths(answer))).toEqual(guess);
  });

  it('tells the fields of its items, objects laid out', () => {
    expect(
      fieldsIn([
        { id: 1, owner: { name: 'a' } },
        { id: 2, extra: true },
      ]),
    ).toEqual([
      { path: 'id', examples: [1, 2] },
      { path: 'owner/name', examples: ['a'] },
      { path: 'extra', examples: [true] },
    ]);
  });
});

describe('the drop-down that makers see', () => {
  const answer = { items: [{ code: 'r', label: 'Red' }, { code: 'b' }, { label: 'lost' }] };
  it.each([
    {
      name: 'titles, and values where there is no title',
      list: { collection: 'items', valuePath: 'code', titlePath: 'label' },
      shown: {
        ok: true,
        choices: [
          { title: 'Red', value: 'r' },
          { title: 'b', value: 'b' },
        ],
      },
    },
    {
      name: 'the answer is no list',
      list: { collection: '', valuePath: 'code', titlePath: '' },
      shown: { ok: false, message: 'The answer is no list. Choose the list inside it.' },
    },
    {
      name: 'nothing at the place',
      list: { collection: 'data', valuePath: 'code', titlePath: '' },
      shown: { ok: false, message: 'The answer has no "data".' },
    },
    {
      name: 'no item has the field',
      list: { collection: 'items', valuePath: 'id', titlePath: '' },
      shown: { ok: false, message: 'No item of the list has "id". Choose the field that is sent.' },
    },
    {
      name: 'objects cannot be sent',
      list: { collection: 'items', valuePath: '', titlePath: '' },
      shown: { ok: false, message: 'Choose which field of an item is sent.' },
    },
  ])('$name', ({ list, shown }) => {
    expect(choicesIn(answer, list)).toEqual(shown);
  });

  it('waits for what is chosen before it, and for what that waits for', () => {
    const start = withMembers(parameterAt(0), {
      'x-ms-dynamic-list': {
        operationId: 'ListTables',
        parameters: { 'body/table': { parameterReference: 'order/form' } },
      },
    });
    const { inputs } = placeAt(parameterAt(1), start);
    const given = [from('country', 'country')];
    expect(choiceOrder(inputs, given, undefined)).toMatchObject({
      first: [{ path: 'order/form' }, { path: 'country' }],
      circle: [],
    });
    const called = operation('ListRegions', start);
    const nothing = sentArguments(inputs, given, new Map());
    expect(nothing).toEqual([{ name: 'country', text: undefined, from: 'Country' }]);
    expect(callText(start, called, given, nothing)).toBe('GET /regions?country={country}');
    const chosen = sentArguments(inputs, given, new Map([['country', 'NO & more']]));
    expect(callText(start, called, given, chosen)).toBe('GET /regions?country=NO%20%26%20more');
  });

  it('tells of values that wait for each other', () => {
    const start = withMembers(parameterAt(0), {
      'x-ms-dynamic-values': { operationId: 'ListRegions', parameters: { country: { parameter: 'region' } } },
    });
    const { inputs } = placeAt(parameterAt(1), start);
    const self = inputs.find(({ path }) => path === 'region');
    expect(choiceOrder(inputs, [from('country', 'country')], self).circle).toEqual(['region', 'country', 'region']);
  });
});

describe('trees and run-time fields', () => {
  it.each([
    { filter: 'true', item: {}, holds: true },
    { filter: '', item: {}, holds: false },
    { filter: 'isFolder', item: { isFolder: false }, holds: false },
    { filter: 'isFolder eq true', item: { isFolder: true }, holds: true },
    { filter: "kind eq 'folder'", item: { kind: 'file' }, holds: false },
    { filter: 'kind ne file', item: { kind: 'folder' }, holds: true },
    { filter: 'size gt 0', item: { size: 1 }, holds: undefined },
    { filter: 'isFolder', item: {}, holds: undefined },
  ])('"$filter" for $item: $holds', ({ filter, item, holds: expected }) => {
    expect(holds(filter, item)).toBe(expected);
  });

  it('shows the nodes of an answer', () => {
    const call = {
      operationId: 'X',
      arguments: [],
      itemsPath: 'data',
      valuePath: 'id',
      titlePath: 'name',
      fullTitlePath: 'path',
      isParent: 'isFolder',
      selectableFilter: '',
    };
    expect(
      treeNodesIn({ data: [{ id: 1, name: 'a', path: '/a', isFolder: true }, { id: 2, isFolder: false }, {}] }, call),
    ).toEqual([
      { title: 'a', value: 1, fullTitle: '/a', isParent: true },
      { title: '2', value: 2, fullTitle: '2', isParent: false },
    ]);
  });

  it('shows the fields that a schema in an answer makes', () => {
    const schema = {
      type: 'object',
      required: ['b'],
      properties: { a: { type: 'string', title: 'First' }, b: { type: 'integer' } },
    };
    const words = (path: string, answer: unknown) =>
      fieldsOfAnswer(answer, path).map(({ label, kind, required }) => ({ label, kind, required }));
    const shown = [
      { label: 'b', kind: 'number', required: true },
      { label: 'First', kind: 'text', required: false },
    ];
    expect(words('schema', { schema })).toEqual(shown);
    expect(words('', schema)).toEqual(shown);
    expect(words('fields', { fields: schema.properties })).toHaveLength(2);
    expect(words('nothing', { schema })).toEqual([]);
    expect(guessSchemaPath({ id: 1, data: { schema } })).toBe('data/schema');
    expect(objectsIn({ a: { b: 1 } }).map(({ path }) => path)).toEqual(['', 'a']);
  });
});
