/** What browsers tell a page about though nothing of it failed. */
const noFailure = /^(ResizeObserver loop|Script error\.?$)/;
/** What was cancelled on purpose: our own work, and the text editor's. */
const cancelled: ReadonlySet<unknown> = new Set(['AbortError', 'Canceled', 'Cancelled']);

/**
 * Tells of each error that nothing has caught: in an event, a promise, or a worker that was started with `reportError`.
 * Those of browser extensions are theirs.
 */
export function watchFailures(onfailure: (error: unknown) => void): void {
  addEventListener('error', ({ error, message, filename }) => {
    if (noFailure.test(message) || /^(chrome|moz|safari-web)-extension:/.test(filename)) return;
    tell(error ?? new Error(message));
  });
  addEventListener('unhandledrejection', ({ reason }) => tell(reason));

  function tell(error: unknown): void {
    if (!(error instanceof Error && cancelled.has(error.name))) onfailure(error);
  }
}

export const browserName = (): string => navigator.userAgent;
