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

/**
 * - `refused`: not sent; the address, method or a header is not one that a page can send.
 * - `mixed-content`: not sent; an https page may not call an http address.
 * - `network`: no answer that the page may read. Browsers do not tell which of the possible causes it was.
 * - `unavailable`: the courier itself could not be loaded.
 */
export type CourierFailureReason =
  'refused' | 'mixed-content' | 'network' | 'timeout' | 'too-large' | 'aborted' | 'unavailable';

export interface CourierFailure {
  readonly kind: 'failure';
  readonly reason: CourierFailureReason;
  /** For the person at the screen: what happened, then what to do. */
  readonly message: string;
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
    return failure('refused', 0, 'The address must start with https:// or http://.');
  }
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname) || url.hostname.endsWith('.localhost');
  if (pageProtocol === 'https:' && url.protocol === 'http:' && !local) return failure('mixed-content', 0);
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

const messages: Readonly<Record<CourierFailureReason, string>> = {
  refused: 'The browser cannot send this request. Check the address, the method and the headers.',
  'mixed-content':
    'This page was loaded over https, and browsers do not let it call an http address. Use the https address of the service, or run Connector Studio on your own computer.',
  network:
    'No answer that the browser lets this page read. The service may not allow calls from web pages (CORS), the address may be wrong or unreachable, the certificate may not be trusted, or it is on your local network and the browser was not allowed to go there. Send the same request with cURL to find out which.',
  timeout: 'The service did not answer in time. Try again, or allow more time.',
  'too-large': 'The answer is larger than this page reads. Ask for less, for example one page of the list.',
  aborted: 'Stopped before the answer came. The service may have received the request.',
  unavailable:
    'The part of Connector Studio that sends requests (courier.html) did not load. Reload the page. If that does not help, check that courier.html and courier.js are served beside the page.',
};

function failure(reason: CourierFailureReason, ms: number, detail?: string): CourierFailure {
  const message = detail === undefined ? messages[reason] : `${messages[reason]} (${detail})`;
  return { kind: 'failure', reason, message, ms };
}

function isReason(value: unknown): value is CourierFailureReason {
  return typeof value === 'string' && Object.hasOwn(messages, value);
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
