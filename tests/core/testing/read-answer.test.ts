import { describe, expect, it } from 'vitest';
import { endingOf, readAnswer, readText } from '#core/testing/read-answer.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

describe('a body is', () => {
  it.each([
    { name: 'JSON by its content', type: 'application/json; charset=utf-8', bytes: utf8('{"a":1}'), kind: 'json' },
    { name: 'JSON that is called text', type: 'text/plain', bytes: utf8('[1]'), kind: 'json' },
    { name: 'JSON behind a byte order mark', type: 'application/json', bytes: utf8('\uFEFF{}'), kind: 'json' },
    { name: 'text that is called JSON', type: 'application/json', bytes: utf8('{"a":'), kind: 'text' },
    { name: 'a page', type: 'text/html', bytes: utf8('<p>Hello</p>'), kind: 'text' },
    { name: 'nothing', type: 'application/json', bytes: utf8(''), kind: 'empty' },
    { name: 'an image by its name', type: 'image/svg+xml', bytes: utf8('<svg/>'), kind: 'image' },
    { name: 'an image by its bytes', type: 'application/octet-stream', bytes: png, kind: 'image' },
    { name: 'something else', type: 'application/x-thing', bytes: new Uint8Array([1, 0, 2, 0, 3]), kind: 'binary' },
    { name: 'UTF-16 text', type: 'text/plain', bytes: new Uint8Array([0xff, 0xfe, 0x68, 0, 0x69, 0]), kind: 'text' },
    { name: 'without a type', type: '', bytes: utf8('true'), kind: 'json' },
  ])('$name: $kind', ({ type, bytes, kind }) => {
    expect(readAnswer(type, bytes).kind).toBe(kind);
  });
});

it('lays JSON out and keeps its numbers', () => {
  expect(readText('{"id":12345678901234567890}')).toMatchObject({
    kind: 'json',
    text: '{\n  "id": 12345678901234567890\n}',
  });
});

it('does not lay out what is very long', () => {
  const text = `[${'1,'.repeat(1_500_000)}1]`;
  expect(readText(text)).toMatchObject({ kind: 'json', text });
});

it.each([
  { body: readText('{}'), ending: '.json' },
  { body: readText('hello'), ending: '.txt' },
  { body: readAnswer('', png), ending: '.png' },
  { body: readAnswer('application/x-thing', new Uint8Array([0])), ending: '.bin' },
])('goes into a file ending with $ending', ({ body, ending }) => {
  expect(endingOf(body)).toBe(ending);
});
