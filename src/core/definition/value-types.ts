import { isRecord } from './operations.ts';

/** What messages call a value of a type. */
export const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

/** True also for a type that is none of OpenAPI 2.0, which says nothing of its values. */
export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    default:
      return true;
  }
}

/** The value as it would be in another type, where nobody could read it otherwise: `"5"` as 5. Undefined where it is none. */
export function asType(value: unknown, type: string): string | number | boolean | undefined {
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const written = value.trim();
  if (type === 'boolean') {
    const word = written.toLowerCase();
    return word === 'true' || word === 'false' ? word === 'true' : undefined;
  }
  if (type !== 'integer' && type !== 'number') return undefined;
  // Fifteen digits are told apart by any program; zeros before a number make it a code.
  if (written.length > 16 || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(written)) return undefined;
  const number = Number(written);
  return type === 'integer' && (!Number.isInteger(number) || written.includes('.')) ? undefined : number;
}
