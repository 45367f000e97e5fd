import { describe, expect, it } from 'vitest';
import { readPixels } from '#core/icon/read-pixels.ts';
import { pngOf } from './png-of.ts';

const corners = { isTransparent: false, corners: [[10, 20, 30], [40, 20, 30], [10, 80, 30], [40, 80, 30]] }; // prettier-ignore
/** Four by four, other at each corner. */
const pixelAt = (x: number, y: number): readonly number[] => [10 + x * 10, 20 + y * 20, 30];

describe('reading the pixels of an icon', () => {
  it.each([0, 1, 2, 3, 4])('undoes the filter %i', (filter) => {
    const bytes = pngOf({ width: 4, height: 4, color: 2, filterOf: () => filter }, pixelAt);
    expect(readPixels(bytes)).toEqual(corners);
  });

  it('undoes a filter of its own in each row, with an alpha channel', () => {
    const bytes = pngOf({ width: 4, height: 4, color: 6, filterOf: (row) => row + 1 }, (x, y) => [
      ...pixelAt(x, y),
      255,
    ]);
    expect(readPixels(bytes)).toEqual(corners);
  });

  it.each([
    { name: 'grey', png: pngOf({ width: 1, height: 1, color: 0 }, () => [7]), isTransparent: false, first: [7, 7, 7] },
    {
      name: 'grey that is see-through',
      png: pngOf({ width: 1, height: 1, color: 4 }, () => [7, 9]),
      isTransparent: true,
      first: [7, 7, 7],
    },
    {
      name: 'nearly opaque edges',
      png: pngOf({ width: 1, height: 1, color: 4 }, () => [7, 252]),
      isTransparent: false,
      first: [7, 7, 7],
    },
    {
      name: 'a palette',
      png: pngOf({ width: 2, height: 1, color: 3, palette: [1, 2, 3, 4, 5, 6] }, (x) => [1 - x]),
      isTransparent: false,
      first: [4, 5, 6],
    },
    {
      name: 'a palette with a see-through colour that is used',
      png: pngOf({ width: 2, height: 1, color: 3, palette: [1, 2, 3, 4, 5, 6], alphas: [255, 0] }, (x) => [x]),
      isTransparent: true,
      first: [1, 2, 3],
    },
    {
      name: 'a palette with a see-through colour that is not',
      png: pngOf({ width: 2, height: 1, color: 3, palette: [1, 2, 3, 4, 5, 6], alphas: [255, 0] }, () => [0]),
      isTransparent: false,
      first: [1, 2, 3],
    },
  ])('knows $name', ({ png, isTransparent, first }) => {
    expect(readPixels(png)).toMatchObject({ isTransparent, corners: expect.arrayContaining([first]) as unknown });
  });

  const whole = pngOf({ width: 4, height: 4, color: 2 }, pixelAt);
  it.each([
    { name: 'nothing', bytes: new Uint8Array() },
    { name: 'another file', bytes: new TextEncoder().encode('GIF89a and so on, and on') },
    { name: 'a file that ends', bytes: whole.slice(0, whole.length - 40) },
    { name: 'sixteen bits', bytes: pngOf({ width: 4, height: 4, color: 2, depth: 16 }, pixelAt) },
    { name: 'a filter that there is not', bytes: pngOf({ width: 4, height: 4, color: 2, filterOf: () => 5 }, pixelAt) },
  ])('makes nothing of $name', ({ bytes }) => {
    expect(readPixels(bytes)).toBeUndefined();
  });

  it('does not unpack more than the header says', () => {
    const bytes = pngOf({ width: 4, height: 4000, color: 2 }, () => [0, 0, 0]);
    // Height 4 in its header.
    bytes.set([0, 0, 0, 4], 20);
    expect(readPixels(bytes)).toBeUndefined();
  });
});
