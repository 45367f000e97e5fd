/** Calls back whenever the page is hidden or left, the last moment at which work is sure to be started. */
export function onPageHidden(callback: () => void): void {
  addEventListener('pagehide', callback);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') callback();
  });
}

/** Calls back whenever somebody comes to the page from another tab or window. */
export function onPageSeen(callback: () => void): void {
  addEventListener('focus', callback);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') callback();
  });
}

/** Has the browser ask before the page is left, whenever something would be lost with it. */
export function askBeforeLeaving(wouldLose: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}

/** Shown inside another page: nothing works there (`scripts/vite/lock.js`). */
export const isFramed = (): boolean => window.top !== window.self;

/** Ends typing where it is, so that a field that counts when it is left has counted. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** True while a dialog asks something. */
export const isAsking = (): boolean => document.querySelector('dialog[open]') !== null;
