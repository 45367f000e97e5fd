import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { uniqueName } from '../../naming/index.ts';
import type { Schema } from '../openapi2.ts';
import { isRecord } from '../operations.ts';
import { requiredOf } from '../schema-nodes.ts';

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

export const isRequired = (parent: Schema, name: string): boolean => requiredOf(parent).includes(name);

/** All names that properties have, also those whose value is no schema. */
const namesIn = (schema: Schema): readonly string[] => {
  const properties: unknown = schema.properties;
  return isRecord(properties) ? Object.keys(properties) : [];
};

/** A name for a new property. */
export const newPropertyName = (schema: Schema, wanted = 'property'): string =>
  uniqueName(wanted, new Set(namesIn(schema)));

/**
 * Adds a property to an object schema, a text unless told otherwise.
 *
 * @param after The property that it follows; absent for the end.
 */
export function addProperty(
  pointer: JsonPointer,
  schema: Schema,
  name: string,
  { value = { type: 'string' }, after }: { readonly value?: Schema; readonly after?: string } = {},
): Patch {
  const place = child(pointer, 'properties', name);
  const names = namesIn(schema);
  const at = after === undefined ? -1 : names.indexOf(after);
  const edits: Edit[] = [{ kind: 'set', pointer: place, value }];
  if (at >= 0 && at < names.length - 1) edits.push({ kind: 'move', pointer: place, to: at + 1 });
  // What has properties is an object; a list or a text that is given some stays what its maker says it is.
  if (schema.type === undefined) edits.unshift({ kind: 'set', pointer: child(pointer, 'type'), value: 'object' });
  return { title: `Add property ${name}`, edits };
}

/** Takes a property out, also out of the required ones. */
export function removeProperty(pointer: JsonPointer, schema: Schema, name: string): Patch {
  const edits: Edit[] = [{ kind: 'remove', pointer: child(pointer, 'properties', name) }];
  if (isRequired(schema, name)) edits.push(requiredEdit(pointer, without(schema, name)));
  if (isDiscriminator(schema, name)) edits.push({ kind: 'remove', pointer: child(pointer, 'discriminator') });
  return { title: `Remove property ${name}`, edits };
}

/** Gives a property another name, in its place; `required` and `discriminator` of its object follow. */
export function renameProperty(pointer: JsonPointer, schema: Schema, before: string, name: string): Patch {
  const edits: Edit[] = [{ kind: 'rename', pointer: child(pointer, 'properties', before), key: name }];
  if (isRequired(schema, before)) {
    edits.push(
      requiredEdit(
        pointer,
        requiredOf(schema).map((one) => (one === before ? name : one)),
      ),
    );
  }
  if (isDiscriminator(schema, before))
    edits.push({ kind: 'set', pointer: child(pointer, 'discriminator'), value: name });
  return { title: `Rename property ${before}`, edits };
}

/** Why a property cannot have a name, for reading; undefined when it can. */
export function propertyNameFault(schema: Schema, name: string, current: string): string | undefined {
  if (name === '') return 'Type a name: it is what the service calls the property.';
  const isTaken = name !== current && namesIn(schema).includes(name);
  return isTaken ? `There is a property "${name}" already.` : undefined;
}

/** Moves a property to another place among its object's. */
export function moveProperty(pointer: JsonPointer, name: string, to: number): Patch {
  return { title: `Move property ${name}`, edits: [{ kind: 'move', pointer: child(pointer, 'properties', name), to }] };
}

/** Puts a copy of a property behind it. */
export function duplicateProperty(pointer: JsonPointer, schema: Schema, name: string, copy: string): Patch {
  const value = propertiesOf(schema).find(([one]) => one === name)?.[1] ?? {};
  const title = `Duplicate property ${name}`;
  return { title, edits: addProperty(pointer, { ...schema, type: 'object' }, copy, { value, after: name }).edits };
}

/** Says of a property whether it has to be there. */
export function setRequired(pointer: JsonPointer, schema: Schema, name: string, required: boolean): Patch {
  const title = `Make property ${name} ${required ? 'required' : 'optional'}`;
  if (required === isRequired(schema, name)) return { title, edits: [] };
  const names = required ? [...requiredOf(schema), name] : without(schema, name);
  return { title, edits: [requiredEdit(pointer, names)] };
}

const without = (schema: Schema, name: string): readonly string[] => requiredOf(schema).filter((one) => one !== name);

const isDiscriminator = (schema: Schema, name: string): boolean =>
  (schema as { readonly discriminator?: unknown }).discriminator === name;

/** An empty `required` is not allowed (JSON Schema draft 4, 5.4.3.1). */
function requiredEdit(pointer: JsonPointer, names: readonly string[]): Edit {
  const place = child(pointer, 'required');
  return names.length === 0 ? { kind: 'remove', pointer: place } : { kind: 'set', pointer: place, value: names };
}
