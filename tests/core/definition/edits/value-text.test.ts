import { describe, expect, it } from 'vitest';
import { readValue, textOfValue } from '#core/definition/edits/value-text.ts';

describe('values as text', () => {
  it.each([
    { text: '', type: 'integer', read: { ok: true, value: undefined } },
    { text: '10', type: 'integer', read: { ok: true, value: 10 } },
    { text: '1.5', type: 'integer', read: { ok: false } },
    { text: '1.5', type: 'number', read: { ok: true, value: 1.5 } },
    { text: 'true', type: 'boolean', read: { ok: true, value: true } },
    { text: 'yes', type: 'boolean', read: { ok: false } },
    { text: '007', type: 'string', read: { ok: true, value: '007' } },
    { text: '["a"]', type: 'array', read: { ok: true, value: ['a'] } },
    { text: '{"a":1}', type: 'array', read: { ok: false } },
  ])('"$text" as $type', ({ text, type, read }) => {
    expect(readValue(text, type)).toMatchObject(read);
    if (read.ok) expect(textOfValue(read.value)).toBe(text);
  });
});
