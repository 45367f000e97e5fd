import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkIcon, readImage } from '#core/icon/check-icon.ts';

/** The smallest header of each kind: just what says how large the image is. */
const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};
const jpeg = new Uint8Array([
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  ...[0xff, 0xc0, 0, 11, 8, 0, 120, 0, 200, 1, 1, 17, 0],
]);

it.each([
  { name: 'PNG', bytes: png(230, 229), image: { mediaType: 'image/png', width: 230, height: 229 } },
  { name: 'JPEG', bytes: jpeg, image: { mediaType: 'image/jpeg', width: 200, height: 120 } },
  { name: 'text', bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), image: undefined },
  { name: 'a cut off PNG', bytes: png(1, 1).slice(0, 20), image: undefined },
  { name: 'a cut off JPEG', bytes: jpeg.slice(0, 9), image: undefined },
  { name: 'nothing', bytes: new Uint8Array(), image: undefined },
])('reads $name', ({ bytes, image }) => {
  expect(readImage(bytes)).toEqual(image);
});

it.each([
  { name: 'a good one', bytes: png(160, 160), broken: [] },
  { name: 'not square', bytes: png(160, 150), broken: ['square'] },
  { name: 'too large in pixels', bytes: png(512, 512), broken: ['dimensions'] },
  {
    name: 'too large in bytes',
    bytes: new Uint8Array([...png(160, 160), ...new Uint8Array(1_048_576)]),
    broken: ['size'],
  },
  { name: 'no image', bytes: new Uint8Array(10), broken: ['format'] },
])('checks $name', ({ bytes, broken }) => {
  const checks = checkIcon({ bytes, mediaType: 'image/png' });
  expect(checks.filter(({ isMet }) => !isMet).map(({ id }) => id)).toEqual(broken);
});

const published = '../shared/corpus/connectors/taktikal-core/icon.png';

describe.skipIf(!existsSync(published))('a published icon', () => {
  it('is read', () => {
    expect(readImage(readFileSync(published))).toEqual({ mediaType: 'image/png', width: 400, height: 400 });
  });
});
