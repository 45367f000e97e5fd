import type { Definition, Schema } from '../definition/openapi2.ts';
import { isRecord, resolve } from '../definition/operations.ts';

/** Values made in all; a definition of a few lines can describe billions. */
const mostValues = 2_000;
/** As deep as a filled-in sample stays readable. */
const deepest = 12;

/**
 * An example JSON value for a schema, to start from when a request is tried out: the maker's own test value, example,
 * default or first allowed value where there is one, and otherwise something empty of the right type. Circles end with
 * what may be left out: an optional property, an empty array.
 *
 * @param of Read-only properties are in answers only.
 */
export function sampleValue(definition: Definition, schema: unknown, of: 'request' | 'answer' = 'request'): unknown {
  const open = new Set<unknown>();
  let left = mostValues;

  function make(unresolved: unknown): unknown {
    const found: unknown = resolve(definition, unresolved);
    if (!isRecord(found)) return undefined;
    const given = givenValue(found);
    if (given !== undefined) return given;
    if (open.has(found) || open.size >= deepest || (left -= 1) < 0) return undefined;
    open.add(found);
    const value = makeOfType(found);
    open.delete(found);
    return value;
  }

  function makeOfType(found: Schema): unknown {
    switch (typeOf(found)) {
      case 'object':
        return makeObject(found);
      case 'array': {
        const item = found.items === undefined ? undefined : make(found.items);
        return item === undefined ? [] : [item];
      }
      case 'integer':
      case 'number':
        return typeof found.minimum === 'number' ? found.minimum : 0;
      case 'boolean':
        return false;
      case 'string':
        return sampleText(found.format);
      default:
        return undefined;
    }
  }

  function makeObject(found: Schema): unknown {
    const members = new Map<string, unknown>();
    for (const part of Array.isArray(found.allOf) ? found.allOf : []) {
      const value = make(part);
      if (isRecord(value)) for (const [name, member] of Object.entries(value)) members.set(name, member);
    }
    for (const [name, property] of Object.entries(isRecord(found.properties) ? found.properties : {})) {
      if (of === 'request' && isRecord(property) && property['readOnly'] === true) continue;
      const value = make(property);
      if (value !== undefined) members.set(name, value);
    }
    return Object.fromEntries(members);
  }

  return make(schema);
}

function givenValue(schema: Readonly<Record<string, unknown>>): unknown {
  const { example, default: standard, enum: allowed } = schema;
  return schema['x-ms-test-value'] ?? example ?? standard ?? (Array.isArray(allowed) ? allowed[0] : undefined);
}

function typeOf(schema: Schema): string | undefined {
  if (typeof schema.type === 'string') return schema.type;
  if (schema.properties !== undefined || schema.allOf !== undefined) return 'object';
  return schema.items === undefined ? undefined : 'array';
}

function sampleText(format: string | undefined): string {
  switch (format) {
    case 'date-time':
      return '2025-01-31T12:00:00Z';
    case 'date':
    case 'date-no-tz':
      return '2025-01-31';
    case 'uuid':
      return '00000000-0000-0000-0000-000000000000';
    case 'email':
      return 'name@example.com';
    case 'uri':
      return 'https://example.com';
    default:
      return '';
  }
}
