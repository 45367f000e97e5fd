/** Calls back whenever the page is hidden or left, the last moment at which work is sure to be started. */
export function onPageHidden(callback: () => void): void {
  addEventListener('pagehide', callback);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') callback();
  });
}
