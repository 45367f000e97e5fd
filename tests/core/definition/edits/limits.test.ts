import { describe, expect, it } from 'vitest';
import { faultOfFormatted, formatFault } from '#core/definition/edits/formats.ts';
import { limitFault, limitsOf, readLimit, type LimitKey } from '#core/definition/edits/limits.ts';
import { changeValueType } from '#core/definition/edits/parameter-kind.ts';

const keysOf = (value: object, type: string): readonly LimitKey[] => limitsOf(value, type).map(({ key }) => key);
const limit = (key: LimitKey) => {
  const found = limitsOf({ [key]: 0 }, '').find((one) => one.key === key);
  if (!found) throw new Error(`No limit ${key}`);
  return found;
};

describe('limits', () => {
  it.each([
    { type: 'integer', value: {}, keys: ['minimum', 'maximum', 'multipleOf'] },
    { type: 'number', value: { minimum: 1 }, keys: ['minimum', 'exclusiveMinimum', 'maximum', 'multipleOf'] },
    { type: 'string', value: { maximum: 3 }, keys: ['maximum', 'minLength', 'maxLength', 'pattern'] },
    { type: 'array', value: {}, keys: ['minItems', 'maxItems', 'uniqueItems'] },
    { type: 'boolean', value: {}, keys: [] },
  ])('of type $type with $value', ({ type, value, keys }) => expect(keysOf(value, type)).toEqual(keys));

  it.each([
    { key: 'minimum', value: { maximum: 5 }, text: '6', says: /above the most, 5/ },
    { key: 'maximum', value: { minimum: 5 }, text: '4', says: /below the least, 5/ },
    { key: 'maximum', value: { minimum: 5 }, text: '5', says: undefined },
    { key: 'minLength', value: {}, text: '-1', says: /0 or more/ },
    { key: 'minLength', value: {}, text: '1.5', says: /whole number/ },
    { key: 'multipleOf', value: {}, text: '0', says: /above 0/ },
    { key: 'pattern', value: {}, text: '[', says: /no regular expression/ },
    { key: 'pattern', value: {}, text: '^\\-$', says: undefined },
    { key: 'pattern', value: {}, text: '', says: undefined },
  ] as const)('$key $text beside $value', ({ key, value, text, says }) => {
    const fault = limitFault(value, limit(key), text);
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });

  it('are numbers, patterns are text', () => {
    expect(readLimit(limit('maximum'), '2.5')).toEqual({ ok: true, value: 2.5 });
    expect(readLimit(limit('pattern'), '12')).toEqual({ ok: true, value: '12' });
    expect(readLimit(limit('maximum'), '')).toEqual({ ok: true, value: undefined });
  });

  it('go with the type they are for, and so does what else the new type cannot have', () => {
    const parameter = {
      name: 'state',
      in: 'query',
      type: 'string',
      maxLength: 3,
      enum: ['a'],
      'x-ms-enum-values': [{ value: 'a', displayName: 'A' }],
      description: 'State.',
    };
    const { edits } = changeValueType(parameter, '/definition/p', 'integer');
    expect(edits).toEqual([
      { kind: 'remove', pointer: '/definition/p/maxLength' },
      { kind: 'remove', pointer: '/definition/p/enum' },
      { kind: 'remove', pointer: '/definition/p/x-ms-enum-values' },
      { kind: 'set', pointer: '/definition/p/type', value: 'integer' },
    ]);
  });
});

describe('formats', () => {
  it.each([
    { type: 'string', format: 'date', says: undefined },
    { type: 'string', format: '', says: undefined },
    { type: 'string', format: 'int32', says: /of type integer/ },
    { type: 'string', format: 'phone', says: /does not know/ },
  ])('$format of $type', ({ type, format, says }) => {
    if (says) expect(formatFault(type, format)).toMatch(says);
    else expect(formatFault(type, format)).toBeUndefined();
  });

  it.each([
    { format: 'date', text: '2025-12-31', fine: true },
    { format: 'date', text: '31.12.2025', fine: false },
    { format: 'date-time', text: '2025-12-31T08:30:00Z', fine: true },
    { format: 'date-time', text: '2025-12-31', fine: false },
    { format: 'uuid', text: '123e4567-e89b-12d3-a456-426614174000', fine: true },
    { format: 'uuid', text: '7', fine: false },
    { format: 'email', text: 'anything', fine: true },
  ])('$text as $format', ({ format, text, fine }) => {
    expect(faultOfFormatted(format, text) === undefined).toBe(fine);
  });
});
