import type { Place } from '../place.ts';
import { isSame, kindOf, type BuiltSchema, type Use } from './built.ts';
import type { Schemas } from './schema.ts';

/**
 * One schema that allows what any of them allows; undefined when they are of different kinds.
 *
 * @param contents At least one, none a reference.
 */
export function uniteAlternatives(
  schemas: Schemas,
  contents: readonly BuiltSchema[],
  place: Place,
  use: Use,
  depth: number,
): BuiltSchema | undefined {
  const [first = {}] = contents;
  if (contents.every((content) => content === first || isSame(content, first))) return first;
  const kinds = new Set(contents.map(kindOf));
  const [kind] = kinds;
  if (kinds.size !== 1) return undefined;
  switch (kind) {
    case 'object':
      return uniteObjects(contents);
    case 'array': {
      const items = contents.map((content) => schemas.definitions.inline(content.items ?? {}, place, use, depth + 1));
      return { type: 'array', items: uniteAlternatives(schemas, items, place, use, depth + 1) ?? {} };
    }
    case 'scalar':
      return uniteScalars(contents);
    default:
      return {};
  }
}

function uniteObjects(contents: readonly BuiltSchema[]): BuiltSchema {
  const named = new Map<string, BuiltSchema[]>();
  for (const content of contents) {
    for (const [name, property] of Object.entries(content.properties ?? {})) {
      const known = named.get(name);
      if (known === undefined) named.set(name, [property]);
      else if (known[0] !== property) known.push(property);
    }
  }
  const properties = [...named].map(([name, list]) => [name, uniteProperties(list)] as const);
  const counts = new Map<string, number>();
  for (const { required = [] } of contents) {
    for (const name of required) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const required = [...counts].flatMap(([name, count]) => (count === contents.length ? [name] : []));
  const open = contents
    .map((content) => content.additionalProperties)
    .filter((more) => more !== undefined && more !== false);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(open.length === 1 ? { additionalProperties: open[0] } : open.length > 1 && { additionalProperties: true }),
  };
}

/** Properties of one name. Different references cannot all be meant, and stay open; so do values of different kinds. */
function uniteProperties(list: readonly BuiltSchema[]): BuiltSchema {
  const [first = {}, ...others] = list;
  if (others.every((other) => isSame(other, first))) return first;
  const texts = { ...list.map(textsOf).find((text) => Object.keys(text).length > 0) };
  const kinds = new Set(list.map(kindOf));
  const [kind] = kinds;
  if (kinds.size !== 1 || list.some(({ $ref }) => $ref !== undefined)) return texts;
  switch (kind) {
    case 'scalar':
      return { ...texts, ...uniteScalars(list) };
    case 'object':
      return { ...texts, ...uniteObjects(list) };
    case 'array':
      return { ...texts, type: 'array', items: uniteProperties(list.map(({ items }) => items ?? {})) };
    default:
      return texts;
  }
}

function uniteScalars(contents: readonly BuiltSchema[]): BuiltSchema {
  const types = [...new Set(contents.map(({ type }) => type))];
  const formats = [...new Set(contents.map(({ format }) => format))];
  const type =
    types.length === 1 ? types[0] : types.every((one) => one === 'number' || one === 'integer') ? 'number' : 'string';
  const isListed = contents.every((content) => content.enum !== undefined);
  const values = isListed ? [...new Set(contents.flatMap((content) => content.enum ?? []))] : [];
  const listed = type === 'string' ? [...new Set(values.map(String))] : values;
  const labels = contents.flatMap(({ title, enum: own }) =>
    title !== undefined && own?.length === 1 ? [{ value: own[0], displayName: title }] : [],
  );
  const [text] = contents.flatMap(({ description }) => description ?? []);
  return {
    ...(type !== undefined && { type }),
    ...(types.length === 1 && formats.length === 1 && formats[0] !== undefined && { format: formats[0] }),
    ...(text !== undefined && contents.length > labels.length && { description: text }),
    ...(listed.length > 0 && { enum: listed }),
    ...(labels.length === contents.length && isListed && types.length === 1 && { 'x-ms-enum-values': labels }),
  };
}

function textsOf({ title, description }: BuiltSchema): BuiltSchema {
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}
