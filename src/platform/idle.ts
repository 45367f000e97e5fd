const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Calls back once nobody has touched the page for so long. A clock looks now and then: a timer alone would stand still while
 * the computer sleeps, and be late by as much.
 *
 * @param limit In milliseconds, asked each time.
 * @returns Stops it.
 */
export function whenIdle(limit: () => number, callback: () => void): () => void {
  let last = Date.now();
  const touch = (): void => {
    // What was left alone for too long is locked before anybody can use it.
    if (Date.now() - last >= limit()) callback();
    last = Date.now();
  };
  const look = (): void => {
    if (Date.now() - last >= limit()) callback();
  };
  for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  const clock = setInterval(look, 5_000);
  return () => {
    for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    document.removeEventListener('visibilitychange', look);
    clearInterval(clock);
  };
}
