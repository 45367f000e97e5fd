import { describe, expect, it } from 'vitest';
import {
  addResponse,
  changeStatus,
  likelyStatus,
  removeResponse,
  responsesOf,
  statusFault,
} from '#core/definition/edits/responses.ts';
import {
  addProperty,
  changeSchemaType,
  newPropertyName,
  propertyNameFault,
  removeProperty,
  renameProperty,
  setRequired,
} from '#core/definition/edits/schemas.ts';
import { callbackCandidates, changeTriggerType, chooseCallback } from '#core/definition/edits/triggers.ts';
import { readChoices, readValue, textOfChoices, textOfValue } from '#core/definition/edits/value-text.ts';
import type { Definition, Schema } from '#core/definition/openapi2.ts';
import type { Patch } from '#core/document/patch.ts';
import { after, definition, operation, values } from './parcels.ts';

const pointer = '/definition/definitions/Parcel';
const parcel: Schema = definition.definitions?.['Parcel'] ?? {};
const changed = (patch: Patch): Schema | undefined => after(patch).definition.definitions?.['Parcel'];

describe('properties of a schema', () => {
  it.each([
    {
      name: 'added at the end',
      patch: addProperty(pointer, 'weight'),
      keys: ['id', 'state', 'weight'],
      required: ['id'],
    },
    {
      name: 'removed, also where required',
      patch: removeProperty(pointer, parcel, 'id'),
      keys: ['state'],
      required: undefined,
    },
    {
      name: 'renamed in place, also where required',
      patch: renameProperty(pointer, parcel, 'id', 'number'),
      keys: ['number', 'state'],
      required: ['number'],
    },
    {
      name: 'made required',
      patch: setRequired(pointer, parcel, 'state', true),
      keys: ['id', 'state'],
      required: ['id', 'state'],
    },
    {
      name: 'made optional, without an empty list',
      patch: setRequired(pointer, parcel, 'id', false),
      keys: ['id', 'state'],
      required: undefined,
    },
  ])('$name', ({ patch, keys, required }) => {
    const schema = changed(patch);
    expect(Object.keys(schema?.properties ?? {})).toEqual(keys);
    expect(schema?.required).toEqual(required);
  });

  it('get another type and lose what does not fit', () => {
    expect(changed(changeSchemaType(pointer, parcel, 'array', 'Parcel'))).toEqual({
      type: 'array',
      items: { type: 'string' },
    });
  });

  it('have names of their own', () => {
    expect(newPropertyName({ properties: { property: {} } })).toBe('property2');
    expect(propertyNameFault(parcel, 'state', 'id')).toMatch(/already/);
    expect(propertyNameFault(parcel, 'id', 'id')).toBeUndefined();
  });
});

describe('responses', () => {
  const entry = operation('GetParcel');
  const list = (within: Definition): readonly string[] =>
    responsesOf(within, operation('GetParcel', within)).map(({ status }) => status);

  it('come, change and go', () => {
    expect(list(after(addResponse(entry, '404')).definition)).toEqual(['200', '404']);
    const [first] = responsesOf(definition, entry);
    if (!first) throw new Error('The fixture has no response');
    expect(list(after(changeStatus(entry, first, 'default')).definition)).toEqual(['default']);
    expect(list(after(removeResponse(entry, first)).definition)).toEqual([]);
  });

  it('show what a reference leads to, and where that stands', () => {
    const within: Definition = {
      paths: {
        '/a': {
          get: { operationId: 'A', responses: { 400: { $ref: '#/responses/Bad' }, 500: { $ref: '#/responses/None' } } },
        },
      },
      responses: { Bad: { description: 'Bad' } },
    };
    expect(
      responsesOf(within, operation('A', within)).map(({ response, target }) => [response.description, target]),
    ).toEqual([
      ['Bad', '/definition/responses/Bad'],
      [undefined, undefined],
    ]);
  });

  it.each([
    { status: '201', says: undefined },
    { status: 'default', says: undefined },
    { status: '200', says: /already/ },
    { status: '2xx', says: /three digits/ },
  ])('a status $status', ({ status, says }) => {
    const fault = statusFault(entry.operation, status);
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });

  it('are offered in the usual order', () => {
    expect([likelyStatus({}), likelyStatus(entry.operation)]).toEqual(['200', 'default']);
  });
});

