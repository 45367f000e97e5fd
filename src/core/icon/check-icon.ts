import type { Icon } from '../document/connector.ts';

/** The largest icon the service takes, in bytes (domain notes, 1.5). */
export const maxIconBytes = 1_048_576;

/** What an image file says of itself. Sizes in pixels. */
export interface ImageFacts {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** One rule for icons and whether this one keeps it. */
export interface IconCheck {
  readonly id: 'format' | 'size' | 'square' | 'dimensions';
  readonly isMet: boolean;
  /** For reading, beside a tick or a mark. */
  readonly text: string;
}

/** Reads format and size off the first bytes; undefined for anything but PNG and JPEG. */
export function readImage(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(view) ?? readJpeg(view);
}

/**
 * The rules of the wizard (PNG or JPEG, under 1 MB) and of certification (square, 100 to 230 pixels), in the order of
 * their weight. Source: domain notes, 1.5 and rule ICO-01.
 */
export function checkIcon({ bytes }: Icon): readonly IconCheck[] {
  const image = readImage(bytes);
  const kilobytes = Math.ceil(bytes.length / 1024);
  const format: IconCheck = {
    id: 'format',
    isMet: image !== undefined,
    text: image ? `${image.mediaType === 'image/png' ? 'PNG' : 'JPEG'} image` : 'Not a PNG or JPEG image',
  };
  const size: IconCheck = {
    id: 'size',
    isMet: bytes.length < maxIconBytes,
    text: bytes.length < maxIconBytes ? `${kilobytes} KB, under 1 MB` : `${kilobytes} KB; the most is 1 MB`,
  };
  if (!image) return [format, size];
  const { width, height } = image;
  const isMid = Math.max(width, height) <= 230 && Math.min(width, height) >= 100;
  return [
    format,
    size,
    { id: 'square', isMet: width === height, text: width === height ? 'Square' : `${width} by ${height}, not square` },
    {
      id: 'dimensions',
      isMet: isMid,
      text: isMid ? `${width} by ${height} pixels` : `${width} by ${height} pixels; certification asks for 100 to 230`,
    },
  ];
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The header chunk comes first by the format's rule (PNG specification, 5.6). */
function readPng(view: DataView): ImageFacts | undefined {
  if (view.byteLength < 24 || !pngSignature.every((byte, at) => view.getUint8(at) === byte)) return undefined;
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments up to the first frame header (ITU T.81, B.2.2). */
function readJpeg(view: DataView): ImageFacts | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { mediaType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
