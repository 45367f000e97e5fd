import { expect, it } from 'vitest';
import { followPropertyName } from '#core/definition/dynamic/follow-rename.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { valueAt } from '#core/document/pointer.ts';
import { after, inBody, parameterAt, withMembers } from './regions.ts';

const argument = (definition: Definition, pointer: string, key: string): unknown =>
  valueAt({ definition }, `${pointer}/${key}/parameters`);
const follow = (definition: Definition, property: string, name: string): Definition =>
  after({ title: '', edits: followPropertyName(definition, property, name) }, definition);

it.each([
  {
    renamed: 'form',
    to: 'kind',
    older: { a: { parameter: 'kind' } },
    newer: { a: { parameterReference: 'order/kind' } },
  },
  {
    renamed: 'city',
    to: 'town',
    older: { a: { parameter: 'form' } },
    newer: { a: { parameterReference: 'order/form' } },
  },
])('references follow $renamed to $to in both generations', ({ renamed, to, older, newer }) => {
  const start = withMembers(parameterAt(1), {
    'x-ms-dynamic-values': { operationId: 'X', parameters: { a: { parameter: 'form' } } },
    'x-ms-dynamic-list': { operationId: 'X', parameters: { a: { parameterReference: 'order/form' } } },
  });
  const done = follow(start, inBody(renamed), to);
  expect(argument(done, parameterAt(1), 'x-ms-dynamic-values')).toEqual(older);
  expect(argument(done, parameterAt(1), 'x-ms-dynamic-list')).toEqual(newer);
});

it('follows an object around, and a shared schema to those who use it', () => {
  const reference = (path: string) => ({ operationId: 'X', parameters: { a: { parameterReference: path } } });
  const start = withMembers(parameterAt(1), { 'x-ms-dynamic-list': reference('order/owner/name') });
  expect(argument(follow(start, inBody('owner'), 'boss'), parameterAt(1), 'x-ms-dynamic-list')).toEqual({
    a: { parameterReference: 'order/boss/name' },
  });
  const shared = withMembers(parameterAt(1), { 'x-ms-dynamic-list': reference('order/shared/zone') });
  const property = '/definition/definitions/Shared/properties/zone';
  expect(argument(follow(shared, property, 'area'), parameterAt(1), 'x-ms-dynamic-list')).toEqual({
    a: { parameterReference: 'order/shared/area' },
  });
});

it('follows in the arguments of those that call the operation', () => {
  const start = withMembers(parameterAt(1), {
    'x-ms-dynamic-values': { operationId: 'ListTables', parameters: { table: 'a' } },
    'x-ms-dynamic-list': { operationId: 'ListTables', parameters: { 'body/table': { value: 'a' } } },
  });
  const property = '/definition/paths/~1tables/post/parameters/0/schema/properties/table';
  const done = follow(start, property, 'sheet');
  expect(argument(done, parameterAt(1), 'x-ms-dynamic-values')).toEqual({ sheet: 'a' });
  expect(argument(done, parameterAt(1), 'x-ms-dynamic-list')).toEqual({ 'body/sheet': { value: 'a' } });
});

it('leaves alone what speaks of others', () => {
  const start = withMembers(parameterAt(1), {
    'x-ms-dynamic-values': { operationId: 'X', parameters: { form: { parameter: 'country' }, b: 'form' } },
  });
  expect(followPropertyName(start, inBody('form'), 'kind')).toEqual([]);
  expect(
    followPropertyName(start, '/definition/paths/~1regions/get/responses/200/schema/properties/items', 'x'),
  ).toEqual([]);
});
