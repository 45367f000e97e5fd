import { describe, expect, it } from 'vitest';
import { atLocation, consumesFor, locationsFor, withType } from '#core/definition/edits/parameter-kind.ts';
import { changeLocation, changeParameterType } from '#core/definition/edits/parameters.ts';
import type { Definition, Parameter } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parametersOf, type ParameterEntry } from '#core/definition/parameters.ts';
import { applyPatch } from '#core/document/patch.ts';
import { definition, operation } from './parcels.ts';

const get = operation('GetParcel');

describe('locationsFor', () => {
  const all = (list: readonly Parameter[]): readonly ParameterEntry[] =>
    list.map((parameter) => ({ parameter, origin: 'operation', pointer: '', target: '' }));
  const post = operation('BookParcel');
  it.each([
    {
      name: 'a new one on POST',
      entry: post,
      others: [],
      one: undefined,
      found: ['query', 'header', 'formData', 'body'],
    },
    { name: 'a new one on GET', entry: get, others: [], one: undefined, found: ['query', 'header'] },
    { name: 'beside a body', entry: post, others: [{ in: 'body' }], one: undefined, found: ['query', 'header'] },
    {
      name: 'beside form fields',
      entry: post,
      others: [{ in: 'formData' }],
      one: undefined,
      found: ['query', 'header', 'formData'],
    },
    {
      name: 'named as a variable',
      entry: get,
      others: [],
      one: { name: 'id', in: 'query' },
      found: ['path', 'query', 'header'],
    },
    {
      name: 'where it is already, right or wrong',
      entry: get,
      others: [],
      one: { in: 'body' },
      found: ['query', 'header', 'body'],
    },
  ])('$name', ({ entry, others, one, found }) => {
    expect(locationsFor(entry, all(others), one)).toEqual(found);
  });
});

describe('atLocation', () => {
  it.each([
    {
      name: 'query to body',
      from: { name: 'a', in: 'query', type: 'integer', format: 'int32', default: 3, 'x-ms-summary': 'A' },
      to: 'body',
      becomes: { name: 'a', in: 'body', 'x-ms-summary': 'A', schema: { type: 'integer', format: 'int32', default: 3 } },
    },
    {
      name: 'body to query',
      from: { name: 'a', in: 'body', required: true, schema: { type: 'string', enum: ['x'] } },
      to: 'query',
      becomes: { name: 'a', in: 'query', required: true, type: 'string', enum: ['x'] },
    },
    {
      name: 'an object body to a header',
      from: { name: 'a', in: 'body', schema: { type: 'object', properties: {} } },
      to: 'header',
      becomes: { name: 'a', in: 'header', type: 'string' },
    },
    {
      name: 'query to path',
      from: { name: 'a', in: 'query', type: 'string', required: false },
      to: 'path',
      becomes: { name: 'a', in: 'path', type: 'string', required: true, 'x-ms-url-encoding': 'single' },
    },
    {
      name: 'path to query',
      from: { name: 'a', in: 'path', type: 'string', required: true, 'x-ms-url-encoding': 'double' },
      to: 'query',
      becomes: { name: 'a', in: 'query', type: 'string', required: true },
    },
    {
      name: 'a file to the body',
      from: { name: 'a', in: 'formData', type: 'file' },
      to: 'body',
      becomes: { name: 'a', in: 'body', schema: { type: 'string', format: 'binary' } },
    },
  ] as const)('$name', ({ from, to, becomes }) => {
    expect(atLocation(from, to)).toEqual(becomes);
    const pointer = '/definition/parameters/a';
    const { edits } = changeLocation(
      definition,
      operation('BookParcel'),
      { parameter: from, origin: 'operation', pointer, target: pointer },
      to,
    );
    const about = edits.filter((edit) => 'pointer' in edit && edit.pointer.startsWith(pointer));
    const connector = { definition: JSON.stringify({ parameters: { a: from } }), properties: '{}' };
    const changed = applyPatch(connector, { title: 'Move', edits: about }).connector;
    expect(JSON.parse(changed.definition)).toEqual({ parameters: { a: becomes } });
  });
});

describe('withType', () => {
  it.each([
    {
      from: { type: 'string', format: 'date', enum: ['1', 'x'], default: 'x' },
      to: 'integer',
      becomes: { type: 'integer' },
    },
    {
      from: { type: 'integer', format: 'int32', enum: [1, 2], default: 1 },
      to: 'number',
      becomes: { type: 'number', enum: [1, 2], default: 1 },
    },
    {
      from: { name: 'a', in: 'query', required: true, type: 'string' },
      to: 'array',
      becomes: { name: 'a', in: 'query', required: true, type: 'array', items: { type: 'string' } },
    },
    {
      from: { type: 'object', properties: { a: {} }, required: ['a'], title: 'T' },
      to: 'string',
      becomes: { type: 'string', title: 'T' },
    },
    { from: { type: 'string', title: 'T' }, to: 'object', becomes: { type: 'object', title: 'T', properties: {} } },
  ])('$from.type to $to', ({ from, to, becomes }) => {
    expect(withType(from, to)).toEqual(becomes);
  });

  it('brings the media type a file needs', () => {
    const field: ParameterEntry = {
      parameter: { name: 'f', in: 'formData', type: 'string' },
      origin: 'operation',
      pointer: '/p',
      target: '/p',
    };
    const within: Definition = {
      paths: { '/a': { post: { consumes: ['application/x-www-form-urlencoded'], parameters: [field.parameter] } } },
    };
    const [entry] = operationsOf(within);
    const [current] = entry ? parametersOf(within, entry) : [];
    if (!entry || !current) throw new Error('The fixture has no field');
    expect(changeParameterType(within, entry, current, 'file').edits[1]).toMatchObject({
      value: ['multipart/form-data'],
    });
    expect(consumesFor(within, { consumes: ['multipart/form-data'] }, [field.parameter])).toBeUndefined();
  });
});
