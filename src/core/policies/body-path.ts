import { isRecord } from '../definition/operations.ts';

export type BodyPath = readonly (string | number)[];

/** The value at a path, own members only; undefined where there is none. */
export function readAt(root: unknown, path: BodyPath): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/**
 * A copy with another value at a path; objects on the way that are missing are made.
 *
 * @returns undefined when the way leads through something that is neither an object nor an item that is there.
 */
export function writeAt(root: unknown, path: BodyPath, value: unknown): { readonly value: unknown } | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return { value };
  if (Array.isArray(root)) {
    if (typeof step !== 'number' || step >= root.length) return undefined;
    const item = writeAt(root[step], rest, value);
    return item && { value: root.with(step, item.value) };
  }
  if (root !== undefined && !isRecord(root)) return undefined;
  const object = root ?? {};
  const key = String(step);
  const inner = writeAt(Object.hasOwn(object, key) ? object[key] : undefined, rest, value);
  if (!inner) return undefined;
  // Entries, so that a member called "__proto__" is one like any other.
  const entries = Object.entries(object);
  const at = entries.findIndex(([name]) => name === key);
  return {
    value: Object.fromEntries(at < 0 ? [...entries, [key, inner.value]] : entries.with(at, [key, inner.value])),
  };
}
