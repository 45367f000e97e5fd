/*
 * The courier: the one place of the app that can send a request. It lives in a frame of its own, sandboxed so that the page
 * cannot reach through it, takes one finished request a message, sends it without cookies or referrer, answers, and forgets.
 * A classic script, because a sandboxed frame may not load modules. The other end is src/platform/courier.ts.
 *
 *   in:   { kind: 'send', id, request: { method, url, headers: [name, value][], body?, timeoutMs, maxBytes } }
 *         { kind: 'abort', id }
 *   out:  { kind: 'ready' }, once
 *         { kind: 'answer', id, status, statusText, headers, body: ArrayBuffer, url, redirected, omittedHeaders, ms }
 *         { kind: 'failure', id, reason: 'refused' | 'network' | 'timeout' | 'too-large' | 'aborted', ms, detail? }
 */
(function () {
  'use strict';

  /** More than the services behind connectors take or give, in milliseconds and bytes. */
  const limits = { timeoutMs: 600_000, maxBytes: 256 * 1024 * 1024, bodyBytes: 100 * 1024 * 1024, url: 64 * 1024 };

  /** @type {Map<number, { controller: AbortController, why: 'aborted' | 'timeout' | 'too-large' }>} */
  const underway = new Map();

  addEventListener('message', function takePort(event) {
    // This frame's own origin is nobody's; the address it was loaded from tells which page may use it.
    if (event.source !== parent || event.origin !== new URL(location.href).origin) return;
    if (event.data !== 'connector-studio-courier' || event.ports.length !== 1) return;
    // The first port only: whoever comes later is not the page that made this frame.
    removeEventListener('message', takePort);
    const port = event.ports[0];
    port.onmessage = ({ data }) => {
      if (!Number.isSafeInteger(data?.id)) return;
      if (data.kind === 'abort') stop(data.id, 'aborted');
      else if (data.kind === 'send' && !underway.has(data.id)) {
        const fault = faultOf(data.request);
        if (fault === undefined) void send(port, data.id, data.request);
        else port.postMessage({ kind: 'failure', id: data.id, reason: 'refused', ms: 0, detail: fault });
      }
    };
    port.postMessage({ kind: 'ready' });
  });

  /** Why a request is not sent as it came; undefined when nothing is wrong with it. */
  function faultOf(request) {
    if (typeof request !== 'object' || request === null) return 'The request is not a request.';
    const { method, url, headers, body, timeoutMs, maxBytes } = request;
    const isText = (value) => typeof value === 'string';
    const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText);
    const isUpTo = (value, limit) => typeof value === 'number' && value > 0 && value <= limit;
    if (!isText(method) || !isText(url) || url.length > limits.url) return 'The address or the method cannot be sent.';
    if (!Array.isArray(headers) || !headers.every(isPair)) return 'The headers cannot be sent.';
    if (!isUpTo(timeoutMs, limits.timeoutMs) || !isUpTo(maxBytes, limits.maxBytes)) return 'A limit is out of bounds.';
    if (body === undefined) return undefined;
    if (!isText(body) && !(body instanceof Uint8Array)) return 'The body cannot be sent.';
    return body.length > limits.bodyBytes ? 'The body is larger than 100 MB.' : undefined;
  }

  function stop(id, why) {
    const call = underway.get(id);
    if (!call) return;
    call.why = why;
    call.controller.abort();
  }

  async function send(port, id, { method, url, headers, body, timeoutMs, maxBytes }) {
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    const fail = (reason, detail) => port.postMessage({ kind: 'failure', id, reason, ms: elapsed(), detail });

    const call = { controller: new AbortController(), why: 'aborted' };
    let request;
    try {
      if (!/^https?:$/.test(new URL(url).protocol))
        return fail('refused', 'Only http and https addresses can be called.');
      // Until the body was read whole the answer may still be cut off, by time or by size.
      request = new Request(url, {
        method: method.toUpperCase(),
        headers,
        body,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        mode: 'cors',
        redirect: 'follow',
        signal: call.controller.signal,
      });
    } catch (error) {
      return fail('refused', String(error.message));
    }
    // Browsers silently take away the headers that are theirs to set, such as Cookie and Host.
    const omittedHeaders = headers.map(([name]) => name).filter((name) => !request.headers.has(name));

    underway.set(id, call);
    const timer = setTimeout(() => stop(id, 'timeout'), timeoutMs);
    try {
      const response = await fetch(request);
      const bytes = await readUpTo(response, maxBytes, () => stop(id, 'too-large'));
      port.postMessage(
        {
          kind: 'answer',
          id,
          status: response.status,
          statusText: response.statusText,
          headers: [...response.headers],
          body: bytes,
          url: response.url,
          redirected: response.redirected,
          omittedHeaders,
          ms: elapsed(),
        },
        [bytes],
      );
    } catch {
      if (call.controller.signal.aborted) fail(call.why);
      else fail('network');
    } finally {
      clearTimeout(timer);
      underway.delete(id);
    }
  }

  async function readUpTo(response, maxBytes, tooMuch) {
    const chunks = [];
    let length = 0;
    if (response.body) {
      for (const reader = response.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        length += value.byteLength;
        if (length > maxBytes) {
          tooMuch();
          throw new Error('too large');
        }
        chunks.push(value);
      }
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.byteLength;
    }
    return bytes.buffer;
  }
})();
