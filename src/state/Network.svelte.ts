import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { SourceFile } from '#core/formats/format.ts';
import type { TestRequest } from '#core/testing/request.ts';
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
  readonly ms: number;
  /** Where the answer came from, if the service led elsewhere. */
  readonly redirectedTo?: string;
  /** The same request as a cURL command, without its secrets. */
  readonly curl: string;
}

interface SendOptions {
  readonly signal?: AbortSignal;
  /** Where the connection's secrets are in it. */
  readonly secrets?: TestRequest['secrets'];
}

const addressTimeout = 30_000;

/** The only way out of the page, and the list of all that went out. */
export class Network {
  #courier: Courier | undefined;
  #underway = 0;
  #log = $state.raw<readonly NetworkEntry[]>([]);

  /** Newest first. */
  get log(): readonly NetworkEntry[] {
    return this.#log;
  }

  /** A request is not answered yet. */
  get isBusy(): boolean {
    return this.#underway > 0;
  }

  /** Sends one request because the maker pressed a button for it. The log shows it without its secrets. */
  async send(
    request: CourierRequest,
    initiator: string,
    { signal, secrets = { headers: [], query: [] } }: SendOptions = {},
  ): Promise<CourierReply> {
    this.#courier ??= createCourier();
    const at = Date.now();
    this.#underway += 1;
    try {
      const [reply, { asLogged }] = await Promise.all([this.#courier.send(request, signal), import('./log-entry.ts')]);
      this.#log = [asLogged({ ...request, secrets }, reply, { at, initiator }), ...this.#log];
      return reply;
    } finally {
      this.#underway -= 1;
    }
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
