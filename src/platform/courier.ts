import { callFailureReasons, type CallFailureReason } from '#core/testing/call-failure.ts';
import { isMixedContent } from '#core/testing/explain-failure.ts';

/** A finished request: everything in it is what goes over the wire. */
export interface CourierRequest {
  readonly method: string;
  /** Absolute, `http:` or `https:`. */
  readonly url: string;
  /** In order; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array<ArrayBuffer> | string;
  /** For the whole call, the body included. */
  readonly timeoutMs: number;
  /** The largest answer taken; 64 MB when absent. */
  readonly maxBytes?: number;
}

export interface CourierAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** '' over HTTP/2. */
  readonly statusText: string;
  /** Lower-case names; only those that the service lets a page see (`Access-Control-Expose-Headers`). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly redirected: boolean;
  /** Names of request headers that the browser did not send because they are its own to set, e.g. `Cookie`. */
  readonly omittedHeaders: readonly string[];
  readonly ms: number;
}

export interface CourierFailure {
  readonly kind: 'failure';
  /** In words: `explainCallFailure`. */
  readonly reason: CallFailureReason;
  /** What the browser said, if anything. */
  readonly detail?: string;
  readonly ms: number;
}

export type CourierReply = CourierAnswer | CourierFailure;

export interface Courier {
  /** Sends one request and answers with what came of it; never rejects. Calls may overlap. */
  send(request: CourierRequest, signal?: AbortSignal): Promise<CourierReply>;
}

const defaultMaxBytes = 64 * 1024 * 1024;
/** How long the courier's page may take to load, and, once it has, its script to answer. */
const loadTimeoutMs = 10_000;
const readyTimeoutMs = 2000;

/**
 * The only way out of the page: a sandboxed frame (`public/courier.html`) with a policy of its own that may call services.
 * The page's policy forbids it to do so itself. The frame is made for the first request and made again if it could not load.
 */
export function createCourier(): Courier {
  let frame: Promise<MessagePort> | undefined;
  let lastId = 0;

  return {
    async send(request, signal) {
      const obstacle = obstacleOf(request, globalThis.location.protocol);
      if (obstacle) return obstacle;
      if (signal?.aborted) return failure('aborted', 0);

      frame ??= openFrame();
      const started = performance.now();
      const opening = frame;
      const port = await opening.catch(() => undefined);
      if (!port) {
        // The next request tries again; another that waited for this frame may already do so.
        if (frame === opening) frame = undefined;
        return failure('unavailable', Math.round(performance.now() - started));
      }
      if (signal?.aborted) return failure('aborted', 0);
      return exchange(port, ++lastId, request, signal);
    },
  };
}

/**
 * What can be known to go wrong before anything is sent.
 *
 * @param pageProtocol `location.protocol` of the page.
 */
export function obstacleOf(request: Pick<CourierRequest, 'url'>, pageProtocol: string): CourierFailure | undefined {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return failure('refused', 0, 'Only http and https addresses can be called.');
  }
  if (isMixedContent({ url: request.url, pageProtocol })) return failure('mixed-content', 0);
  return undefined;
}

function openFrame(): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Network courier';
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = new URL('./courier.html', document.baseURI).href;

    const { port1: port, port2: itsPort } = new MessageChannel();
    const giveUp = () => {
      frame.remove();
      port.close();
      reject(new Error('The courier did not load.'));
    };
    let timer = setTimeout(giveUp, loadTimeoutMs);
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isRecord(data) || data['kind'] !== 'ready') return;
      clearTimeout(timer);
      resolve(port);
    });
    port.start();
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, readyTimeoutMs);
        // A sandboxed frame has no origin that could be named; the port goes to the frame made here and nowhere else.
        frame.contentWindow?.postMessage('connector-studio-courier', '*', [itsPort]);
      },
      { once: true },
    );
    document.body.append(frame);
  });
}

function exchange(port: MessagePort, id: number, request: CourierRequest, signal?: AbortSignal): Promise<CourierReply> {
  const started = performance.now();
  return new Promise((resolve) => {
    const settle = (reply: CourierReply) => {
      port.removeEventListener('message', receive);
      signal?.removeEventListener('abort', abort);
      clearTimeout(timer);
      resolve(reply);
    };
    const receive = ({ data }: MessageEvent<unknown>) => {
      const reply = isRecord(data) && data['id'] === id ? readReply(data) : undefined;
      if (reply) settle(reply);
    };
    const abort = () => {
      port.postMessage({ kind: 'abort', id });
      settle(failure('aborted', Math.round(performance.now() - started)));
    };
    // The courier keeps the time; this is for the case that it is gone.
    const timer = setTimeout(() => settle(failure('timeout', request.timeoutMs)), request.timeoutMs + 2000);

    port.addEventListener('message', receive);
    signal?.addEventListener('abort', abort);
    const { method, url, headers, body, timeoutMs, maxBytes = defaultMaxBytes } = request;
    port.postMessage({ kind: 'send', id, request: { method, url, headers, body, timeoutMs, maxBytes } });
  });
}

/** The courier's message as a reply; undefined when it is not of that shape. */
function readReply(data: Readonly<Record<string, unknown>>): CourierReply | undefined {
  const { kind, status, statusText, headers, body, url, redirected, omittedHeaders, ms, reason, detail } = data;
  if (typeof ms !== 'number') return undefined;
  if (kind === 'failure') {
    return isReason(reason) ? failure(reason, ms, typeof detail === 'string' ? detail : undefined) : undefined;
  }
  if (
    kind !== 'answer' ||
    typeof status !== 'number' ||
    typeof statusText !== 'string' ||
    typeof url !== 'string' ||
    typeof redirected !== 'boolean' ||
    !(body instanceof ArrayBuffer) ||
    !isListOf(headers, isHeader) ||
    !isListOf(omittedHeaders, isString)
  ) {
    return undefined;
  }
  return { kind, status, statusText, headers, body: new Uint8Array(body), url, redirected, omittedHeaders, ms };
}

function failure(reason: CallFailureReason, ms: number, detail?: string): CourierFailure {
  return { kind: 'failure', reason, ms, ...(detail !== undefined && { detail }) };
}

function isReason(value: unknown): value is CallFailureReason {
  return callFailureReasons.some((reason) => reason === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isHeader(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isString);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}
