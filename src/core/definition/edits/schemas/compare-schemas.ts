import { child } from '../../../document/pointer.ts';
import type { Definition, Schema } from '../../openapi2.ts';
import { isRecord } from '../../operations.ts';
import { kindWords } from '../../schema-kind.ts';
import { nodesIn, requiredOf, type SchemaNode } from '../../schema-nodes.ts';

/** What is different about one place of two schemas. */
export interface SchemaDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** As makers write it: `owner.name`, `tags[]`; '' for the whole. */
  readonly path: string;
  /** What it was and is: `text`, `list of Pet, required`. The former is '' for what is added, the latter for what is removed. */
  readonly before: string;
  readonly after: string;
}

const deepest = 100;

/**
 * What changes when one schema takes the place of another: properties that come and go, and those that hold something
 * else then. What goes or comes with its object is told once. Texts (title, description) are not compared.
 */
export function compareSchemas(definition: Definition, before: Schema, after: Schema): readonly SchemaDifference[] {
  const differences: SchemaDifference[] = [];
  const words = (schema: Schema): string => kindWords(schema, () => definition);
  compare(before, after, '', false, false, 0);
  return differences;

  function compare(
    old: Schema,
    now: Schema,
    path: string,
    wasRequired: boolean,
    isRequired: boolean,
    depth: number,
  ): void {
    const was = words(old) + (wasRequired ? ', required' : '');
    const is = words(now) + (isRequired ? ', required' : '');
    if (was !== is) differences.push({ kind: 'changed', path, before: was, after: is });
    if (depth === deepest) return;
    const left = new Map(nodesIn(old, '').map((node) => [keyOf(node), node]));
    for (const node of nodesIn(now, '')) {
      const place = pathOf(path, node);
      const match = left.get(keyOf(node));
      left.delete(keyOf(node));
      if (match) compare(match.schema, node.schema, place, match.isRequired, node.isRequired, depth + 1);
      // What a list holds is told with the list.
      else if (node.role !== 'items' && node.role !== 'values')
        differences.push({ kind: 'added', path: place, before: '', after: words(node.schema) });
    }
    for (const node of left.values()) {
      if (node.role !== 'items' && node.role !== 'values')
        differences.push({ kind: 'removed', path: pathOf(path, node), before: words(node.schema), after: '' });
    }
  }
}

const keyOf = ({ role, name, index }: SchemaNode): string => (role === 'property' ? `.${name}` : child(role, index));

function pathOf(path: string, { role, name, index }: SchemaNode): string {
  switch (role) {
    case 'root':
      return path;
    case 'property':
      return path === '' ? name : `${path}.${name}`;
    case 'items':
      return `${path}[]`;
    case 'values':
      return `${path}.*`;
    default:
      return `${path}(${role} ${index + 1})`;
  }
}

/** Where a sample says something else than the schema, which stays. */
export interface SampleConflict {
  readonly path: string;
  readonly kept: string;
  readonly sample: string;
}

export interface Merged {
  readonly schema: Schema;
  readonly conflicts: readonly SampleConflict[];
}

/**
 * A schema with what a sample has besides. What the maker wrote stays: texts, formats, choices, references; numbers
 * become wide enough for the sample. What the schema calls differently than the sample stays and is told.
 */
export function mergeSchemas(definition: Definition, before: Schema, sample: Schema): Merged {
  const conflicts: SampleConflict[] = [];
  const words = (schema: Schema): string => kindWords(schema, () => definition);
  return { schema: merge(before, sample, '', 0), conflicts };

  function merge(old: Schema, seen: Schema, path: string, depth: number): Schema {
    if (old.$ref !== undefined || depth === deepest || isSilent(seen)) return old;
    if (isSilent(old)) return { ...seen, ...old };
    const isObject = isRecord(old.properties) || old.type === 'object';
    if (isObject && isRecord(seen.properties)) {
      // An object of any fields has these fields already.
      const isOpen = isRecord(old.additionalProperties) && !isRecord(old.properties);
      return isOpen ? old : withProperties(old, seen.properties, path, depth);
    }
    if (old.type === 'array' && seen.type === 'array') {
      const inside = merge(old.items ?? {}, seen.items ?? {}, `${path}[]`, depth + 1);
      return inside === old.items || (old.items === undefined && isSilent(inside)) ? old : { ...old, items: inside };
    }
    if (old.type === seen.type) return widened(old, seen);
    if (old.type === 'integer' && seen.type === 'number') {
      const { format: _, ...rest } = old;
      return { ...rest, type: 'number', ...(seen.format !== undefined && { format: seen.format }) };
    }
    if (old.type === 'number' && seen.type === 'integer') return old;
    conflicts.push({ path, kept: words(old), sample: words(seen) });
    return old;
  }

  function withProperties(
    old: Schema,
    properties: Readonly<Record<string, Schema>>,
    path: string,
    depth: number,
  ): Schema {
    const merged: Record<string, Schema> = { ...(isRecord(old.properties) ? old.properties : {}) };
    let isChanged = false;
    for (const [name, property] of Object.entries(properties)) {
      const existing = Object.hasOwn(merged, name) ? merged[name] : undefined;
      const place = path === '' ? name : `${path}.${name}`;
      const value = existing === undefined ? property : merge(existing, property, place, depth + 1);
      if (value === existing) continue;
      isChanged = true;
      Object.defineProperty(merged, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return isChanged ? { ...old, properties: merged } : old;
  }
}

/** Says nothing of what the value is. */
const isSilent = ({ type, properties, items, enum: choices, allOf, $ref }: Schema): boolean =>
  [type, properties, items, choices, allOf, $ref].every((member) => member === undefined);

const widened = (old: Schema, seen: Schema): Schema =>
  old.format === 'int32' && seen.format === 'int64' ? { ...old, format: 'int64' } : old;

/** The required names that no property has: what a sample that replaces a schema leaves behind. */
export function withKnownRequired(schema: Schema): Schema {
  const names = requiredOf(schema);
  const properties: unknown = schema.properties;
  const kept = names.filter((name) => isRecord(properties) && Object.hasOwn(properties, name));
  if (kept.length === names.length) return schema;
  const { required: _, ...rest } = schema;
  return kept.length === 0 ? rest : { ...rest, required: kept };
}
