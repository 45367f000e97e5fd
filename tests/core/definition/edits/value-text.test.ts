import { describe, expect, it } from 'vitest';
import { readChoices, readValue, textOfChoices, textOfValue } from '#core/definition/edits/value-text.ts';

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

  it.each([
    { text: 'a\n\n b \na', type: 'string', value: ['a', 'b'] },
    { text: '1\n2', type: 'integer', value: [1, 2] },
    { text: '\n', type: 'string', value: undefined },
  ])('choices $value', ({ text, type, value }) => {
    expect(readChoices(text, type)).toEqual({ ok: true, value });
    expect(readChoices(textOfChoices(value), type)).toEqual({ ok: true, value });
  });

  it('choices of the wrong type are not taken', () => {
    expect(readChoices('1\nb', 'integer').ok).toBe(false);
  });
});
