import { expect, it } from 'vitest';
import { Caches } from './support/service-worker-caches.ts';

/** The caches of the service worker: a build is kept whole or not at all, and the one before stays. */
const cacheCases = [
  { site: 'service-worker.js keep', error: 'QuotaExceededError' },
  { site: 'service-worker.js keep', error: 'UnknownError' },
  { site: 'service-worker.js tidyUp', error: 'UnknownError' },
] as const;

it.each(cacheCases)('builds are whole or not there although $site meets $error', async ({ site, error }) => {
  const caches = new Caches();
  const first = { 'index.html': 'first', 'assets/a-1.js': 'a', 'assets/b-1.js': 'b' };
  const second = { 'index.html': 'second', 'assets/a-1.js': 'a', 'assets/b-2.js': 'c' };
  const kept = ({ 'index.html': page, ...others }: typeof first | typeof second) => ({ '': page, ...others });
  await caches.run('1', first, 'install');
  await caches.run('1', first, 'activate');
  const at = site.endsWith('tidyUp') ? 'delete' : 'put';
  caches.fault = { at, after: at === 'put' ? 1 : 0, error: new DOMException('The browser said so', error) };

  // The browser throws a worker away that could not be installed; the one before goes on.
  const installing = caches.run('2', second, 'install');
  if (at === 'put') await expect(installing).rejects.toThrow('The browser said so');
  else {
    await installing;
    await expect(caches.run('2', second, 'activate')).rejects.toThrow('The browser said so');
  }
  expect(caches.builds[0]).toEqual(kept(first));

  caches.fault = undefined;
  await caches.run('2', second, 'install');
  await caches.run('2', second, 'activate');
  expect(caches.builds).toEqual([kept(second)]);
});
