import { createContext, runInContext } from 'node:vm';
import { serviceWorkerOf } from '../../scripts/vite/offline.ts';

type Files = Readonly<Record<string, string>>;
type WorkerEvent = {
  readonly data?: unknown;
  readonly source?: unknown;
  readonly waitUntil: (work: Promise<void>) => unknown;
};

const folder = 'https://studio.example/';

/** The caches of a browser that a service worker keeps builds in, and a host that serves the newest. */
export class Caches {
  readonly #kept = new Map<string, Map<string, string>>();
  #served: Files = {};
  fault: { readonly at: 'put' | 'delete'; readonly after: number; readonly error: DOMException } | undefined;
  #calls = 0;

  /** The builds that are kept whole or in part: what each has. */
  get builds(): readonly Files[] {
    return [...this.#kept.values()].map((cache) =>
      Object.fromEntries([...cache].map(([url, text]) => [url.slice(folder.length), text])),
    );
  }

  /** Runs what the browser does with a build's worker. Rejects as what `waitUntil` was given does. */
  async run(version: string, files: Files, event: 'install' | 'activate'): Promise<void> {
    this.#served = files;
    this.#calls = 0;
    const listeners = new Map<string, (event: WorkerEvent) => void>();
    const context = createContext({
      addEventListener: (name: string, listener: (event: WorkerEvent) => void) => listeners.set(name, listener),
      location: { href: `${folder}sw.js` },
      URL,
      caches: {
        open: (name: string) => Promise.resolve(this.#open(name)),
        match: (url: string) => Promise.resolve([...this.#kept.values()].map((cache) => cache.get(url)).find(Boolean)),
        keys: () => Promise.resolve([...this.#kept.keys()]),
        delete: async (name: string) => {
          await this.#fail('delete');
          return this.#kept.delete(name);
        },
      },
      fetch: (url: string) =>
        Promise.resolve({ ok: true, redirected: false, text: this.#served[url.slice(folder.length) || 'index.html'] }),
      self: {
        clients: { claim: () => Promise.resolve(), matchAll: () => Promise.resolve([]) },
        registration: {},
      },
    });
    runInContext(serviceWorkerOf(version, new Map(Object.entries(files))), context);
    let work: Promise<void> = Promise.resolve();
    listeners.get(event)?.({ waitUntil: (given) => (work = given) });
    await work;
  }

  #open(name: string) {
    const cache = this.#kept.get(name) ?? new Map<string, string>();
    this.#kept.set(name, cache);
    return {
      match: (url: string) => Promise.resolve(cache.get(url)),
      put: async (url: string, answer: string | { readonly text: string }) => {
        await this.#fail('put');
        cache.set(url, typeof answer === 'string' ? answer : answer.text);
      },
    };
  }

  async #fail(at: 'put' | 'delete'): Promise<void> {
    await Promise.resolve();
    if (this.fault?.at === at && ++this.#calls > this.fault.after) throw this.fault.error;
  }
}
