import { child, valueAt, segmentsOf, type JsonPointer } from '../document/pointer.ts';
import { methods, type Definition, type Method, type Operation, type PathItem, type Reference } from './openapi2.ts';

/** One operation of a definition with its address. */
export interface OperationEntry {
  readonly path: string;
  readonly method: Method;
  readonly operation: Operation;
  readonly pathItem: PathItem;
  /** From the connector's root: `/definition/paths/~1pets/get`. */
  readonly pointer: JsonPointer;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * All operations in the order of the text. Members that are not objects are passed over. While a path item stays the
 * same value its entries do, so a list of hundreds finds out by `===` what an edit left alone.
 */
export function operationsOf(definition: Definition | undefined): readonly OperationEntry[] {
  const paths: unknown = definition?.paths;
  if (!isRecord(paths)) return [];
  return Object.entries(paths).flatMap(([path, pathItem]) =>
    path.startsWith('/') && isRecord(pathItem) ? operationsOn(path, pathItem) : [],
  );
}

const known = new WeakMap<PathItem, { readonly path: string; readonly entries: readonly OperationEntry[] }>();

function operationsOn(path: string, pathItem: PathItem): readonly OperationEntry[] {
  const before = known.get(pathItem);
  if (before?.path === path) return before.entries;
  const entries = Object.entries(pathItem).flatMap(([method, operation]) =>
    isMethod(method) && isRecord(operation)
      ? [{ path, method, operation, pathItem, pointer: child('/definition/paths', path, method) }]
      : [],
  );
  known.set(pathItem, { path, entries });
  return entries;
}

export const isMethod = (word: string): word is Method => (methods as readonly string[]).includes(word);

/** An action unless it has `x-ms-trigger`. */
export const isTrigger = (operation: Operation): boolean => operation['x-ms-trigger'] !== undefined;

export const isReference = (value: unknown): value is Reference => isRecord(value) && typeof value['$ref'] === 'string';

/**
 * Follows `#/…` references inside a definition, to the first thing that is not a reference.
 *
 * @returns undefined when the target is missing, outside the file, or a circle of references.
 */
export function resolve<T>(definition: Definition, value: T | Reference): T | undefined {
  return followReferences(definition, value)?.value;
}

/**
 * As `resolve`, telling as well where the value stands.
 *
 * @returns `pointer` is absent when `value` was no reference; otherwise from the connector's root:
 * `/definition/parameters/limit`. Undefined when the reference leads nowhere.
 */
export function followReferences<T>(
  definition: Definition,
  value: T | Reference,
): { readonly value: T; readonly pointer?: JsonPointer } | undefined {
  const seen = new Set<string>();
  let current: unknown = value;
  let pointer: JsonPointer | undefined;
  while (isReference(current)) {
    const { $ref } = current;
    if (!$ref.startsWith('#') || seen.has($ref)) return undefined;
    seen.add($ref);
    const target = decodeFragment($ref.slice(1));
    pointer = `/definition${target}`;
    current = valueAt(definition, target);
  }
  if (current === undefined) return undefined;
  return { value: current as T, ...(pointer !== undefined && { pointer }) };
}

/** `get` and `/pets` of `/definition/paths/~1pets/get`. */
export function addressOf(pointer: JsonPointer): { readonly path: string; readonly method: string } {
  const [, , path = '', method = ''] = segmentsOf(pointer);
  return { path, method };
}

/** What stands after the `#` of a reference, with its `%7B` read; one that decodes to nothing as it is written. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
