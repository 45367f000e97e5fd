import { isRecord } from '../definition/operations.ts';

/** The key under which a member stands, whatever its casing: files have `clientId` and `ClientId`. An exact match wins. */
export function keyOf(record: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(record).find((key) => key.toLowerCase() === wanted);
}

/** The value at a path of names in any casing; undefined as soon as something on the way is no object. */
export function memberOf(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isRecord(current)) return undefined;
    const key = keyOf(current, name);
    if (key === undefined) return undefined;
    current = current[key];
  }
  return current;
}

/** `memberOf`, if it is a text; otherwise undefined. */
export function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const member = memberOf(value, ...path);
  return typeof member === 'string' ? member : undefined;
}

/** `memberOf`, if it is an object; otherwise an empty one. */
export function recordOf(value: unknown, ...path: readonly string[]): Readonly<Record<string, unknown>> {
  const member = memberOf(value, ...path);
  return isRecord(member) ? member : {};
}
