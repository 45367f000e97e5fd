import type { Place } from '../place.ts';
import { isSame, kindOf, type BuiltSchema, type Use } from './built.ts';
import type { Schemas } from './schema.ts';
import { fitTo } from './schema-values.ts';

/**
 * One schema that asks what all parts ask: properties and `required` united, of two bounds the tighter, of two lists of
 * values what both have. Texts of an earlier part win; properties of the first part come last, as what is its own.
 * References between properties stay. Source: domain notes O-74.
 *
 * Reports `openapi3/parts-clash` (warning) where no value could be right.
 */
export function mergeAll(
  schemas: Schemas,
  parts: readonly BuiltSchema[],
  place: Place,
  use: Use,
  depth: number,
): BuiltSchema {
  const [own = {}, ...others] = parts;
  const merged: BuiltSchema = { ...own };
  delete merged.properties;
  const properties = new Map<string, BuiltSchema>();
  for (const part of [...others, own]) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      const known = properties.get(name);
      properties.set(name, known ? mergeTwo(schemas, property, known, place, use, depth) : property);
    }
  }
  for (const part of others) mergeLimits(schemas, merged, part, place, use, depth);
  if (properties.size > 0) {
    merged.properties = Object.fromEntries(properties);
    // "Nothing else" in one part would forbid what the others add.
    if (merged.additionalProperties === false) delete merged.additionalProperties;
  }
  if (merged.type === undefined && properties.size > 0) merged.type = 'object';
  if (merged.enum && merged.type !== undefined) fitEnum(schemas, merged, merged.enum, place);
  if (merged.default !== undefined && fitTo(merged.type, merged.default) !== merged.default) {
    schemas.findings.count('value-unfit', place);
    delete merged.default;
  }
  return merged;
}

function mergeTwo(
  schemas: Schemas,
  a: BuiltSchema,
  b: BuiltSchema,
  place: Place,
  use: Use,
  depth: number,
): BuiltSchema {
  if (a === b || isIdle(b) || isSame(a, b)) return a;
  if (isIdle(a)) return b;
  const { definitions } = schemas;
  return mergeAll(
    schemas,
    [definitions.inline(a, place, use, depth + 1), definitions.inline(b, place, use, depth + 1)],
    place,
    use,
    depth + 1,
  );
}

/** Values of one part that the type of another does not allow. */
function fitEnum({ findings }: Schemas, merged: BuiltSchema, values: readonly unknown[], place: Place): void {
  const fit = values.filter((value) => fitTo(merged.type, value) === value);
  if (fit.length === values.length) return;
  findings.count('value-unfit', place);
  if (fit.length > 0) merged.enum = fit;
  else delete merged.enum;
}

/** True for a schema that allows anything. */
const isIdle = (schema: BuiltSchema): boolean => Object.keys(schema).length === 0;

function mergeLimits(
  schemas: Schemas,
  merged: BuiltSchema,
  part: BuiltSchema,
  place: Place,
  use: Use,
  depth: number,
): void {
  const { required, type, items, enum: values, additionalProperties, properties: _, ...rest } = part;
  if (required) merged.required = [...new Set([...required, ...(merged.required ?? [])])];
  if (type !== undefined && type !== merged.type) mergeType(schemas, merged, part, place);
  if (items) merged.items = merged.items ? mergeTwo(schemas, merged.items, items, place, use, depth) : items;
  if (values) {
    const both = merged.enum?.filter((value) => values.includes(value));
    if (both === undefined) merged.enum = values;
    else if (both.length > 0) merged.enum = both;
  }
  if (additionalProperties !== undefined && additionalProperties !== false && !merged.additionalProperties) {
    merged.additionalProperties = additionalProperties;
  } else if (additionalProperties === false) merged.additionalProperties ??= false;
  tighten(merged, part, 'minimum', 'exclusiveMinimum', Math.max);
  tighten(merged, part, 'maximum', 'exclusiveMaximum', Math.min);
  for (const [keys, choose] of [
    [['minLength', 'minItems', 'minProperties'], Math.max],
    [['maxLength', 'maxItems', 'maxProperties'], Math.min],
  ] as const) {
    for (const key of keys) {
      const value = part[key];
      if (value !== undefined) merged[key] = choose(merged[key] ?? value, value);
    }
  }
  // What stands in one part alone comes over; what both say, the earlier says.
  Object.assign(merged, { ...rest, ...merged });
  if (merged.default !== undefined && merged.enum && !merged.enum.includes(merged.default)) delete merged.default;
}

function mergeType({ findings }: Schemas, merged: BuiltSchema, part: BuiltSchema, place: Place): void {
  const known = kindOf(merged);
  if (merged.type === undefined && (known === 'any' || known === kindOf(part))) {
    if (part.type !== undefined) merged.type = part.type;
    return;
  }
  const numbers = ['number', 'integer'];
  if (numbers.includes(merged.type ?? '') && numbers.includes(part.type ?? '')) {
    merged.type = 'integer';
    return;
  }
  const message = `All of these must be true at once, but one asks for ${merged.type ?? known} and another for ${part.type ?? kindOf(part)}. The first was taken: check it.`;
  findings.tell('openapi3/parts-clash', 'warning', message, place);
}

function tighten(
  merged: BuiltSchema,
  part: BuiltSchema,
  bound: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  choose: (a: number, b: number) => number,
): void {
  const value = part[bound];
  if (value === undefined) return;
  const known = merged[bound];
  if (known === value) {
    if (part[exclusive]) merged[exclusive] = true;
  } else if (known === undefined || choose(known, value) === value) {
    merged[bound] = value;
    if (part[exclusive]) merged[exclusive] = true;
    else delete merged[exclusive];
  }
}
