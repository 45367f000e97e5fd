import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ApiAnswer {
  /** 200 when absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
  /** How long to wait before answering. */
  readonly afterMs?: number;
}

/** By method and path, `'GET /pets'`; what is not among them is answered with 404. */
export type ApiRoutes = Readonly<Record<string, ApiAnswer | ((request: ApiRequest) => ApiAnswer)>>;

export interface Api {
  /** Without a slash at the end. */
  readonly url: string;
  /** Every request that came, preflights too, in order. */
  readonly requests: readonly ApiRequest[];
  /** Over all connections, whether or not it made a request. */
  readonly bytesReceived: () => number;
  readonly close: () => Promise<void>;
}

/**
 * A real HTTP service that lets every web page call it and see every header. It stands on an origin of its own: another
 * loopback address where the system has one (Linux), else another port.
 */
export async function startApi(routes: ApiRoutes): Promise<Api> {
  const requests: ApiRequest[] = [];
  const sockets: Socket[] = [];

  const server = createServer((incoming, response) => {
    void (async () => {
      const request = await readRequest(incoming);
      requests.push(request);
      const { status = 200, headers = {}, body, afterMs = 0 } = answerFor(routes, request);
      if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
      const raw = typeof body === 'string' || body instanceof Uint8Array;
      response.writeHead(status, {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': '*',
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      });
      response.end(raw ? body : JSON.stringify(body));
    })();
  });
  server.on('connection', (socket) => sockets.push(socket));

  const host = await new Promise<string>((resolve, reject) => {
    const listen = (address: string) => {
      server.listen(0, address, () => resolve(address));
    };
    server.once('error', () => {
      server.once('error', reject);
      listen('127.0.0.1');
    });
    listen('127.0.0.2');
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${host}:${port}`,
    requests,
    bytesReceived: () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerFor(routes: ApiRoutes, request: ApiRequest): ApiAnswer {
  const route = routes[`${request.method} ${request.path}`];
  if (typeof route === 'function') return route(request);
  if (route) return route;
  if (request.method !== 'OPTIONS') return { status: 404, body: { error: 'not found' } };
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': String(request.headers['access-control-request-method'] ?? 'GET'),
      'access-control-allow-headers': String(request.headers['access-control-request-headers'] ?? '*'),
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://api');
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
  return { method: incoming.method ?? '', path: pathname, query: searchParams, headers: incoming.headers, body };
}
