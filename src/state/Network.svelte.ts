import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { SourceFile } from '#core/formats/format.ts';
import { explainCallFailure, type CallPurpose } from '#core/testing/call-failure.ts';
import { pageAddress } from '#platform/location.ts';
import {
  createCourier,
  type Courier,
  type CourierFailure,
  type CourierReply,
  type CourierRequest,
} from '#platform/courier.ts';

/** One request that left the browser. */
export interface NetworkEntry {
  readonly at: number;
  /** Which button of the page: `Import from address`, `Test operation`. */
  readonly initiator: string;
  readonly method: string;
  /** Without the secrets that went with it. */
  readonly url: string;
  /** Body bytes sent and received. */
  readonly sent: number;
  readonly received: number;
  /** `200 OK`, or in a word why not. */
  readonly outcome: string;
  readonly isOk: boolean;
}

const failureWords: Readonly<Record<CourierFailure['reason'], string>> = {
  refused: 'Not sent',
  'mixed-content': 'Not sent',
  network: 'No answer',
  timeout: 'No answer in time',
  'too-large': 'Too large',
  aborted: 'Cancelled',
  unavailable: 'Not sent',
};

const addressTimeout = 30_000;

/** The only way out of the page, and the list of all that went out. */
export class Network {
  #courier: Courier | undefined;
  #log = $state.raw<readonly NetworkEntry[]>([]);

  /** Newest first. */
  get log(): readonly NetworkEntry[] {
    return this.#log;
  }

  /**
   * Sends one request because the maker pressed a button for it.
   *
   * @param shownUrl What the log shows for the address, where that holds a secret.
   */
  async send(
    request: CourierRequest,
    initiator: string,
    { signal, shownUrl = request.url }: { readonly signal?: AbortSignal; readonly shownUrl?: string } = {},
  ): Promise<CourierReply> {
    this.#courier ??= createCourier();
    const at = Date.now();
    const reply = await this.#courier.send(request, signal);
    const sent = request.body === undefined ? 0 : new Blob([request.body]).size;
    const entry = { at, initiator, method: request.method, url: shownUrl, sent };
    this.#log = [
      reply.kind === 'answer'
        ? {
            ...entry,
            received: reply.body.byteLength,
            outcome: `${reply.status} ${reply.statusText}`.trim(),
            isOk: reply.status < 400,
          }
        : { ...entry, received: 0, outcome: failureWords[reply.reason], isOk: false },
      ...this.#log,
    ];
    return reply;
  }

  /** Why a call failed, the likeliest reason first. */
  explain({ reason, detail }: CourierFailure, url: string, purpose: CallPurpose): readonly Diagnostic[] {
    return explainCallFailure({ reason, detail, url, ...pageAddress() }, purpose);
  }

  /** Fetches a file for import. */
  async fetchFile(address: string, signal: AbortSignal): Promise<Result<SourceFile>> {
    const url = URL.parse(address.trim());
    if (!url || !/^https?:$/.test(url.protocol))
      return refuse('address/not-web', 'Give a web address that starts with https://.');
    const request = { method: 'GET', url: url.href, headers: [], timeoutMs: addressTimeout };
    const reply = await this.send(request, 'Import from address', { signal });
    if (reply.kind === 'failure') return { ok: false, diagnostics: this.explain(reply, url.href, 'import') };
    if (reply.status >= 400) {
      const message = `The address answered ${reply.status} ${reply.statusText}. Check it, or download the file and drop it here.`;
      return refuse('address/refused', message);
    }
    const name = url.pathname.split('/').at(-1);
    return { ok: true, value: { ...(name && { name }), bytes: reply.body }, diagnostics: [] };
  }
}

function refuse(code: Diagnostic['code'], message: string): Result<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, pointer: '' }] };
}
