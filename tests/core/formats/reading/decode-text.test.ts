import { describe, expect, it } from 'vitest';
import { decodeText } from '#core/formats/reading/decode-text.ts';

const text = '{"name":"Café"}';
const wide = (value: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(value, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};

describe('decodeText', () => {
  it.each([
    { name: 'UTF-8', bytes: Buffer.from(text), encoding: 'UTF-8', expected: text },
    { name: 'UTF-8 with a mark', bytes: Buffer.from(`\uFEFF${text}`), encoding: 'UTF-8', expected: `\uFEFF${text}` },
    { name: 'UTF-16 LE with a mark', bytes: wide(`\uFEFF${text}`), encoding: 'UTF-16 LE', expected: `\uFEFF${text}` },
    {
      name: 'UTF-16 BE with a mark',
      bytes: wide(`\uFEFF${text}`, true),
      encoding: 'UTF-16 BE',
      expected: `\uFEFF${text}`,
    },
    { name: 'UTF-16 LE', bytes: wide(text), encoding: 'UTF-16 LE', expected: text },
    { name: 'UTF-16 BE', bytes: wide(text, true), encoding: 'UTF-16 BE', expected: text },
    { name: 'Latin-1', bytes: Buffer.from(text, 'latin1'), encoding: 'Windows-1252 (Latin-1)', expected: text },
    { name: 'nothing', bytes: Buffer.from(''), encoding: 'UTF-8', expected: '' },
  ])('reads $name', ({ bytes, encoding, expected }) => {
    const decoded = decodeText(new Uint8Array(bytes));
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toBe(expected);
  });

  it('says where the first byte stands that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('aé\n'), Buffer.from([0xe9]), Buffer.from('b')]);
    const { text: decoded, firstOddAt = -1 } = decodeText(new Uint8Array(bytes));
    expect(decoded.slice(firstOddAt)).toBe('éb');
  });
});
