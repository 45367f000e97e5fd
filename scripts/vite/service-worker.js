/*
 * The service worker: keeps the files of one build, so that the page works without a network, and hands them out.
 *
 * - A build is kept whole or not at all: each file is checked against its digest.
 * - The next build waits until the last page is closed, or until the pages agree ('take-over', src/state/Updates.svelte.ts).
 * - What an older page may still load stays until no page is open but one that was loaded from here.
 *
 * It asks for the files of its build and for nothing else, and answers only for addresses in its own folder.
 */
(function () {
  'use strict';

  /** Written in by scripts/vite/offline.ts. `files`: [path, digest][]; the page itself is ''. */
  const { version, id, files } = BUILD;
  const folder = new URL('./', location.href).href;
  const prefix = `connector-studio ${folder} `;
  const cacheName = prefix + id;
  const digests = new Map(files);
  const anyVariant = { ignoreVary: true };

  addEventListener('install', (event) => event.waitUntil(keepAll()));
  addEventListener('activate', (event) => event.waitUntil(begin()));
  addEventListener('message', (event) => {
    if (event.data === 'version') event.ports[0]?.postMessage(version);
    else if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
    else if (event.data === 'started') event.waitUntil(tidyUpFor(event.source));
  });
  addEventListener('fetch', (event) => {
    const path = pathOf(event.request);
    if (path !== undefined) event.respondWith(answer(event.request, path));
  });

  async function keepAll() {
    const cache = await caches.open(cacheName);
    const waiting = [...digests];
    const keepNext = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await keep(cache, ...next);
    };
    await Promise.all(Array.from({ length: 6 }, keepNext));
  }

  async function keep(cache, path, integrity) {
    const url = folder + path;
    if (await cache.match(url, anyVariant)) return;
    // A name with a digest in it means the same bytes in every build.
    const known = path.startsWith('assets/') ? await caches.match(url, anyVariant) : undefined;
    await cache.put(url, known ?? (await load(url, integrity)));
  }

  async function load(url, integrity) {
    const response = await fetch(url, { integrity, cache: 'no-cache' });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    // Browsers refuse to open a page from an answer that was led elsewhere.
    const { status, statusText, headers } = response;
    return response.redirected ? new Response(await response.blob(), { status, statusText, headers }) : response;
  }

  async function begin() {
    await self.clients.claim();
    if ((await pages()).length === 0) await tidyUp();
  }

  /** The path of a file that this worker answers for; undefined for everything else. */
  function pathOf({ method, mode, url }) {
    const [address] = url.split(/[?#]/, 1);
    if (method !== 'GET' || !address.startsWith(folder)) return undefined;
    const path = address.slice(folder.length);
    if (mode === 'navigate') return path === '' || path === 'index.html' ? '' : undefined;
    return digests.has(path) || path.startsWith('assets/') ? path : undefined;
  }

  async function answer(request, path) {
    const cache = await caches.open(cacheName);
    const kept = (await cache.match(folder + path, anyVariant)) ?? (await keptBefore(path));
    return kept ?? fetch(request);
  }

  /** For a page of an older build that is still open. */
  const keptBefore = (path) =>
    path.startsWith('assets/') ? caches.match(folder + path, anyVariant) : Promise.resolve(undefined);

  async function pages() {
    const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return all.filter(({ url }) => url.startsWith(folder));
  }

  async function tidyUpFor(page) {
    const open = await pages();
    if (open.every(({ id: other }) => other === page.id)) await tidyUp();
  }

  async function tidyUp() {
    const { installing, waiting } = self.registration;
    // What they keep is theirs.
    if (installing || waiting) return;
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
    );
  }
})();
