import { Unzlib } from 'fflate';

/** What a picture shows, as far as its rules look: colours as `[red, green, blue]`, 0 to 255. */
export interface IconPixels {
  /** Something behind the icon shows through somewhere. */
  readonly isTransparent: boolean;
  /** Of its four corners. */
  readonly corners: readonly (readonly [number, number, number])[];
}

/** The most pixels that are looked at; icons have some fifty thousand. */
const mostPixels = 1_048_576;
const signature = 8;
/** Of 255: drawing programs leave edges a little short of it. */
const mostlyOpaque = 250;

/**
 * Reads the pixels of a PNG of the usual kinds: eight bits, not interlaced.
 *
 * @returns undefined for anything else, and for what does not read.
 * Source: PNG specification, 5, 7, 9 and 11.2.
 */
export function readPixels(bytes: Uint8Array): IconPixels | undefined {
  const known = knownPixels.get(bytes);
  if (known) return known.pixels;
  const pixels = decode(bytes);
  knownPixels.set(bytes, { pixels });
  return pixels;
}

const knownPixels = new WeakMap<Uint8Array, { readonly pixels: IconPixels | undefined }>();

interface Header {
  readonly width: number;
  readonly height: number;
  readonly color: number;
  /** Bytes of a pixel. */
  readonly size: number;
}

const sizes: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function decode(bytes: Uint8Array): IconPixels | undefined {
  const chunks = readChunks(bytes);
  const header = readHeader(chunks.get('IHDR')?.[0]);
  const data = chunks.get('IDAT');
  if (!header || !data) return undefined;
  const { width, height, size } = header;
  const rows = unpack(data, (width * size + 1) * height);
  if (!rows || !unfilter(rows, header)) return undefined;
  const palette = chunks.get('PLTE')?.[0];
  const seeThrough = chunks.get('tRNS')?.[0];
  const at = (x: number, y: number): number => y * (width * size + 1) + 1 + x * size;
  const colorAt = (x: number, y: number): readonly [number, number, number] => {
    const start = at(x, y);
    const [first = 0, second = 0, third = 0] = rows.subarray(start, start + 3);
    if (header.color === 3) {
      const [red = 0, green = 0, blue = 0] = palette?.subarray(first * 3, first * 3 + 3) ?? [];
      return [red, green, blue];
    }
    return header.color === 0 || header.color === 4 ? [first, first, first] : [first, second, third];
  };
  const corners = [colorAt(0, 0), colorAt(width - 1, 0), colorAt(0, height - 1), colorAt(width - 1, height - 1)];
  return { isTransparent: isTransparent(rows, header, seeThrough), corners };
}

function isTransparent(rows: Uint8Array, { width, height, color, size }: Header, seeThrough?: Uint8Array): boolean {
  if (color !== 3 && color !== 4 && color !== 6) return seeThrough !== undefined;
  const line = width * size + 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const last = rows[y * line + x * size + size] ?? 255;
      const alpha = color === 3 ? (seeThrough?.[last] ?? 255) : last;
      if (alpha < mostlyOpaque) return true;
    }
  }
  return false;
}

/** By their names; only those that are looked at. */
function readChunks(bytes: Uint8Array): ReadonlyMap<string, readonly Uint8Array[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = signature; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    const same = chunks.get(name);
    if (same) same.push(content);
    else chunks.set(name, [content]);
    at += 12 + length;
  }
  return chunks;
}

function readHeader(content: Uint8Array | undefined): Header | undefined {
  if (!content || content.length < 13) return undefined;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, color = 0, , , interlace] = content.subarray(8);
  const size = sizes[color];
  const isUsual = depth === 8 && interlace === 0 && size !== undefined;
  return isUsual && width > 0 && height > 0 && width * height <= mostPixels
    ? { width, height, color, size }
    : undefined;
}

/** A little at a time: a small file may unpack into a very large one. */
const step = 16_384;

/** @param length What it is to unpack into, no more and no less. */
function unpack(parts: readonly Uint8Array[], length: number): Uint8Array | undefined {
  const rows = new Uint8Array(length);
  let filled = 0;
  const stream = new Unzlib((chunk) => {
    if (filled + chunk.length <= length) rows.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (const part of parts)
      for (let at = 0; at < part.length && filled <= length; at += step) stream.push(part.subarray(at, at + step));
    return filled === length ? rows : undefined;
  } catch {
    return undefined;
  }
}

/** Undoes the filters in place; false for one that there is not. */
function unfilter(rows: Uint8Array, { width, height, size }: Header): boolean {
  const line = width * size + 1;
  for (let y = 0; y < height; y += 1) {
    const start = y * line + 1;
    const filter = rows[start - 1] ?? 0;
    if (filter > 4) return false;
    for (let x = 0; filter > 0 && x < line - 1; x += 1) {
      const left = x >= size ? (rows[start + x - size] ?? 0) : 0;
      const above = y > 0 ? (rows[start + x - line] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (rows[start + x - line - size] ?? 0) : 0;
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rows[start + x] = (rows[start + x] ?? 0) + predicted;
    }
  }
  return true;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(estimate - one));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}
