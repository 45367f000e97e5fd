import { child, type JsonPointer } from '../document/pointer.ts';
import type { Schema } from './openapi2.ts';
import { isRecord } from './operations.ts';

/** Words under which a schema lists other schemas that it is made of. Only `allOf` is Swagger 2.0. */
export const partKeywords = ['allOf', 'anyOf', 'oneOf'] as const;
export type PartKeyword = (typeof partKeywords)[number];

/** What a schema is to the one around it. `values`: what further properties hold. */
export type NodeRole = 'root' | 'property' | 'items' | 'values' | PartKeyword;

/** One schema of a tree of schemas. */
export interface SchemaNode {
  readonly role: NodeRole;
  /** Of a property; '' for others. */
  readonly name: string;
  /** Empty where something else stands in its place, such as `true`. */
  readonly schema: Schema;
  readonly isOdd: boolean;
  readonly pointer: JsonPointer;
  /** Of the schema around it, its references followed; '' for the root. */
  readonly parentPointer: JsonPointer;
  /** Of a property: named by the `required` of the schema around it. */
  readonly isRequired: boolean;
  /** Its place among those that it can change places with, and how many there are. */
  readonly index: number;
  readonly count: number;
}

/** The node that a tree starts with. */
export const rootNode = (schema: Schema, pointer: JsonPointer, name = ''): SchemaNode => ({
  role: 'root',
  name,
  schema,
  isOdd: false,
  pointer,
  parentPointer: '',
  isRequired: false,
  index: 0,
  count: 1,
});

/**
 * The schemas directly inside one: properties, items, what further properties hold, then parts, each in the order of the text.
 *
 * @param pointer Where the schema stands; what a reference leads to, not the reference.
 * @param before What this gave last time: nodes about which nothing changed are handed back as they were.
 */
export function nodesIn(
  schema: Schema,
  pointer: JsonPointer,
  before: readonly SchemaNode[] = [],
): readonly SchemaNode[] {
  const nodes: SchemaNode[] = [];
  let known: ReadonlyMap<JsonPointer, SchemaNode> | undefined;
  const properties: unknown = schema.properties;
  if (isRecord(properties)) {
    const required = new Set(requiredOf(schema));
    const entries = Object.entries(properties);
    const stays = before[0]?.parentPointer === pointer && before[0].count === entries.length;
    for (const [index, [name, value]] of entries.entries()) {
      const old = stays ? before[index] : undefined;
      // Of a thousand properties mostly one is another than before.
      const isOld = old?.role === 'property' && old.name === name && old.schema === value;
      if (isOld && old.isRequired === required.has(name)) nodes.push(old);
      else add('property', value, child(pointer, 'properties', name), index, entries.length, name, required.has(name));
    }
  }
  const items: unknown = schema.items;
  if (Array.isArray(items))
    for (const [index, item] of items.entries())
      add('items', item, child(pointer, 'items', index), index, items.length);
  else if (items !== undefined) add('items', items, child(pointer, 'items'), 0, 1);
  const values: unknown = schema.additionalProperties;
  if (isRecord(values)) add('values', values, child(pointer, 'additionalProperties'), 0, 1);
  for (const keyword of partKeywords) {
    const parts = partsOf(schema, keyword);
    for (const [index, part] of parts.entries())
      add(keyword, part, child(pointer, keyword, index), index, parts.length);
  }
  return nodes;

  function add(
    role: NodeRole,
    value: unknown,
    place: JsonPointer,
    index: number,
    count: number,
    name = '',
    isRequired = false,
  ): void {
    const isOdd = !isRecord(value);
    const node: SchemaNode = {
      role,
      name,
      schema: isOdd ? odd : value,
      isOdd,
      pointer: place,
      parentPointer: pointer,
      isRequired,
      index,
      count,
    };
    known ??= new Map(before.map((one) => [one.pointer, one]));
    const old = known.get(place);
    nodes.push(old && isSameNode(old, node) ? old : node);
  }
}

const odd: Schema = {};

const isSameNode = (a: SchemaNode, b: SchemaNode): boolean =>
  a.role === b.role &&
  a.schema === b.schema &&
  a.isOdd === b.isOdd &&
  a.isRequired === b.isRequired &&
  a.index === b.index &&
  a.count === b.count;

/** The parts under one of the words; none where the word is missing or holds something else. */
export function partsOf(schema: Schema, keyword: PartKeyword): readonly unknown[] {
  const parts = (schema as Readonly<Record<string, unknown>>)[keyword];
  return Array.isArray(parts) ? parts : [];
}

/** The names in `required`; none where it is no list, as the `required: true` that parameters have. */
export function requiredOf(schema: Schema): readonly string[] {
  const required: unknown = schema.required;
  return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
}

/** True when there is something to unfold. */
export function hasNodes(schema: Schema): boolean {
  const { properties, items, additionalProperties }: Readonly<Record<string, unknown>> = { ...schema };
  return (
    (isRecord(properties) && Object.keys(properties).length > 0) ||
    items !== undefined ||
    isRecord(additionalProperties) ||
    partKeywords.some((keyword) => partsOf(schema, keyword).length > 0)
  );
}

/** What a node goes by where the maker reads of it: a property's name, `each item of tags`. */
export function nodeLabel({ role, name, index }: SchemaNode, around = ''): string {
  const of = around === '' ? '' : ` of ${around}`;
  switch (role) {
    case 'root':
    case 'property':
      return name;
    case 'items':
      return `each item${of}`;
    case 'values':
      return `any further field${of}`;
    case 'allOf':
      return `part ${index + 1}${of}`;
    case 'anyOf':
    case 'oneOf':
      return `choice ${index + 1}${of}`;
  }
}
