import { platformHeaders } from './passes/build-parameters.ts';

/** Sent by a browser of itself, with any call. */
const browserHeaders = new Set([
  'accept-charset', 'accept-language', 'device-memory', 'dnt', 'downlink', 'ect', 'keep-alive', 'origin', 'pragma',
  'priority', 'proxy-connection', 'purpose', 'referer', 'rtt', 'save-data', 'te', 'transfer-encoding', 'upgrade',
  'upgrade-insecure-requests', 'viewport-width', 'x-client-data', 'x-requested-with',
]); // prettier-ignore
const browserPrefix = /^(?::|sec-|access-control-request-)/;

/** Of one session: caching, tracing, and marks against forged calls, which a connector has no use for. */
const sessionHeaders = new Set([
  'baggage', 'csrf-token', 'if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since', 'newrelic',
  'range', 'sentry-trace', 'traceparent', 'tracestate', 'via', 'x-correlation-id', 'x-csrf-token', 'x-csrftoken',
  'x-newrelic-id', 'x-request-id', 'x-xsrf-token',
]); // prettier-ignore
const sessionPrefix = /^(?:x-forwarded-|x-b3-|x-datadog-|cf-|x-amzn-)/;

/** Headers, in lower case, that say nothing of the API in a command: set by the platform or by a browser. */
export const isBrowserHeader = (name: string): boolean =>
  platformHeaders.has(name) || browserHeaders.has(name) || browserPrefix.test(name);

/** The same in a recording, where nobody chose what was sent. */
export const isRecordedHeader = (name: string): boolean =>
  isBrowserHeader(name) || sessionHeaders.has(name) || sessionPrefix.test(name);
