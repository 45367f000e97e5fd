import { describe, expect, it } from 'vitest';
import {
  addProperty,
  changeSchemaType,
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
