import { child, valueAt } from '../document/pointer.ts';
import type { Definition, Operation } from './openapi2.ts';
import { isRecord, operationsOf } from './operations.ts';
import { textOf } from './operation-place.ts';

/** The texts of a list as it may be found; none for anything else. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** A member of a member, or an item of a list, as it may be found: `memberAt(operation, 'x-ms-api-annotation', 'family')`. */
export function memberAt(value: unknown, ...keys: readonly string[]): unknown {
  return valueAt(value, child('', ...keys));
}

/** True where the operation says so; a text such as "true" is a fault and counts as no. */
export const isDeprecated = (operation: Operation): boolean => operation.deprecated === true;

/** Never shown to makers. Source: domain notes, 2.1 (casing varies in real files). */
export const isInternal = (operation: Operation): boolean =>
  textOf(operation['x-ms-visibility']).toLowerCase() === 'internal';

/** Every tag of a connector by name: those it declares, then those that only operations have, in the order of the text. */
export function tagNamesOf(definition: Definition): readonly string[] {
  const declared: unknown = definition.tags;
  const names = new Set(Array.isArray(declared) ? declared.map((tag: unknown) => textOf(memberAt(tag, 'name'))) : []);
  for (const { operation } of operationsOf(definition)) for (const tag of textsOf(operation.tags)) names.add(tag);
  names.delete('');
  return [...names];
}

type Shape = 'flag' | 'text' | 'texts' | 'object' | 'requirements';

/** What the form's fields can show of each member. */
const shapes: Readonly<Record<string, Shape>> = {
  deprecated: 'flag',
  tags: 'texts',
  consumes: 'texts',
  produces: 'texts',
  schemes: 'texts',
  security: 'requirements',
  externalDocs: 'object',
  'x-ms-api-annotation': 'object',
  'x-ms-pageable': 'object',
  'x-ms-operation-context': 'object',
  'x-ms-capabilities': 'object',
  'x-ms-no-generic-test': 'flag',
  'x-ms-safe-operation': 'flag',
  'x-ms-openai-data': 'object',
  'x-ms-require-user-confirmation': 'flag',
  'x-ms-agentic-protocol': 'text',
  'x-ms-name-for-model': 'text',
  'x-ms-description-for-model': 'text',
};

/** Members of an operation whose value is of another kind than their field shows: only reachable as JSON. */
export function misfitsOf(operation: Operation): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(operation).filter(([name, value]) => {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    return shape !== undefined && !fits(value, shape);
  });
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'object':
      return isRecord(value);
    case 'requirements':
      return Array.isArray(value) && value.every(isRequirement);
  }
}

/** One way to sign in by itself, with the scopes it asks for. Several names in one requirement are needed together. */
const isRequirement = (item: unknown): boolean =>
  isRecord(item) &&
  Object.keys(item).length === 1 &&
  Object.values(item).every((scopes) => Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string'));
