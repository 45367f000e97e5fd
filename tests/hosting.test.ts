import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceWorkerOf } from '../scripts/vite/offline.ts';
import { courierPolicy } from '../scripts/vite/page-policy.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it('the courier’s policy is the same in its page and in the headers', () => {
  expect(read('public/courier.html')).toContain(`content="${courierPolicy}"`);
});

it('the manifest names icons that are there, in the sizes it says', () => {
  const { icons, start_url, scope } = JSON.parse(read('public/app.webmanifest')) as {
    icons: { src: string; type: string; sizes: string; purpose?: string }[];
    start_url: string;
    scope: string;
  };
  expect([start_url, scope]).toEqual(['./', './']);
  expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
  for (const { src, type, sizes } of icons) {
    const bytes = readFileSync(new URL(`../public/${src}`, import.meta.url));
    if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
});

describe('the service worker of a build', () => {
  const files = new Map([
    ['index.html', '<!doctype html>'],
    ['assets/a-1.js', 'a'],
    ['_headers', '/'],
    ['sw.js', 'old'],
  ]);
  const listOf = (code: string): unknown => {
    const [, build = ''] = /const \{ version, id, files \} = (\{.*\});/.exec(code) ?? [];
    return JSON.parse(build);
  };

  it('lists what the page loads with its digest, and the page as its folder', () => {
    expect(listOf(serviceWorkerOf('1.0.0', files))).toEqual({
      version: '1.0.0',
      id: expect.stringMatching(/^[\da-f]{16}$/),
      files: [
        ['', expect.stringMatching(/^sha256-/)],
        ['assets/a-1.js', 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='],
      ],
    });
  });

  it('is the same for the same files in any order, and another for each change', () => {
    const first = serviceWorkerOf('1.0.0', files);
    expect(serviceWorkerOf('1.0.0', new Map([...files].toReversed()))).toBe(first);
    expect(serviceWorkerOf('1.0.1', files)).not.toBe(first);
    expect(serviceWorkerOf('1.0.0', new Map([...files, ['assets/a-1.js', 'b']]))).not.toBe(first);
  });
});
