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
