import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { uniqueName } from '../../naming/index.ts';
import type { Schema } from '../openapi2.ts';
import { isRecord } from '../operations.ts';
import { withType } from './parameter-kind.ts';

export const schemaTypes = ['string', 'integer', 'number', 'boolean', 'object', 'array'] as const;

/** The properties of an object schema, as they may be found: anything but objects is passed over. */
export function propertiesOf(schema: Schema): readonly (readonly [name: string, schema: Schema])[] {
  const properties: unknown = schema.properties;
  if (!isRecord(properties)) return [];
  return Object.entries(properties).flatMap(([name, property]) =>
    isRecord(property) ? [[name, property] as const] : [],
  );
}

/** `object` and `array` also where the type is left out but shows. '' when it can be anything. */
export function typeOf(schema: Schema): string {
  if (typeof schema.type === 'string') return schema.type;
  if (isRecord(schema.properties)) return 'object';
  return isRecord(schema.items) ? 'array' : '';
}

export const isRequired = (parent: Schema, name: string): boolean =>
  Array.isArray(parent.required) && parent.required.includes(name);

/** A name for a new property. */
export const newPropertyName = (schema: Schema): string =>
  uniqueName('property', new Set(propertiesOf(schema).map(([name]) => name)));

/** Adds a text property to an object schema. */
export function addProperty(pointer: JsonPointer, name: string): Patch {
  return {
    title: `Add property ${name}`,
    edits: [{ kind: 'set', pointer: child(pointer, 'properties', name), value: { type: 'string', description: '' } }],
  };
}

/** Takes a property out, also out of the required ones. */
export function removeProperty(pointer: JsonPointer, schema: Schema, name: string): Patch {
  const edits: Edit[] = [{ kind: 'remove', pointer: child(pointer, 'properties', name) }];
  if (isRequired(schema, name)) edits.push(requiredEdit(pointer, without(schema, name)));
  return { title: `Remove property ${name}`, edits };
}

/** Gives a property another name, in its place. */
export function renameProperty(pointer: JsonPointer, schema: Schema, before: string, name: string): Patch {
  const edits: Edit[] = [{ kind: 'rename', pointer: child(pointer, 'properties', before), key: name }];
  if (isRequired(schema, before)) {
    const required = schema.required?.map((one) => (one === before ? name : one)) ?? [];
    edits.push(requiredEdit(pointer, required));
  }
  return { title: `Rename property ${before}`, edits };
}

/** Why a property cannot have a name, for reading; undefined when it can. */
export function propertyNameFault(schema: Schema, name: string, current: string): string | undefined {
  if (name === '') return 'Type a name: it is what the service calls the property.';
  const isTaken = name !== current && propertiesOf(schema).some(([other]) => other === name);
  return isTaken ? `There is a property "${name}" already.` : undefined;
}

/** Says of a property whether it has to be there. */
export function setRequired(pointer: JsonPointer, schema: Schema, name: string, required: boolean): Patch {
  const title = `Make property ${name} ${required ? 'required' : 'optional'}`;
  if (required === isRequired(schema, name)) return { title, edits: [] };
  const names = required ? [...(schema.required ?? []), name] : without(schema, name);
  return { title, edits: [requiredEdit(pointer, names)] };
}

/** Gives a schema another type, without what only the old one could have. */
export function changeSchemaType(pointer: JsonPointer, schema: Schema, type: string, name: string): Patch {
  return { title: `Change type of ${name}`, edits: [{ kind: 'set', pointer, value: withType(schema, type) }] };
}

const without = (schema: Schema, name: string): readonly string[] =>
  (schema.required ?? []).filter((one) => one !== name);

/** An empty `required` is not allowed (JSON Schema draft 4, 5.4.3.1). */
function requiredEdit(pointer: JsonPointer, names: readonly string[]): Edit {
  const place = child(pointer, 'required');
  return names.length === 0 ? { kind: 'remove', pointer: place } : { kind: 'set', pointer: place, value: names };
}
