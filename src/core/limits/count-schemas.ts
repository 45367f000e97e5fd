import type { Definition, PathItem } from '../definition/openapi2.ts';
import { decodeFragment, isRecord, isReference, isTrigger, operationsOf } from '../definition/operations.ts';
import { child, valueAt, type JsonPointer } from '../document/pointer.ts';
import { openWeigher, shapeOf, type SchemaSize } from './size-schemas.ts';

/** The most of something, and where that is; without a place when there is none. */
export interface Largest {
  readonly count: number;
  readonly pointer?: JsonPointer;
}

export interface SchemaCounts {
  /** In one body of a request, a response or a notification. */
  readonly body: Largest;
  /** In one operation. */
  readonly operation: Largest;
  /** In all operations. */
  readonly total: number;
  /** Levels of schemas in one body. */
  readonly depth: Largest;
}

/**
 * Counts the schemas of a definition as the service does: by body, what a `$ref` leads to counted wherever it is used (an
 * assumption; nothing says so, and the published connectors are below the limits either way). A circle counts once where it
 * closes. Source: domain notes, 7.1.
 */
export function countSchemas(definition: Definition): SchemaCounts {
  const sizeOf = openWeigher((reference) => valueAt(definition, decodeFragment(reference.slice(1))));
  let body: Largest = { count: 0 };
  let operation: Largest = { count: 0 };
  let depth: Largest = { count: 0 };
  let total = 0;
  for (const { operation: one, pathItem, pointer, path } of operationsOf(definition)) {
    let count = 0;
    const add = ({ schema, place }: Body): void => {
      const size: SchemaSize = sizeOf(shapeOf(schema));
      count += size.count;
      if (size.count > body.count) body = { count: size.count, pointer: place() };
      if (size.depth > depth.count) depth = { count: size.depth, pointer: place() };
    };
    for (const found of bodiesIn(definition, one, pointer)) add(found);
    for (const found of ofPath(definition, pathItem, path, isTrigger(one))) add(found);
    total += count;
    if (count > operation.count) operation = { count, pointer };
  }
  return { body, operation, total: Math.min(total, Number.MAX_SAFE_INTEGER), depth };
}

interface Body {
  readonly schema: object;
  /** Written out only for what is the largest. */
  readonly place: () => JsonPointer;
}

/** The bodies of a request and its responses; a shared parameter or response stands for itself. */
function* bodiesIn(definition: Definition, operation: object, pointer: JsonPointer): Generator<Body> {
  const members: Readonly<Record<string, unknown>> = isRecord(operation) ? operation : {};
  yield* bodyParameters(definition, members['parameters'], pointer);
  const { responses } = members;
  if (!isRecord(responses)) return;
  for (const [status, response] of Object.entries(responses)) {
    const schema = schemaOf(targetOf(definition, response));
    if (schema) yield { schema, place: () => child(pointer, 'responses', status) };
  }
}

/** What an operation takes from its path: a body that it does not have itself is rare, a notification is of triggers. */
function* ofPath(definition: Definition, item: PathItem, path: string, isOfTrigger: boolean): Generator<Body> {
  const pointer = child('/definition/paths', path);
  yield* bodyParameters(definition, item.parameters, pointer);
  const notification: unknown = isOfTrigger ? item['x-ms-notification-content'] : undefined;
  const schema = schemaOf(notification);
  if (schema) yield { schema, place: () => child(pointer, 'x-ms-notification-content') };
}

function* bodyParameters(definition: Definition, list: unknown, pointer: JsonPointer): Generator<Body> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries()) {
    const parameter = targetOf(definition, item);
    if (!isRecord(parameter) || parameter['in'] !== 'body') continue;
    const schema = schemaOf(parameter);
    if (schema) yield { schema, place: () => child(pointer, 'parameters', index) };
  }
}

/** What a reference leads to, one step; chains of references to parameters and responses are refused anyway. */
function targetOf(definition: Definition, value: unknown): unknown {
  return isReference(value) && value.$ref.startsWith('#')
    ? valueAt(definition, decodeFragment(value.$ref.slice(1)))
    : value;
}

function schemaOf(holder: unknown): object | undefined {
  const schema = isRecord(holder) ? holder['schema'] : undefined;
  return isRecord(schema) ? schema : undefined;
}
