import { zlibSync } from 'fflate';

/** How the pixels of a picture are written. */
export interface PngKind {
  readonly width: number;
  readonly height: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  readonly color: 0 | 2 | 3 | 4 | 6;
  readonly palette?: readonly number[];
  readonly alphas?: readonly number[];
  /** The filter of each row, by its index. */
  readonly filterOf?: (row: number) => number;
  readonly depth?: number;
}

const sizes = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

/** A PNG file with these pixels, each as many bytes as its kind has. Check sums are left out: nothing here reads them. */
export function pngOf(kind: PngKind, pixelAt: (x: number, y: number) => readonly number[]): Uint8Array {
  const { width, height, color, palette, alphas, filterOf = () => 0, depth = 8 } = kind;
  const size = sizes[color];
  const rows: number[] = [];
  const plain = (x: number, y: number): number =>
    x < 0 || y < 0 ? 0 : (pixelAt(Math.floor(x / size), y)[x % size] ?? 0);
  for (let y = 0; y < height; y += 1) {
    const filter = filterOf(y);
    rows.push(filter);
    for (let x = 0; x < width * size; x += 1) {
      const [left, above, corner] = [plain(x - size, y), plain(x, y - 1), plain(x - size, y - 1)];
      const leftInside = x < size ? 0 : left;
      const cornerInside = x < size ? 0 : corner;
      const estimate = leftInside + above - cornerInside;
      const nearest = [leftInside, above, cornerInside].toSorted(
        (a, b) => Math.abs(estimate - a) - Math.abs(estimate - b),
      );
      const predicted = [0, leftInside, above, (leftInside + above) >> 1, nearest[0] ?? 0][filter] ?? 0;
      rows.push((plain(x, y) - predicted) & 255);
    }
  }
  const header = [...four(width), ...four(height), depth, color, 0, 0, 0];
  return new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a,
    ...chunk('IHDR', header),
    ...(palette ? chunk('PLTE', palette) : []),
    ...(alphas ? chunk('tRNS', alphas) : []),
    ...chunk('IDAT', zlibSync(new Uint8Array(rows))),
    ...chunk('IEND', []),
  ]); // prettier-ignore
}

const four = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

const chunk = (name: string, content: ArrayLike<number>): readonly number[] => [
  ...four(content.length),
  ...[...name].map((letter) => letter.charCodeAt(0)),
  ...Array.from(content),
  0,
  0,
  0,
  0,
];
