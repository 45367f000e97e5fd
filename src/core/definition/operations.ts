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

/** All operations in the order of the text. Members that are not objects are passed over. */
export function operationsOf(definition: Definition | undefined): readonly OperationEntry[] {
  const entries: OperationEntry[] = [];
  const paths: unknown = definition?.paths;
  if (!isRecord(paths)) return entries;
  for (const [path, pathItem] of Object.entries(paths)) {
    if (!path.startsWith('/') || !isRecord(pathItem)) continue;
    for (const [method, operation] of Object.entries(pathItem)) {
      if (!isMethod(method) || !isRecord(operation)) continue;
      entries.push({ path, method, operation, pathItem, pointer: child('/definition/paths', path, method) });
    }
  }
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
  const seen = new Set<string>();
  let current: unknown = value;
  while (isReference(current)) {
    const { $ref } = current;
    if (!$ref.startsWith('#') || seen.has($ref)) return undefined;
    seen.add($ref);
    current = valueAt(definition, decodeFragment($ref.slice(1)));
  }
  return current as T | undefined;
}

/** `get` and `/pets` of `/definition/paths/~1pets/get`. */
export function addressOf(pointer: JsonPointer): { readonly path: string; readonly method: string } {
  const [, , path = '', method = ''] = segmentsOf(pointer);
  return { path, method };
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
