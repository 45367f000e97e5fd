import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { WorkerFault } from '#worker/client.ts';

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** What a failed read or write of the browser's storage means for the maker. */
export function explainStorageFailure(error: unknown): Diagnostic {
  return {
    code: isFull(error) ? 'storage/full' : 'storage/failed',
    severity: 'error',
    message: isFull(error)
      ? 'The browser has no room left, so the last changes are only in this tab. Export the connector or free some space; saving is tried again every few seconds.'
      : 'The browser could not store the last changes, so they are only in this tab. Export the connector before you close it; saving is tried again every few seconds.',
    pointer: '',
  };
}

/** What it means for what a maker does with whole connectors: it was not done, and nothing tries it again. */
export function explainLibraryFailure(error: unknown): Diagnostic {
  return {
    code: isFull(error) ? 'storage/full' : 'storage/failed',
    severity: 'error',
    message: isFull(error)
      ? 'The browser has no room left, so this was not done. Everything that was stored is still there. Free some space, as by emptying the bin, then try again.'
      : 'The browser’s storage did not answer, so this was not done. Everything that was stored is still there. Try again; if that does not help, load the page again.',
    pointer: '',
  };
}

/** What it means that some connectors could not be read: they are on disk all the same. */
export function explainReadingFailure(error: unknown): Diagnostic {
  return {
    code: 'storage/unread',
    severity: 'error',
    message: isFull(error)
      ? 'The browser has no room left to bring connectors of an older version of this page up to date. They are safe, but not shown. Free some space, then load the page again.'
      : 'The browser could not read all of the connectors. They are not touched by that. Load the page again.',
    pointer: '',
  };
}

/** What was asked of secrets when the storage failed. */
export type SecretsDeed = 'read' | 'keep' | 'protect' | 'change' | 'forget';

const secretsMessages = {
  read: 'The browser could not read the secrets that it keeps. They are not touched by that. Load the page again.',
  keep: 'The browser could not store the last secrets that you entered: they are gone when this tab is closed. It is tried again every few seconds.',
  protect:
    'The browser could not store the secrets. They are in this tab’s memory, and gone when it is closed. Try again.',
  change: 'The browser could not store the new passphrase, so the one before still holds. Try again.',
  forget: 'The browser could not delete the secrets from its storage. They are out of memory. Try again.',
} as const satisfies Record<SecretsDeed, string>;

export function explainSecretsFailure(error: unknown, deed: SecretsDeed): Diagnostic {
  const room = isFull(error) ? ' There is no room left: free some space first.' : '';
  return {
    code: isFull(error) ? 'storage/full' : 'storage/failed',
    severity: 'error',
    message: secretsMessages[deed] + room,
    pointer: '',
  };
}

/** What it means that an earlier state could not be kept or read. The work itself is not touched by that. */
export function explainHistoryFailure(error: unknown): Diagnostic {
  return {
    code: isFull(error) ? 'history/full' : 'history/failed',
    severity: 'warning',
    message: isFull(error)
      ? 'The browser has no room left, so the last version, or its new name, was not kept. Your work itself is saved as always. Free some space, then try again.'
      : 'The browser could not read or write the history. Your work itself is saved as always. Try again; the next version is kept by itself.',
    pointer: '',
  };
}

/** Why an earlier version could not be read, compared or brought back, as a sentence. */
export const explainVersionFailure = (error: unknown): string =>
  `${error instanceof WorkerFault ? error.message : 'The browser could not read this version.'} Nothing was changed.`;
