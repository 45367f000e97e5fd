/** A right that one page of this browser has at a time. */
export interface HeldLock {
  readonly release: () => void;
  /** Resolves when another page took it by force. */
  readonly lost: Promise<void>;
}

/** Takes a lock if no page has it; undefined when one has. */
export const lockIfFree = (name: string): Promise<HeldLock | undefined> => request(name, { ifAvailable: true });

/** Waits for a lock until the page that has it gives it up. @throws the signal's reason when it is aborted first. */
export const lockInTurn = (name: string, signal: AbortSignal): Promise<HeldLock | undefined> =>
  request(name, { signal });

/** Takes a lock from whoever has it: for a page that does not answer any more. */
export const stealLock = (name: string): Promise<HeldLock | undefined> => request(name, { steal: true });

/** Counts this page among those that are open, for as long as it is. */
export function bePresent(name: string): void {
  if (!('locks' in navigator)) return;
  const forEver = new Promise<void>(() => undefined);
  navigator.locks.request(name, { mode: 'shared' }, () => forEver).catch(() => undefined);
}

/** How many pages of this browser are open that counted themselves under the name. */
export async function countPresent(name: string): Promise<number> {
  if (!('locks' in navigator)) return 1;
  const { held = [] } = await navigator.locks.query();
  return held.filter((lock) => lock.name === name).length;
}

/** Browsers have no locks on pages that came over plain http from elsewhere: each page has its way there. */
const free: HeldLock = { release: () => undefined, lost: new Promise(() => undefined) };

function request(name: string, options: LockOptions): Promise<HeldLock | undefined> {
  if (!('locks' in navigator)) return Promise.resolve(free);
  return new Promise((resolve, reject) => {
    let loseIt: () => void = () => undefined;
    const lost = new Promise<void>((lose) => (loseIt = lose));
    let isHeld = false;
    const asked = navigator.locks.request(name, options, (lock) => {
      if (!lock) return resolve(undefined);
      isHeld = true;
      return new Promise<void>((release) => resolve({ release, lost }));
    });
    asked.catch((error: unknown) => {
      if (isHeld) loseIt();
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}
