import { isRecord } from '../definition/operations.ts';
import type { Edit } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { keyOf, memberOf, recordOf, textOf } from './members.ts';
import { waysOf } from './read-security.ts';

/** Where connection parameters stand: the connector's own, or those of one of several ways to sign in. */
export interface ParameterPlace {
  /** Of the object that holds them, from the connector's root, in the casing of the file. */
  readonly pointer: JsonPointer;
  /** By name; empty where there are none. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The way's index; undefined for the connector's own. */
  readonly way?: number;
}

export type SetEdit = Extract<Edit, { readonly kind: 'set' }>;

/** The connector's own connection parameters. */
export const ownPlace = (properties: unknown): ParameterPlace => ({
  pointer: setAt(properties, '/properties', ['properties', 'connectionParameters'], undefined).pointer,
  parameters: recordOf(properties, 'properties', 'connectionParameters'),
});

/** The parameters of one way; a way that is none has none. */
export function placeOfWay(properties: unknown, way: number): ParameterPlace {
  const object = waysOf(properties)[way];
  const parameters = isRecord(object) ? (keyOf(object, 'parameters') ?? 'parameters') : 'parameters';
  return {
    pointer: child(waysPointer(properties), way, parameters),
    parameters: recordOf(object, 'parameters'),
    way,
  };
}

/** All places that a file has, the connector's own first. */
export function parameterPlaces(properties: unknown): readonly ParameterPlace[] {
  const own = ownPlace(properties);
  const ways = waysOf(properties).map((_, way) => placeOfWay(properties, way));
  return Object.keys(own.parameters).length > 0 || ways.length === 0 ? [own, ...ways] : ways;
}

/** `connectionParameterSets` in the casing of the file, from the connector's root. */
export const setsPointer = (properties: unknown): JsonPointer =>
  setAt(properties, '/properties', ['properties', 'connectionParameterSets'], undefined).pointer;

const waysPointer = (properties: unknown): JsonPointer =>
  setAt(properties, '/properties', ['properties', 'connectionParameterSets', 'values'], undefined).pointer;

/** What a way is called: its label, or its name. */
export const labelOfWay = (way: unknown): string =>
  textOf(way, 'uiDefinition', 'displayName') || textOf(way, 'name') || 'Way without a name';

/** Sets a member, in the casing of the file; what stands on the way and is no object gives way to one. */
export function setAt(root: unknown, pointer: JsonPointer, path: readonly string[], value: unknown): SetEdit {
  const [name, ...rest] = path;
  if (name === undefined) return { kind: 'set', pointer, value };
  if (isRecord(root)) {
    const key = keyOf(root, name) ?? name;
    return setAt(root[key], child(pointer, key), rest, value);
  }
  const nested = path.reduceRight<unknown>((inner, segment) => ({ [segment]: inner }), value);
  return { kind: 'set', pointer, value: nested };
}

/** As `setAt`, where every step of the path is or will be an object: the pointer in the casing of the file. */
export const pointerTo = (root: unknown, pointer: JsonPointer, ...path: readonly string[]): JsonPointer => {
  let at = pointer;
  let value = root;
  for (const name of path) {
    at = child(at, (isRecord(value) ? keyOf(value, name) : undefined) ?? name);
    value = memberOf(value, name);
  }
  return at;
};
