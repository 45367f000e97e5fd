import { parseAddress } from '../requests/parse-address.ts';
import { isRecord, listAt, memberOf, textAt } from '../tolerant.ts';

/** Why an entry of a recording is no call of an API. */
export interface LeftOut {
  readonly kind: keyof typeof leftOutKinds;
  /** One sentence for the ledger. */
  readonly reason: string;
}

/**
 * What is left out, as it is counted to the maker: one of them, several of them. `canBring`: a connector could make the
 * call all the same, so the maker is asked.
 */
export const leftOutKinds = {
  empty: { words: ['entry without a request', 'entries without a request'], canBring: false },
  address: { words: ['entry without a web address', 'entries without a web address'], canBring: false },
  socket: { words: ['WebSocket', 'WebSockets'], canBring: false },
  tunnel: { words: ['tunnel of the recording proxy', 'tunnels of the recording proxy'], canBring: false },
  preflight: { words: ['preflight of the browser', 'preflights of the browser'], canBring: true },
  failed: { words: ['call that failed on the way', 'calls that failed on the way'], canBring: true },
  redirect: { words: ['redirect', 'redirects'], canBring: true },
  page: { words: ['web page', 'web pages'], canBring: true },
  asset: { words: ['image, style, script or font', 'images, styles, scripts and fonts'], canBring: true },
  stream: { words: ['stream of events', 'streams of events'], canBring: true },
} as const satisfies Readonly<
  Record<string, { readonly words: readonly [string, string]; readonly canBring: boolean }>
>;

const assetType =
  /^(?:image|font|audio|video)\/|^text\/(?:css|javascript|ecmascript|cache-manifest)|(?:java|ecma|type)script|font|wasm|x-shockwave|manifest\+json|vnd\.apple\.mpegurl|dash\+xml/;
const assetEnding =
  /\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|m4a|webm|ogg|wav|wasm|swf|webmanifest|m3u8|ts)$/i;
const pageEnding = /\.(?:html?|xhtml)$/i;
/** What Chrome says an entry was for. Source: DevTools protocol, Network.ResourceType. */
const assetResource = /^(?:stylesheet|script|image|font|media|manifest|texttrack|ping|csp-?violation-?report)$/i;

/**
 * Judges an entry by its address, its method, the status and the media type of the answer. A call that a script made
 * (`xhr`, `fetch`) counts as one unless what came is a page, a picture or a program.
 *
 * @returns Undefined for a call of an API.
 */
export function judgeEntry(entry: unknown, method: string, address: string): LeftOut | undefined {
  if (!isRecord(memberOf(entry, 'request'))) return { kind: 'empty', reason: 'The entry holds no request.' };
  if (address === '') return { kind: 'empty', reason: 'The entry has no address.' };
  if (method === 'CONNECT') return { kind: 'tunnel', reason: 'It only opens a tunnel through the recording proxy.' };
  const [, scheme = ''] = /^([a-z][a-z\d+.-]*):(?!\d)/i.exec(address) ?? [];
  const response = memberOf(entry, 'response');
  const status = Number(textAt(response, 'status'));
  const resource = textAt(entry, '_resourceType');
  if (/^wss?$/i.test(scheme) || /^websocket$/i.test(resource) || status === 101) {
    return { kind: 'socket', reason: 'It is a WebSocket: a connector makes calls, it keeps no connection open.' };
  }
  if (scheme !== '' && !/^https?$/i.test(scheme)) {
    return { kind: 'address', reason: `It is no call over HTTP, its address begins with "${scheme.slice(0, 30)}:".` };
  }
  const { host, segments } = parseAddress(address);
  if (host === '') return { kind: 'address', reason: 'Its address names no host.' };
  if (method === 'OPTIONS') {
    return { kind: 'preflight', reason: 'It is a preflight: browsers send it of themselves, connectors need none.' };
  }
  if (hasFailed(entry, status)) {
    return {
      kind: 'failed',
      reason: 'It got no answer: the browser blocked or dropped it, or no connection was made.',
    };
  }
  if ([301, 302, 303, 307, 308].includes(status)) {
    return { kind: 'redirect', reason: `It was answered with a redirect (${status}) and no data.` };
  }
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const type = mediaTypeOf(response);
  if (type === 'text/event-stream' || /^eventsource$/i.test(resource)) {
    return { kind: 'stream', reason: 'It is a stream of events without an end; a flow waits for one answer.' };
  }
  const file = segments.at(-1) ?? '';
  const page: LeftOut = { kind: 'page', reason: 'It is a web page, not data.' };
  const asset: LeftOut = {
    kind: 'asset',
    reason: 'It is a file of the web site: an image, a style, a script or a font.',
  };
  if (/html/.test(type) || /^document$/i.test(resource)) return page;
  if (assetType.test(type) || assetResource.test(resource)) return asset;
  const isData = /json|xml|csv|pdf|zip/.test(type) || /^(?:xhr|fetch)$/i.test(resource);
  if (isData) return undefined;
  if (assetEnding.test(file)) return asset;
  return pageEnding.test(file) ? page : undefined;
}

/** Status 0 alone says nothing (files written by hand have it); recorders add what went wrong, or write -1. */
function hasFailed(entry: unknown, status: number): boolean {
  if (status > 0 || Number.isNaN(status)) return false;
  const response = memberOf(entry, 'response');
  // Chrome and Safari, Playwright, Firefox
  const said = ['_error', '_failureText', '_blocked_reason', '_blockedReason'].some(
    (member) => textAt(response, member) !== '' || textAt(entry, member) !== '',
  );
  return said || status < 0;
}

/** In lower case, without parameters; '' when it is not known. */
function mediaTypeOf(response: unknown): string {
  const named = textAt(memberOf(response, 'content'), 'mimeType');
  const header = listAt(response, 'headers').find((pair) => textAt(pair, 'name').toLowerCase() === 'content-type');
  const type = named === '' || named === 'x-unknown' ? textAt(header, 'value') : named;
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
