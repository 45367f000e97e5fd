import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { explainFailure, type FailedCall } from './explain-failure.ts';

/**
 * Why there is no answer, as far as the page can tell.
 *
 * - `refused`: not sent; the address, method or a header is not one that a page can send.
 * - `mixed-content`: not sent; an https page may not call an http address.
 * - `network`: no answer that the page may read. Browsers do not tell which of the possible causes it was.
 * - `unavailable`: the courier itself could not be loaded.
 */
export const callFailureReasons = [
  'refused',
  'mixed-content',
  'network',
  'timeout',
  'too-large',
  'aborted',
  'unavailable',
] as const;
export type CallFailureReason = (typeof callFailureReasons)[number];

/** What the call was for: the ways round a failure differ. */
export type CallPurpose = 'test' | 'import';

export interface CallFailure extends FailedCall {
  readonly reason: CallFailureReason;
  /** What the browser said, if anything. */
  readonly detail?: string | undefined;
}

/**
 * What a failed call means for the maker, the likeliest first: the one place where these words stand.
 *
 * Reports what `explainFailure` does, and `call/refused`, `call/timeout`, `call/too-large`, `call/aborted`,
 * `call/unavailable` (errors, each alone).
 */
export function explainCallFailure(failure: CallFailure, purpose: CallPurpose): readonly Diagnostic[] {
  const { reason, detail } = failure;
  switch (reason) {
    case 'mixed-content':
    case 'network':
      return explainFailure(failure).map((diagnostic) =>
        purpose === 'import' && diagnostic.code === 'call/cors'
          ? { ...diagnostic, message: corsForImport }
          : diagnostic,
      );
    case 'refused':
    case 'timeout':
    case 'too-large':
    case 'aborted':
    case 'unavailable': {
      const message = detail === undefined ? messages[reason] : `${messages[reason]} (${detail})`;
      return [{ code: `call/${reason}`, severity: 'error', message, pointer: '' }];
    }
  }
}

const corsForImport =
  'The service may not let web pages read its files (CORS). Open the address in a tab of its own, save the file, and drop it here.';

const messages = {
  refused: 'The browser cannot send this request. Check the address, the method and the headers.',
  timeout: 'The service did not answer in time. Try again later.',
  'too-large': 'The answer is larger than this page reads. Ask for less, for example one page of a list.',
  aborted: 'Stopped before the answer came. The service may have received the request.',
  unavailable:
    'The part of Connector Studio that sends requests (courier.html) did not load. Reload the page. If that does not help, check that courier.html and courier.js are served beside the page.',
} as const satisfies Partial<Readonly<Record<CallFailureReason, string>>>;
