import { readValue, type ReadValue } from './value-text.ts';

/** What a value may be at most, at least, or how it has to look. Source: OpenAPI 2.0; domain notes SCH-04, 7.2. */
export interface Limit {
  readonly key: LimitKey;
  readonly label: string;
  readonly kind: 'number' | 'count' | 'pattern' | 'flag';
  readonly hint?: string;
}

export const limitKeys = [
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const;
export type LimitKey = (typeof limitKeys)[number];

const limits: Readonly<Record<LimitKey, Omit<Limit, 'key'>>> = {
  minimum: { label: 'Smallest value', kind: 'number' },
  exclusiveMinimum: { label: 'Has to be more than the smallest value', kind: 'flag' },
  maximum: { label: 'Largest value', kind: 'number' },
  exclusiveMaximum: { label: 'Has to be less than the largest value', kind: 'flag' },
  multipleOf: { label: 'Multiple of', kind: 'number' },
  minLength: { label: 'Fewest characters', kind: 'count' },
  maxLength: { label: 'Most characters', kind: 'count' },
  pattern: {
    label: 'Pattern',
    kind: 'pattern',
    hint: 'A regular expression that the text has to match, such as ^[A-Z]{3}$.',
  },
  minItems: { label: 'Fewest items', kind: 'count' },
  maxItems: { label: 'Most items', kind: 'count' },
  uniqueItems: { label: 'No item twice', kind: 'flag', hint: 'The import warns that it does not check this.' },
  minProperties: { label: 'Fewest properties', kind: 'count' },
  maxProperties: { label: 'Most properties', kind: 'count' },
};

const byType: Readonly<Record<string, readonly LimitKey[]>> = {
  integer: ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'],
  number: ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
  object: ['minProperties', 'maxProperties'],
};

/** The limits that a type can have, and those that the object has whatever its type. */
export function limitsOf(value: object, type: string): readonly Limit[] {
  const fitting = byType[type] ?? [];
  return limitKeys
    .filter((key) => Object.hasOwn(value, key) || (fitting.includes(key) && isAsked(value, key)))
    .map((key) => ({ key, ...limits[key] }));
}

/** False for a limit that says nothing of a type; true for any member that is no limit. */
export const fitsLimit = (key: string, type: string): boolean =>
  !limitKeys.some((one) => one === key) || (byType[type] ?? []).some((one) => one === key);

/** Whether a bound itself is allowed is asked only where there is one. */
const isAsked = (value: object, key: LimitKey): boolean =>
  !(key === 'exclusiveMinimum' && !Object.hasOwn(value, 'minimum')) &&
  !(key === 'exclusiveMaximum' && !Object.hasOwn(value, 'maximum'));

/** What a maker typed for a limit. `value` is undefined for nothing. */
export function readLimit(limit: Limit, text: string): ReadValue {
  if (limit.kind === 'pattern') return text === '' ? { ok: true, value: undefined } : readPattern(text);
  const read = readValue(text.trim(), limit.kind === 'count' ? 'integer' : 'number');
  if (!read.ok || typeof read.value !== 'number') return read;
  if (limit.kind === 'count' && read.value < 0) return { ok: false, message: 'Type 0 or more.' };
  if (limit.key === 'multipleOf' && read.value <= 0) return { ok: false, message: 'Type a number above 0.' };
  return read;
}

function readPattern(text: string): ReadValue {
  try {
    new RegExp(text, 'u');
    return { ok: true, value: text };
  } catch {
    // Older patterns escape more than the strict reading allows.
  }
  try {
    new RegExp(text);
    return { ok: true, value: text };
  } catch {
    return { ok: false, message: 'This is no regular expression: a bracket or a backslash is left open.' };
  }
}

const pairs: readonly (readonly [least: LimitKey, most: LimitKey])[] = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
];

/** Why a limit cannot be what was typed, for reading; undefined when it can. */
export function limitFault(value: object, limit: Limit, text: string): string | undefined {
  const read = readLimit(limit, text);
  if (!read.ok) return read.message;
  const members = new Map<string, unknown>(Object.entries(value)).set(limit.key, read.value);
  const pair = pairs.find(([least, most]) => least === limit.key || most === limit.key);
  if (!pair) return undefined;
  const [least, most] = [members.get(pair[0]), members.get(pair[1])];
  if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return undefined;
  return limit.key === pair[0] ? `This is above the most, ${most}.` : `This is below the least, ${least}.`;
}
