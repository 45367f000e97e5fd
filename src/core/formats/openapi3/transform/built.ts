import { isRecord } from '../../../definition/operations.ts';
import type { Parameter, Response, Schema, ValueType } from '../../../definition/openapi2.ts';

type Changing<T> = { -readonly [Member in keyof T]: T[Member] };

/** Members of OpenAPI 2.0 that limit values, beside those of `ValueType`. */
interface Limits {
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  'x-nullable'?: boolean;
  'x-ms-enum-values'?: readonly { readonly value: unknown; readonly displayName: string }[];
  [extension: `x-${string}`]: unknown;
}

/** What a parameter, form field or header says of its value, while it is put together. */
export interface BuiltValue extends Changing<Omit<ValueType, 'items'>>, Limits {
  items?: BuiltValue;
}

/** A Schema Object of OpenAPI 2.0 while it is put together. Never changed once somebody else has it. */
export interface BuiltSchema
  extends Changing<Omit<Schema, 'items' | 'properties' | 'additionalProperties' | 'required' | 'allOf'>>, Limits {
  items?: BuiltSchema;
  properties?: Record<string, BuiltSchema>;
  additionalProperties?: boolean | BuiltSchema;
  required?: readonly string[];
  minProperties?: number;
  maxProperties?: number;
  xml?: unknown;
  externalDocs?: unknown;
}

/** A Parameter Object of OpenAPI 2.0 while it is put together. */
export interface BuiltParameter extends Changing<Omit<Parameter, 'items' | 'schema'>>, Limits {
  items?: BuiltValue;
  schema?: BuiltSchema;
}

export interface BuiltHeader extends BuiltValue {
  description?: string;
}

export interface BuiltResponse extends Changing<Omit<Response, 'schema' | 'headers'>> {
  schema?: BuiltSchema;
  headers?: Record<string, BuiltHeader>;
  [extension: `x-${string}`]: unknown;
}

/**
 * What a schema is for. OpenAPI 2.0 may need to say it differently in what is sent and in what comes back; a shared
 * definition goes by whoever needs it first.
 */
export type Use = 'request' | 'response';

/** What kind of value a schema allows; `any` where it says nothing of it. */
export type ValueKind = 'object' | 'array' | 'scalar' | 'any';

export function kindOf(schema: BuiltSchema): ValueKind {
  switch (schema.type) {
    case 'object':
      return 'object';
    case 'array':
      return 'array';
    case undefined:
      return schema.properties !== undefined || schema.additionalProperties !== undefined
        ? 'object'
        : schema.items !== undefined
          ? 'array'
          : 'any';
    default:
      return 'scalar';
  }
}

/** True if both say the same; members of objects in any order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
