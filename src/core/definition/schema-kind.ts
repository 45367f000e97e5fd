import { lastSegmentOf } from '../document/pointer.ts';
import type { Definition, Schema } from './openapi2.ts';
import { followReferences, isRecord, isReference } from './operations.ts';
import { withType } from './edits/parameter-kind.ts';

/** What a schema can be made: the types of JSON, objects of any fields (`map`), and `any`, which has no type. */
export const schemaKinds = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'map', 'any'] as const;
export type SchemaKind = (typeof schemaKinds)[number];

/** `object` and `array` also where the type is left out but shows; a type that is none of ours as it is written. */
export function kindOf(schema: Schema): string {
  const type: unknown = schema.type;
  const isOpen = schema.additionalProperties === true || isRecord(schema.additionalProperties);
  const named: unknown = schema.properties;
  if ((type === 'object' || type === undefined) && isOpen && !(isRecord(named) && Object.keys(named).length > 0))
    return 'map';
  if (typeof type === 'string') return type;
  if (type !== undefined) return JSON.stringify(type);
  if (isRecord(named)) return 'object';
  return schema.items === undefined ? 'any' : 'array';
}

/** What a schema says of the place where it stands rather than of the values there. */
const placeKeys = ['title', 'description', 'x-ms-summary', 'x-ms-visibility', 'readOnly', 'x-nullable'];

/** The members that speak of the place, and those that speak of the values. */
export function splitSchema(schema: Schema): { readonly place: Schema; readonly shape: Schema } {
  const entries = Object.entries(schema);
  return {
    place: Object.fromEntries(entries.filter(([key]) => placeKeys.includes(key))),
    shape: Object.fromEntries(entries.filter(([key]) => !placeKeys.includes(key))),
  };
}

/**
 * A schema of another kind, without what the new one cannot have. What becomes a list is a list of what it was, and a
 * list becomes what its items were, where that is the kind asked for.
 */
export function withKind(schema: Schema, kind: SchemaKind): Schema {
  const current = kindOf(schema);
  if (current === kind) return schema;
  const { place, shape } = splitSchema(schema);
  if (kind === 'array') {
    const { default: _, example: __, ...items } = shape;
    return { ...place, type: 'array', items: current === 'any' && isEmpty(items) ? { type: 'string' } : items };
  }
  if (current === 'array' && isRecord(shape.items)) {
    const inside = splitSchema(shape.items);
    if (kindOf(inside.shape) === kind) return { ...inside.place, ...place, ...inside.shape };
  }
  switch (kind) {
    case 'map': {
      const { discriminator: _, ...rest } = withType(schema, 'object') as Schema & { readonly discriminator?: unknown };
      const { properties: __, required: ___, ...plain } = rest;
      return { ...plain, additionalProperties: { type: 'string' } };
    }
    case 'object': {
      const { additionalProperties: _, ...rest } = withType(schema, 'object');
      return rest;
    }
    case 'any': {
      const { type: _, format: __, ...rest } = withType(schema, 'string');
      return rest;
    }
    default:
      return withType(schema, kind);
  }
}

const isEmpty = (schema: Schema): boolean => Object.keys(schema).length === 0;

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
  object: 'object',
  array: 'list',
  map: 'map',
  any: 'anything',
  file: 'file',
};

const formatWords: Readonly<Record<string, string>> = {
  'date-time': 'date and time',
  date: 'date',
  uuid: 'UUID',
  uri: 'web address',
  email: 'e-mail',
  byte: 'file (base64)',
  binary: 'file',
  password: 'password',
};

/**
 * What a schema is, in a few words: `text`, `list of Pet`, `map of list of text`.
 *
 * @param definition A function, so that only a schema with a reference asks for it.
 */
export function kindWords(schema: Schema, definition: () => Definition): string {
  let current: unknown = schema;
  let before = '';
  for (let depth = 0; depth < 6; depth += 1) {
    if (!isRecord(current)) return `${before}anything`;
    if (isReference(current)) {
      const name = lastSegmentOf(current.$ref);
      return followReferences(definition(), current) ? before + name : `${before}${name}, which is missing`;
    }
    const inside = current as Schema;
    const kind = kindOf(inside);
    if (kind === 'array' && isRecord(inside.items)) {
      before += 'list of ';
      current = inside.items;
    } else if (kind === 'map' && isRecord(inside.additionalProperties)) {
      before += 'map of ';
      current = inside.additionalProperties;
    } else return before + wordOf(inside, kind);
  }
  return `${before}…`;
}

function wordOf(schema: Schema, kind: string): string {
  if (kind === 'any' && ['allOf', 'anyOf', 'oneOf'].some((word) => Object.hasOwn(schema, word)))
    return 'object of parts';
  const isChoice = Array.isArray(schema.enum) && schema.enum.length > 0;
  if (isChoice) return 'choice';
  const format = typeof schema.format === 'string' ? schema.format : '';
  return (kind === 'string' ? formatWords[format] : undefined) ?? words[kind] ?? kind;
}
