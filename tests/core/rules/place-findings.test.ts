import { describe, expect, it } from 'vitest';
import { readPart } from '#core/document/open-document.ts';
import { Places } from '#core/rules/place-findings.ts';

const text = '{\n  "a": { "b": [1, "two", { "c": null }] },\n  "a/b": 5,\n  "twice": 1, "twice": 2\n}';

describe('what is marked for a finding', () => {
  const places = new Places(readPart(text));
  it.each([
    { pointer: '/a~1b', marked: '5' },
    { pointer: '/a/b/1', marked: '"two"' },
    { pointer: '/a', marked: '"a"' },
    { pointer: '/a/b', marked: '"b"' },
    { pointer: '/a/b/2', marked: '{' },
    { pointer: '/a/b/2/missing', marked: '{' },
    { pointer: '/a/b/9', marked: '"b"' },
    { pointer: '/a/missing/deeper', marked: '"a"' },
    { pointer: '/a~1b/deeper', marked: '5' },
    { pointer: '/twice', marked: '2' },
    { pointer: '', marked: '{' },
    { pointer: '/constructor', marked: '{' },
  ])('$pointer: $marked', ({ pointer, marked }) => {
    const { start, end } = places.find(pointer);
    expect(text.slice(start, end)).toBe(marked);
  });

  it('has lines and columns', () => {
    expect(places.rangeOf(places.find('/a~1b'))).toEqual({ line: 3, column: 10, endLine: 3, endColumn: 11 });
  });

  it('is the start of a text that has no value', () => {
    expect(new Places(readPart('')).find('/a')).toEqual({ start: 0, end: 0 });
  });
});
