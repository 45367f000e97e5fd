import { isRecord } from '../definition/operations.ts';

export { isRecord };

/** Any JSON object whose members nobody has checked. */
export type Loose = Readonly<Record<string, unknown>>;

/** An own member, so that `constructor` or `__proto__` in a file finds only what the file says. */
export function memberOf(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Text of what should be text: numbers and booleans as written, anything else ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A member read by `textOf`. */
export const textAt = (value: unknown, key: string): string => textOf(memberOf(value, key));

/** A member that should be a list; [] for anything else. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const member = memberOf(value, key);
  return Array.isArray(member) ? member : [];
}

/** A description: text, or `{ content, type }`. */
export function descriptionOf(value: unknown): string {
  const description = memberOf(value, 'description');
  return (isRecord(description) ? textAt(description, 'content') : textOf(description)).trim();
}
