import { unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { zipFiles } from '#core/exports/zip-files.ts';

const files = [
  { path: 'b.txt', bytes: new TextEncoder().encode('b'.repeat(500)) },
  { path: 'folder/ä.bin', bytes: new Uint8Array([0, 255, 1]) },
  { path: 'empty', bytes: new Uint8Array() },
];

afterEach(() => vi.useRealTimers());

it('keeps paths, order and bytes', () => {
  expect(Object.entries(unzipSync(zipFiles(files)))).toEqual(files.map(({ path, bytes }) => [path, bytes]));
});

it('gives the same bytes at any time', () => {
  const before = zipFiles(files);
  vi.useFakeTimers({ now: new Date(2031, 5, 5) });
  expect(zipFiles(files)).toEqual(before);
});
