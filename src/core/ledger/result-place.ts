import { isMethod } from '../definition/operations.ts';
import { segmentsOf, type JsonPointer } from '../document/pointer.ts';

/** Where in a connector a pointer leads, in the maker's words. */
export interface ResultPlace {
  /** The operation that it is in, if it is in one. */
  readonly operation?: { readonly method: string; readonly path: string };
  /** Where in the operation, else where in the connector: `response 200, schema, owner`. '' for the whole operation. */
  readonly inside: string;
}

const wholes: Readonly<Record<string, string>> = {
  definitions: 'definition',
  parameters: 'shared parameter',
  responses: 'shared response',
  securityDefinitions: 'security',
  paths: 'path',
};

/** @param pointer From the connector's root: `/definition/paths/~1pets/get/responses/200/schema`. */
export function resultPlace(pointer: JsonPointer): ResultPlace {
  const [part = '', first = '', ...rest] = segmentsOf(pointer);
  if (part === 'properties') {
    const [connection, name, ...more] = [first === 'properties' ? (rest[0] ?? '') : first, ...rest.slice(1)];
    const isParameter = connection === 'connectionParameters' && name !== undefined;
    return {
      inside: join(isParameter ? `connection parameter ${name}` : connection, isParameter ? more : rest.slice(1)),
    };
  }
  if (part !== 'definition') return { inside: part };
  const [path = '', method = '', ...more] = rest;
  if (first === 'paths' && isMethod(method)) return { operation: { method, path }, inside: insideOperation(more) };
  const whole = wholes[first];
  if (whole === undefined || path === '') return { inside: join(first || 'definition', rest) };
  return { inside: join(`${whole} ${path}`, rest.slice(1)) };
}

function insideOperation([member = '', key, ...rest]: readonly string[]): string {
  if (key === undefined) return member;
  if (member === 'parameters')
    return join(/^\d+$/.test(key) ? `parameter ${Number(key) + 1}` : `parameter ${key}`, rest);
  if (member === 'responses') return join(`response ${key}`, rest);
  return join(member, [key, ...rest]);
}

/** Members of a schema go by their own names, without the word that only says that they are members. */
function join(start: string, segments: readonly string[]): string {
  const named = segments.filter((segment, index) => segment !== 'properties' || segments[index - 1] === 'properties');
  return [start, ...named].filter((word) => word !== '').join(', ');
}
