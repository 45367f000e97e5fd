import type { Patch } from '../../document/patch.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import { textOf } from '../operation-place.ts';
import { variablesOf } from '../path-variables.ts';
import type { Definition, Operation, Parameter, ParameterLocation, Schema, ValueType } from '../openapi2.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import type { ParameterEntry } from '../parameters.ts';
import { fitsLimit } from './limits.ts';
import { differingMembers } from './write-member.ts';

const locations = ['path', 'query', 'header', 'formData', 'body'] as const satisfies readonly ParameterLocation[];
export const parameterTypes = ['string', 'integer', 'number', 'boolean', 'array', 'file'] as const;

/** The formats that the platform knows for a type. Source: domain notes, 7.2 and 11.2. */
export const formatsOf: Readonly<Record<string, readonly string[]>> = {
  string: ['date-time', 'date', 'date-no-tz', 'byte', 'binary', 'uri', 'email', 'uuid', 'password', 'html'],
  integer: ['int32', 'int64'],
  number: ['float', 'double'],
};

/**
 * Where a parameter may stand beside the others of its operation: one body at most, and none beside form fields or on
 * GET and HEAD; in the path only under the name of a variable. Source: domain notes, PAR rules and 7.2.
 *
 * @param parameter The one that is asked about; absent for a new one.
 */
export function locationsFor(
  entry: OperationEntry,
  others: readonly ParameterEntry[],
  parameter?: Parameter,
): readonly ParameterLocation[] {
  const isTaken = (location: ParameterLocation): boolean => others.some((other) => other.parameter.in === location);
  const hasBody = isTaken('body');
  return locations.filter((location) => {
    if (location === parameter?.in) return true;
    switch (location) {
      case 'query':
      case 'header':
        return true;
      case 'path':
        return parameter?.name !== undefined && variablesOf(entry.path).includes(parameter.name);
      case 'formData':
        return !hasBody && entry.method !== 'get' && entry.method !== 'head';
      case 'body':
        return !hasBody && !isTaken('formData') && entry.method !== 'get' && entry.method !== 'head';
    }
  });
}

const valueKeys = [
  'type',
  'format',
  'items',
  'collectionFormat',
  'default',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
] as const satisfies readonly (keyof ValueType)[];

/** The parameter at another location: its type goes into a schema for the body, and comes out of it for the others. */
export function atLocation(parameter: Parameter, location: ParameterLocation): Parameter {
  if (location === parameter.in) return parameter;
  const { schema, 'x-ms-url-encoding': _, ...rest } = parameter;
  const moved: Parameter = { ...rest, in: location };
  if (location === 'body') return intoSchema(moved);
  const flat: Parameter = parameter.in === 'body' ? { ...moved, ...scalarOf(schema) } : moved;
  const typed = flat.type === 'file' && location !== 'formData' ? withType(flat, 'string') : flat;
  return location === 'path' ? { ...typed, required: true, 'x-ms-url-encoding': 'single' } : typed;
}

function intoSchema(parameter: Parameter): Parameter {
  const { collectionFormat: _, ...values } = pick(parameter);
  const rest = Object.fromEntries(Object.entries(parameter).filter(([key]) => !isValueKey(key)));
  const schema = values.type === 'file' ? { type: 'string', format: 'binary' } : { type: 'string', ...values };
  return { ...rest, schema };
}

const isValueKey = (key: string): boolean => (valueKeys as readonly string[]).includes(key);

function pick(parameter: Parameter): ValueType {
  return Object.fromEntries(Object.entries(parameter).filter(([key]) => isValueKey(key)));
}

function scalarOf(schema: Parameter['schema']): ValueType {
  const type = isRecord(schema) ? schema['type'] : undefined;
  if (typeof type !== 'string' || type === 'object' || !isRecord(schema)) return { type: 'string' };
  return pick(schema);
}

/** A parameter or property of another type, without what the old type left that the new one cannot have. */
export function withType<T extends Schema | Parameter>(value: T, type: string): T {
  const { items, properties, required, additionalProperties, format, ...rest } = value as Schema;
  const { default: preset, enum: choices, ...others } = rest;
  const fitting = Array.isArray(choices) ? choices.filter((choice) => fits(choice, type)) : [];
  const plain = Object.fromEntries(
    Object.entries(others).filter(
      ([key]) =>
        fitsLimit(key, type) &&
        (key !== 'collectionFormat' || type === 'array') &&
        (key !== 'x-ms-enum-values' || fitting.length > 0),
    ),
  );
  const isSchema = !('in' in value);
  const result: Schema = {
    ...plain,
    type,
    ...(format !== undefined && formatsOf[type]?.includes(format) && { format }),
    ...(type === 'array' && { items: items ?? { type: 'string' } }),
    ...(isSchema && type === 'object' && { properties: properties ?? {} }),
    ...(isSchema && type === 'object' && required && { required }),
    ...(isSchema && type === 'object' && additionalProperties !== undefined && { additionalProperties }),
    ...(!isSchema && required !== undefined && { required }),
    ...(fits(preset, type) && { default: preset }),
    ...(fitting.length > 0 && { enum: fitting }),
  };
  return result as T;
}

/** Gives a parameter another type, wherever it stands. */
export function changeValueType(parameter: Parameter, pointer: JsonPointer, type: string): Patch {
  return {
    title: `Change type of parameter ${textOf(parameter.name)}`,
    edits: differingMembers(pointer, parameter, withType(parameter, type)),
  };
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return false;
  }
}

/** The media types an operation has to consume for its parameters; undefined when those it has will do. */
export function consumesFor(
  definition: Definition,
  operation: Operation,
  parameters: readonly Parameter[],
): readonly string[] | undefined {
  const fields = parameters.filter((parameter) => parameter.in === 'formData');
  if (fields.length === 0) return undefined;
  const hasFile = fields.some(({ type }) => type === 'file');
  const usable = hasFile ? ['multipart/form-data'] : ['application/x-www-form-urlencoded', 'multipart/form-data'];
  const present = operation.consumes ?? definition.consumes ?? [];
  return present.some((mediaType) => usable.includes(mediaType)) ? undefined : usable.slice(0, 1);
}
