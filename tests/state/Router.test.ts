import { afterEach, expect, it } from 'vitest';
import { hashOf, routeOf, Router, type Route } from '#state/Router.svelte.ts';

afterEach(() => history.replaceState(null, '', '#'));

it.each<{ hash: string; route: Route; canonical?: string }>([
  { hash: '', route: { kind: 'library' }, canonical: '#/' },
  { hash: '#/', route: { kind: 'library' } },
  { hash: '#/bin', route: { kind: 'bin' } },
  { hash: '#/import', route: { kind: 'import', start: 'source' } },
  { hash: '#/import/blank', route: { kind: 'import', start: 'blank' } },
  { hash: '#/settings', route: { kind: 'settings' } },
  { hash: '#/c/k1', route: { kind: 'connector', id: 'k1', tab: 'general', place: '' }, canonical: '#/c/k1/general' },
  { hash: '#/c/k1/code', route: { kind: 'connector', id: 'k1', tab: 'code', place: '' } },
  {
    hash: '#/c/k1/definition//definition/paths/~1pets~1%7Bid%7D/get',
    route: { kind: 'connector', id: 'k1', tab: 'definition', place: '/definition/paths/~1pets~1{id}/get' },
  },
  { hash: '#/c/k1/nothing', route: { kind: 'missing', address: '/c/k1/nothing' } },
  { hash: '#/elsewhere', route: { kind: 'missing', address: '/elsewhere' } },
  {
    hash: '#/c/100%',
    route: { kind: 'connector', id: '100%', tab: 'general', place: '' },
    canonical: '#/c/100%25/general',
  },
])('$hash', ({ hash, route, canonical = hash }) => {
  expect(routeOf(hash)).toEqual(route);
  expect(hashOf(route)).toBe(canonical);
});

it('follows the address bar and writes to it', async () => {
  const router = new Router();
  expect(router.hasMoved).toBe(false);
  router.go({ kind: 'settings' });
  expect(location.hash).toBe('#/settings');
  await expect.poll(() => router.route).toEqual({ kind: 'settings' });
  expect(router.hasMoved).toBe(true);
  router.stop();
});
