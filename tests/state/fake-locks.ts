import { vi } from 'vitest';

interface Held {
  readonly steal: () => void;
}

type LockWork = (lock: { name: string } | null) => Promise<unknown> | void;

/** Web Locks for pages that live in one process, which jsdom does not have: as far as the app uses them. */
export function fakeLocks(): void {
  const held = new Map<string, Held>();
  const queues = new Map<string, (() => void)[]>();

  async function request(name: string, options: LockOptions | LockWork, given?: LockWork): Promise<void> {
    const { ifAvailable, steal, signal }: LockOptions = typeof options === 'function' ? {} : options;
    const work = typeof options === 'function' ? options : given;
    if (!work) throw new TypeError('Nothing to do with the lock');
    if (held.has(name) && ifAvailable) return void (await work(null));
    if (held.has(name) && steal) held.get(name)?.steal();
    else if (held.has(name)) {
      await new Promise<void>((go, stop) => {
        signal?.throwIfAborted();
        signal?.addEventListener('abort', () => {
          queues.set(
            name,
            (queues.get(name) ?? []).filter((waiting) => waiting !== go),
          );
          stop(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
        });
        queues.set(name, [...(queues.get(name) ?? []), go]);
      });
    }
    let isMine = true;
    const stolen = new Promise<never>((_, reject) => {
      held.set(name, {
        steal: () => {
          isMine = false;
          reject(new DOMException('Stolen', 'AbortError'));
        },
      });
    });
    try {
      await Promise.race([work({ name }), stolen]);
    } finally {
      if (isMine) {
        held.delete(name);
        const [next, ...others] = queues.get(name) ?? [];
        queues.set(name, others);
        next?.();
      }
    }
  }
  vi.stubGlobal(
    'navigator',
    new Proxy(navigator, {
      get: (target, key) => (key === 'locks' ? { request } : (Reflect.get(target, key) as unknown)),
      has: (target, key) => key === 'locks' || Reflect.has(target, key),
    }),
  );
}