describe('triggers', () => {
  const trigger: Definition = {
    paths: {
      '/hooks': {
        post: {
          operationId: 'T',
          'x-ms-trigger': 'single',
          parameters: [
            {
              name: 'body',
              in: 'body',
              schema: {
                type: 'object',
                properties: {
                  old: { type: 'string', ...{ 'x-ms-notification-url': true }, 'x-ms-visibility': 'internal' },
                  config: { type: 'object', properties: { url: { type: 'string' }, retries: { type: 'integer' } } },
                },
              },
            },
          ],
        },
      },
    },
  };
  const entry = operation('T', trigger);

  it('find the texts of the body', () => {
    expect(callbackCandidates(trigger, entry).map(({ path, isChosen }) => [path, isChosen])).toEqual([
      ['old', true],
      ['config/url', false],
    ]);
  });

  it('have one callback, internal and required all the way up', () => {
    const chosen = callbackCandidates(trigger, entry)[1];
    if (!chosen) throw new Error('The fixture has no candidate');
    const result = after(chooseCallback(trigger, entry, chosen), { ...values, definition: trigger }).definition;
    expect(result.paths?.['/hooks']?.post?.parameters?.[0]).toEqual({
      name: 'body',
      in: 'body',
      schema: {
        type: 'object',
        properties: {
          old: { type: 'string' },
          config: {
            type: 'object',
            properties: {
              url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
              retries: { type: 'integer' },
            },
            required: ['url'],
          },
        },
        required: ['config'],
      },
      required: true,
    });
  });

  it('change between webhook and polling with their metadata', () => {
    const polling = after(changeTriggerType(entry, 'batch'), { ...values, definition: trigger }).definition;
    expect(polling.paths?.['/hooks']?.post).toMatchObject({
      'x-ms-trigger': 'batch',
      'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
    });
    const back = after(changeTriggerType(operation('T', polling), 'single'), {
      ...values,
      definition: polling,
    }).definition;
    expect(back).toEqual(trigger);
  });
});

describe('values as text', () => {
  it.each([
    { text: '', type: 'integer', read: { ok: true, value: undefined } },
    { text: '10', type: 'integer', read: { ok: true, value: 10 } },
    { text: '1.5', type: 'integer', read: { ok: false } },
    { text: '1.5', type: 'number', read: { ok: true, value: 1.5 } },
    { text: 'true', type: 'boolean', read: { ok: true, value: true } },
    { text: 'yes', type: 'boolean', read: { ok: false } },
    { text: '007', type: 'string', read: { ok: true, value: '007' } },
    { text: '["a"]', type: 'array', read: { ok: true, value: ['a'] } },
    { text: '{"a":1}', type: 'array', read: { ok: false } },
  ])('"$text" as $type', ({ text, type, read }) => {
    expect(readValue(text, type)).toMatchObject(read);
    if (read.ok) expect(textOfValue(read.value)).toBe(text);
  });

  it.each([
    { text: 'a\n\n b \na', type: 'string', value: ['a', 'b'] },
    { text: '1\n2', type: 'integer', value: [1, 2] },
    { text: '\n', type: 'string', value: undefined },
  ])('choices $value', ({ text, type, value }) => {
    expect(readChoices(text, type)).toEqual({ ok: true, value });
    expect(readChoices(textOfChoices(value), type)).toEqual({ ok: true, value });
  });

  it('choices of the wrong type are not taken', () => {
    expect(readChoices('1\nb', 'integer').ok).toBe(false);
  });
});
