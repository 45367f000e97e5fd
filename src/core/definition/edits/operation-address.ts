import { variablesOf, withoutNames } from '../path-variables.ts';
import type { Definition, Method } from '../openapi2.ts';
import { operationsOf } from '../operations.ts';

/** Verb and path: where an operation stands in a definition. */
export interface Address {
  readonly method: Method;
  /** Starts with `/`; variables in braces. */
  readonly path: string;
}

/**
 * Why an operation cannot stand at an address, for reading; undefined when it can.
 *
 * @param current Where the operation stands now; absent for a new one.
 * Source: domain notes OP-16 to OP-18.
 */
export function addressFault(definition: Definition, { method, path }: Address, current?: Address): string | undefined {
  const plain = path.replaceAll(/\{[^/{}]+\}/g, '');
  const variables = variablesOf(path);
  if (!path.startsWith('/')) return 'A path starts with "/".';
  if (/[{}]/.test(plain)) return 'The braces do not match. Write each variable as {name}.';
  if (/[?#*\s]/.test(plain)) return 'A path has no "?", "#", "*" or spaces. What follows "?" are query parameters.';
  if (new Set(variables).size < variables.length) return 'Two variables have the same name. Give each its own.';
  const same = operationsOf(definition).filter((other) => withoutNames(other.path) === withoutNames(path));
  const isCurrent = (other: Address): boolean => other.path === current?.path && other.method === current.method;
  if (same.some((other) => other.method === method && !isCurrent(other)))
    return `There is a ${method.toUpperCase()} ${path} already. Choose another verb or path.`;
  const otherSpelling = same.find((other) => other.path !== path && other.path !== current?.path);
  return otherSpelling && `This path is there already, written as ${otherSpelling.path}. Write it the same way.`;
}

/** A free address for a copy: the path with `/copy` behind it, then `/copy2` and so on. */
export function freeAddress(definition: Definition, { method, path }: Address): Address {
  const base = `${path === '/' ? '' : path.replace(/\/$/, '')}/copy`;
  for (let number = 1; ; number += 1) {
    const candidate = { method, path: number === 1 ? base : `${base}${number}` };
    if (addressFault(definition, candidate) === undefined) return candidate;
  }
}
