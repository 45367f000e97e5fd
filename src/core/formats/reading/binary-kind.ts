/** What a file that is not text is, told by its first bytes. */
export interface BinaryKind {
  readonly kind: 'image' | 'archive' | 'document' | 'program' | 'media' | 'unknown';
  /** With its article, to be put into a sentence: `a PNG image`. */
  readonly label: string;
  /** e.g. `image/png`. */
  readonly mediaType: string;
}

interface Signature extends BinaryKind {
  /** Bytes in hexadecimal, `..` for any byte. */
  readonly bytes: string;
}

const signatures: readonly Signature[] = [
  { bytes: '89504e470d0a1a0a', kind: 'image', label: 'a PNG image', mediaType: 'image/png' },
  { bytes: 'ffd8ff', kind: 'image', label: 'a JPEG image', mediaType: 'image/jpeg' },
  { bytes: '474946383761', kind: 'image', label: 'a GIF image', mediaType: 'image/gif' },
  { bytes: '474946383961', kind: 'image', label: 'a GIF image', mediaType: 'image/gif' },
  { bytes: '52494646........57454250', kind: 'image', label: 'a WebP image', mediaType: 'image/webp' },
  { bytes: '00000100', kind: 'image', label: 'an icon image', mediaType: 'image/x-icon' },
  { bytes: '424d........00000000', kind: 'image', label: 'a bitmap image', mediaType: 'image/bmp' },
  { bytes: '49492a00', kind: 'image', label: 'a TIFF image', mediaType: 'image/tiff' },
  { bytes: '4d4d002a', kind: 'image', label: 'a TIFF image', mediaType: 'image/tiff' },
  { bytes: '........6674797061766966', kind: 'image', label: 'an AVIF image', mediaType: 'image/avif' },
  { bytes: '........6674797068656963', kind: 'image', label: 'a HEIC image', mediaType: 'image/heic' },
  { bytes: '504b0304', kind: 'archive', label: 'a zip archive', mediaType: 'application/zip' },
  { bytes: '504b0506', kind: 'archive', label: 'an empty zip archive', mediaType: 'application/zip' },
  { bytes: '1f8b08', kind: 'archive', label: 'a gzip archive', mediaType: 'application/gzip' },
  { bytes: '377abcaf271c', kind: 'archive', label: 'a 7z archive', mediaType: 'application/x-7z-compressed' },
  { bytes: '526172211a07', kind: 'archive', label: 'a RAR archive', mediaType: 'application/vnd.rar' },
  { bytes: '255044462d', kind: 'document', label: 'a PDF document', mediaType: 'application/pdf' },
  { bytes: '7b5c727466', kind: 'document', label: 'a text document (RTF)', mediaType: 'application/rtf' },
  {
    bytes: '4d5a',
    kind: 'program',
    label: 'a Windows program',
    mediaType: 'application/vnd.microsoft.portable-executable',
  },
  { bytes: '7f454c46', kind: 'program', label: 'a Linux program', mediaType: 'application/x-elf' },
  { bytes: 'cffaedfe', kind: 'program', label: 'a macOS program', mediaType: 'application/x-mach-binary' },
  { bytes: 'cafebabe', kind: 'program', label: 'a Java or macOS program', mediaType: 'application/java-vm' },
  { bytes: '0061736d', kind: 'program', label: 'a WebAssembly program', mediaType: 'application/wasm' },
  { bytes: '53514c69746520666f726d6174', kind: 'unknown', label: 'a database', mediaType: 'application/vnd.sqlite3' },
  { bytes: '62706c697374', kind: 'unknown', label: 'a binary property list', mediaType: 'application/x-plist' },
  { bytes: '........66747970', kind: 'media', label: 'a video or sound', mediaType: 'video/mp4' },
  { bytes: '49443303', kind: 'media', label: 'a sound', mediaType: 'audio/mpeg' },
  { bytes: '49443304', kind: 'media', label: 'a sound', mediaType: 'audio/mpeg' },
  { bytes: '774f4632', kind: 'media', label: 'a font', mediaType: 'font/woff2' },
  { bytes: '774f4646', kind: 'media', label: 'a font', mediaType: 'font/woff' },
  { bytes: 'd0cf11e0a1b11ae1', kind: 'document', label: 'an Office document', mediaType: 'application/x-ole-storage' },
];

/** How far to look for a zero byte, which no text in UTF-8 has. */
const sniffed = 8192;

/**
 * Tells binary files from text.
 *
 * @returns undefined for text. UTF-16 text has zero bytes too: ask `encodingOf` first whether it is that.
 */
export function binaryKindOf(bytes: Uint8Array): BinaryKind | undefined {
  const known = signatures.find((signature) => startsWith(bytes, signature.bytes));
  // Two letters begin many a text.
  if (known && (known.bytes.length > 4 || bytes.subarray(0, sniffed).includes(0)))
    return { kind: known.kind, label: known.label, mediaType: known.mediaType };
  return bytes.subarray(0, sniffed).includes(0)
    ? { kind: 'unknown', label: 'a binary file', mediaType: 'application/octet-stream' }
    : undefined;
}

/** True for what `unzip` reads. */
export const isZip = (bytes: Uint8Array): boolean => binaryKindOf(bytes)?.mediaType === 'application/zip';

function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length / 2) return false;
  for (let at = 0; at < signature.length; at += 2) {
    const expected = signature.slice(at, at + 2);
    if (expected !== '..' && bytes[at / 2] !== Number.parseInt(expected, 16)) return false;
  }
  return true;
}
