import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

/** What a failed read or write of the browser's storage means for the maker. */
export function explainStorageFailure(error: unknown): Diagnostic {
  const name = error instanceof DOMException ? error.name : '';
  const isFull = name === 'QuotaExceededError';
  return {
    code: isFull ? 'storage/full' : 'storage/failed',
    severity: 'error',
    message: isFull
      ? 'The browser has no room left, so the last changes are only in this tab. Export the connector or free some space; saving is tried again every few seconds.'
      : 'The browser could not store the last changes, so they are only in this tab. Export the connector before you close it; saving is tried again every few seconds.',
    pointer: '',
  };
}

/** What it means that an earlier state could not be kept or read. The work itself is not touched by that. */
export function explainHistoryFailure(error: unknown): Diagnostic {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return {
    code: isFull ? 'history/full' : 'history/failed',
    severity: 'warning',
    message: isFull
      ? 'The browser has no room left, so the last version was not kept. Your work itself is saved as always. Free some space, or download the versions that matter.'
      : 'The browser could not read or write the history. Your work itself is saved as always; the history is tried again with the next version.',
    pointer: '',
  };
}
