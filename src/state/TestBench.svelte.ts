import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { OperationEntry } from '#core/definition/operations.ts';
import { buildRequest } from '#core/testing/build-request.ts';
import { isMixedContent } from '#core/testing/explain-failure.ts';
import { firstValues } from '#core/testing/first-values.ts';
import type { PastedAnswer } from '#core/testing/pasted-answer.ts';
import { callsPerMinute, remainingCalls, takeCall, type CallTimes } from '#core/testing/rate-limit.ts';
import type { ParameterValue, TestRequest } from '#core/testing/request.ts';
import { statusWords } from '#core/definition/status-words.ts';
import { pageAddress } from '#platform/location.ts';
import { Connections } from './Connections.svelte.ts';
import type { Network } from './Network.svelte.ts';
import type { Secrets } from './Secrets.svelte.ts';
import type { Workspace } from './Workspace.svelte.ts';

/** What a service answered, or what was pasted as its answer. */
export interface Answer {
  readonly status: number;
  /** `Not Found`; '' for a status that has none. */
  readonly words: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
  /** Absent for an answer that was pasted. */
  readonly call?: {
    readonly at: number;
    readonly ms: number;
    /** Where it came from in the end, if the service led elsewhere. */
    readonly redirectedTo?: string;
    /** Request headers that browsers do not let a page set. */
    readonly omittedHeaders: readonly string[];
  };
}

/** Where a call of an operation stands. */
export type Exchange =
  | { readonly kind: 'sending'; readonly startedAt: number }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reasons: readonly Diagnostic[] };

const callTimeout = 120_000;

/** Trying out a connector's operations: values, calls and answers, for as long as the page is open. */
export class TestBench {
  readonly connections: Connections;
  readonly #workspace: Workspace;
  readonly #network: Network;
  /** By operation pointer, then by parameter key. */
  #values = $state.raw<Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>>({});
  #exchanges = $state.raw<Readonly<Record<string, Exchange>>>({});
  /** By connection id; '' where a connector asks for none. */
  #calls = $state.raw<Readonly<Record<string, CallTimes>>>({});
  #now = $state.raw(Date.now());
  readonly #running = new Map<string, AbortController>();

  constructor(workspace: Workspace, network: Network, secrets: Secrets) {
    this.#workspace = workspace;
    this.#network = network;
    this.connections = new Connections(workspace, secrets);
  }

  /** What the fields of an operation hold. */
  valuesOf(operation: OperationEntry): Readonly<Record<string, ParameterValue>> {
    return { ...firstValues(this.#workspace.definition, operation), ...this.#values[operation.pointer] };
  }

  fill(operation: OperationEntry, key: string, value: ParameterValue): void {
    const { pointer } = operation;
    this.#values = { ...this.#values, [pointer]: { ...this.#values[pointer], [key]: value } };
  }

  /** Back to test values, defaults and samples. */
  clear({ pointer }: OperationEntry): void {
    const { [pointer]: _, ...others } = this.#values;
    this.#values = others;
  }

  isFilled({ pointer }: OperationEntry): boolean {
    return this.#values[pointer] !== undefined;
  }

  /** The request as it would be sent now, or why it cannot be. */
  requestFor(operation: OperationEntry): Result<TestRequest> {
    const { definition } = this.#workspace;
    const { chosen } = this.connections;
    return buildRequest({
      definition,
      operation,
      values: this.valuesOf(operation),
      security: this.connections.wayOf(chosen).security,
      credentials: this.connections.valuesOf(chosen),
    });
  }

  /** True where the browser will not even send the request. */
  isForbidden({ url }: TestRequest): boolean {
    return isMixedContent({ url, pageProtocol: pageAddress().pageProtocol });
  }

  exchangeOf({ pointer }: OperationEntry): Exchange | undefined {
    return this.#exchanges[pointer];
  }

  /** How many calls the chosen connection may still make in this minute; `tick` keeps it up to date. */
  get remaining(): number {
    return remainingCalls(this.#callTimes, this.#now);
  }

  readonly limit = callsPerMinute;

  /** Seconds until there is room for one more call; 0 when there is. */
  get wait(): number {
    const room = takeCall(this.#callTimes, this.#now);
    return room.taken ? 0 : Math.ceil(room.wait / 1_000);
  }

  /** Tells the time: once a second while the number is on the screen. */
  tick(): void {
    this.#now = Date.now();
  }

  /** Sends the request through the courier. Nothing is sent while it has faults, or while the limit is reached. */
  async send(operation: OperationEntry): Promise<void> {
    const { pointer } = operation;
    const built = this.requestFor(operation);
    if (!built.ok || this.#running.has(pointer)) return;
    this.tick();
    const room = takeCall(this.#callTimes, this.#now);
    this.#calls = { ...this.#calls, [this.#connectionId]: room.times };
    if (!room.taken) return;
    const running = new AbortController();
    this.#running.set(pointer, running);
    const at = Date.now();
    this.#put(pointer, { kind: 'sending', startedAt: at });
    const { method, url, headers, body, secrets } = built.value;
    const request = { method, url, headers, timeoutMs: callTimeout, ...(body !== undefined && { body }) };
    const options = { signal: running.signal, secrets };
    const reply = await this.#network.send(request, 'Test operation', options);
    this.#running.delete(pointer);
    if (reply.kind === 'failure') {
      this.#put(pointer, { kind: 'failed', reasons: this.#network.explain(reply, url, 'test') });
      return;
    }
    const { status, statusText, ms, redirected, omittedHeaders } = reply;
    this.#put(pointer, {
      kind: 'answered',
      answer: {
        status,
        words: statusText || statusWords(status),
        headers: reply.headers,
        body: reply.body,
        call: { at, ms, omittedHeaders, ...(redirected && { redirectedTo: reply.url }) },
      },
    });
  }

  cancel({ pointer }: OperationEntry): void {
    this.#running.get(pointer)?.abort();
  }

  /** Takes an answer that was fetched some other way, as with cURL. */
  paste({ pointer }: OperationEntry, { status, headers, body }: PastedAnswer): void {
    const bytes = new TextEncoder().encode(body);
    this.#put(pointer, { kind: 'answered', answer: { status, words: statusWords(status), headers, body: bytes } });
  }

  get #connectionId(): string {
    return this.connections.chosen?.id ?? '';
  }

  get #callTimes(): CallTimes {
    return this.#calls[this.#connectionId] ?? [];
  }

  #put(pointer: string, exchange: Exchange): void {
    this.#exchanges = { ...this.#exchanges, [pointer]: exchange };
  }
}

const benches = new WeakMap<Workspace, TestBench>();

/** The one bench of an open connector: what was filled in and answered is still there when its tab is opened again. */
export function benchOf(workspace: Workspace, network: Network, secrets: Secrets): TestBench {
  const bench = benches.get(workspace) ?? new TestBench(workspace, network, secrets);
  benches.set(workspace, bench);
  return bench;
}
