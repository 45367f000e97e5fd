import { humanise } from '../../../naming/index.ts';
import { inside, type Place } from '../place.ts';
import { kindOf, type BuiltParameter, type BuiltSchema, type BuiltValue } from './built.ts';
import type { Schemas } from './schema.ts';

/**
 * What a parameter, form field or header may say of its value: a schema flattened beside its name. Objects become text.
 * Source: OpenAPI 2.0, Parameter Object and Items Object; domain notes O-20, O-65.
 *
 * @param schema Without a `$ref` at its top.
 */
export function valueTypeOf(schemas: Schemas, schema: BuiltSchema, place: Place): BuiltValue {
  const kind = kindOf(schema);
  const type = kind === 'scalar' ? schema.type : kind === 'array' ? 'array' : 'string';
  const isText = type === 'string' && kind !== 'scalar';
  const built: BuiltValue = { type: type ?? 'string' };
  if (schema.format !== undefined && !isText) built.format = schema.format;
  if (kind === 'array') built.items = itemsOf(schemas, schema.items ?? {}, place, 0);
  if (kind === 'object') return built;
  for (const key of ['minItems', 'maxItems', 'minLength', 'maxLength'] as const) {
    const value = schema[key];
    if (value !== undefined) built[key] = value;
  }
  for (const key of ['minimum', 'maximum', 'multipleOf'] as const) {
    const value = schema[key];
    if (value !== undefined) built[key] = value;
  }
  if (schema.exclusiveMinimum) built.exclusiveMinimum = true;
  if (schema.exclusiveMaximum) built.exclusiveMaximum = true;
  if (schema.uniqueItems) built.uniqueItems = true;
  if (schema.pattern !== undefined) built.pattern = schema.pattern;
  if (schema.enum !== undefined) built.enum = isText ? [...new Set(schema.enum.map(String))] : schema.enum;
  if (schema['x-ms-enum-values'] !== undefined) built['x-ms-enum-values'] = schema['x-ms-enum-values'];
  const { default: standard } = schema;
  if (!isText && standard !== undefined) built.default = standard;
  else if (typeof standard === 'string' || typeof standard === 'number' || typeof standard === 'boolean') {
    built.default = String(standard);
  }
  return built;
}

function itemsOf(schemas: Schemas, items: BuiltSchema, place: Place, depth: number): BuiltValue {
  const content = schemas.definitions.inline(items, place, 'request', depth);
  if (kindOf(content) === 'object' || depth > 5) return { type: 'string' };
  const { items: inner, ...rest } = valueTypeOf(schemas, { ...content, ...(content.items && { items: {} }) }, place);
  return kindOf(content) === 'array' && inner
    ? { ...rest, items: itemsOf(schemas, content.items ?? {}, inside(place, 'items'), depth + 1) }
    : rest;
}

const labels = new Map<string, string>();

/** The same few names come hundreds of times in one file. */
function labelOf(name: string): string {
  const known = labels.get(name);
  if (known !== undefined) return known;
  if (labels.size > 2000) labels.clear();
  const label = humanise(name);
  labels.set(name, label);
  return label;
}

/** Label, description and visibility of a field. Source: domain notes O-33, O-35. */
export function wordsFor(
  name: string,
  schema: BuiltSchema,
  description: string | undefined,
): Pick<BuiltParameter, 'x-ms-summary' | 'description' | 'x-ms-visibility'> {
  const label = (schema.title ?? '').trim() || labelOf(name);
  const text = description ?? schema.description;
  return {
    ...(label !== '' && { 'x-ms-summary': label.slice(0, 80) }),
    ...(text !== undefined && text !== '' && { description: text }),
    ...(schema['x-ms-visibility'] !== undefined && { 'x-ms-visibility': schema['x-ms-visibility'] }),
  };
}
