import { parseAddress } from '../requests/parse-address.ts';
import { isRecord, listAt, memberOf, textAt } from '../tolerant.ts';

/** Why an entry of a recording is no call of an API. */
export interface LeftOut {
  readonly kind: keyof typeof leftOutKinds;
  /** One sentence for the ledger. */
  readonly reason: string;
}

/** What is left out, as it is counted to the maker: one of them, several of them. */
export const leftOutKinds = {
  empty: ['entry without a request', 'entries without a request'],
  address: ['entry without a web address', 'entries without a web address'],
  preflight: ['preflight of the browser', 'preflights of the browser'],
  redirect: ['redirect', 'redirects'],
  page: ['web page', 'web pages'],
  asset: ['image, style, script or font', 'images, styles, scripts and fonts'],
  host: ['call of another host', 'calls of other hosts'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

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
  const [, scheme = ''] = /^([a-z][a-z\d+.-]*):(?!\d)/i.exec(address) ?? [];
  if (scheme !== '' && !/^https?$/i.test(scheme)) {
    return { kind: 'address', reason: `It is no call over HTTP, its address begins with "${scheme.slice(0, 30)}:".` };
  }
  const { host, segments } = parseAddress(address);
  if (host === '') return { kind: 'address', reason: 'Its address names no host.' };
  if (method === 'OPTIONS') {
    return { kind: 'preflight', reason: 'It is a preflight: browsers send it of themselves, connectors need none.' };
  }
  const response = memberOf(entry, 'response');
  const status = Number(textAt(response, 'status'));
  if ([301, 302, 303, 307, 308].includes(status)) {
    return { kind: 'redirect', reason: `It was answered with a redirect (${status}) and no data.` };
  }
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const resource = textAt(entry, '_resourceType');
  const type = mediaTypeOf(response);
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

/** In lower case, without parameters; '' when it is not known. */
function mediaTypeOf(response: unknown): string {
  const named = textAt(memberOf(response, 'content'), 'mimeType');
  const header = listAt(response, 'headers').find((pair) => textAt(pair, 'name').toLowerCase() === 'content-type');
  const type = named === '' || named === 'x-unknown' ? textAt(header, 'value') : named;
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
