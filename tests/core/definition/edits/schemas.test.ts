import { describe, expect, it } from 'vitest';
import {
  addProperty,
  duplicateProperty,
  moveProperty,
  newPropertyName,
  propertyNameFault,
  removeProperty,
  renameProperty,
  setRequired,
} from '#core/definition/edits/schemas.ts';
import type { Schema } from '#core/definition/openapi2.ts';
import type { Patch } from '#core/document/patch.ts';
import { after, definition } from './parcels.ts';

const pointer = '/definition/definitions/Parcel';

const parcel: Schema = definition.definitions?.['Parcel'] ?? {};

const changed = (patch: Patch): Schema | undefined => after(patch).definition.definitions?.['Parcel'];

describe('properties of a schema', () => {
  it.each([
    {
      name: 'added at the end',
      patch: addProperty(pointer, parcel, 'weight'),
      keys: ['id', 'state', 'weight'],
      required: ['id'],
    },
    {
      name: 'added after another',
      patch: addProperty(pointer, parcel, 'weight', { after: 'id' }),
      keys: ['id', 'weight', 'state'],
      required: ['id'],
    },
    {
      name: 'duplicated behind the original',
      patch: duplicateProperty(pointer, parcel, 'id', 'id2'),
      keys: ['id', 'id2', 'state'],
      required: ['id'],
    },
    {
      name: 'moved',
      patch: moveProperty(pointer, 'state', 0),
      keys: ['state', 'id'],
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

  it('make an object of a schema that had no type', () => {
    expect(addProperty(pointer, {}, 'id').edits).toEqual([
      { kind: 'set', pointer: `${pointer}/type`, value: 'object' },
      { kind: 'set', pointer: `${pointer}/properties/id`, value: { type: 'string' } },
    ]);
  });

  it('take the discriminator with them', () => {
    const schema = { ...parcel, discriminator: 'state' };
    expect(renameProperty(pointer, schema, 'state', 'kind').edits).toContainEqual({
      kind: 'set',
      pointer: `${pointer}/discriminator`,
      value: 'kind',
    });
    expect(removeProperty(pointer, schema, 'state').edits).toContainEqual({
      kind: 'remove',
      pointer: `${pointer}/discriminator`,
    });
  });

  it('are made required also where "required" is no list', () => {
    const odd = JSON.parse('{"required": true, "properties": {"id": {}}}') as Schema;
    expect(setRequired(pointer, odd, 'id', true).edits).toEqual([
      { kind: 'set', pointer: `${pointer}/required`, value: ['id'] },
    ]);
  });

  it('have names of their own', () => {
    expect(newPropertyName({ properties: { property: {} } })).toBe('property2');
    expect(propertyNameFault(parcel, 'state', 'id')).toMatch(/already/);
    expect(propertyNameFault(parcel, 'id', 'id')).toBeUndefined();
  });
});
