export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252 (Latin-1)';

export interface DecodedText {
  /** A byte order mark stays in front as U+FEFF. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Offset in `text` of the first byte that is not UTF-8, when the file was read as Latin-1 for its sake. */
  readonly firstOddAt?: number;
}

/**
 * Reads bytes as text: UTF-16 when a mark or the pattern of zero bytes says so, else UTF-8, else Latin-1, in which
 * every byte is some character, so that nothing is lost. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncodingOf(bytes);
  if (wide) return { text: decode(bytes, wide === 'UTF-16 LE' ? 'utf-16le' : 'utf-16be'), encoding: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    const sound = decode(bytes, 'utf-8').indexOf('\uFFFD');
    const before = decode(bytes, 'utf-8').slice(0, sound);
    return {
      text: decode(bytes, 'windows-1252'),
      encoding: 'Windows-1252 (Latin-1)',
      // One byte is one character here, so the offset in bytes is the offset in the text.
      firstOddAt: new TextEncoder().encode(before).length,
    };
  }
}

/** UTF-16 by its mark, or by the zero in one byte of each of the first two characters, which are ASCII in every format read here. */
export function wideEncodingOf(bytes: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (isAscii(a) && b === 0 && isAscii(c) && d === 0)) return 'UTF-16 LE';
  if ((a === 0xfe && b === 0xff) || (a === 0 && isAscii(b) && c === 0 && isAscii(d))) return 'UTF-16 BE';
  return undefined;
}

const isAscii = (byte: number | undefined): boolean => byte !== undefined && byte >= 9 && byte < 127;

const decode = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
