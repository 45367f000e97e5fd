import type { JsonPointer } from '../../document/pointer.ts';
import { looksLikeSecret } from '../../secrets/find-secrets.ts';
import type { FlatRequest, Folder, RequestUrl, Row } from '../requests/model.ts';
import { parseAddress } from '../requests/parse-address.ts';
import { recogniseAuth } from '../requests/recognise-auth.ts';
import { queryRows, rowOf } from '../requests/rows.ts';
import { isRecordedHeader } from '../requests/transport-headers.ts';
import { isRecord, listAt, memberOf, textAt } from '../tolerant.ts';
import type { LeftOut } from './judge-entry.ts';
import type { AttachedTexts } from './attached-files.ts';
import { readBody } from './read-body.ts';
import { readPairs } from './read-pairs.ts';
import { readResponse } from './read-response.ts';

/** An entry of a recording. */
export interface Entry {
  readonly request: FlatRequest;
  /** Why it is no call of an API; undefined when it is one. */
  readonly leftOut: LeftOut | undefined;
  /** JSON was sent or answered: what an API does, and what counts pixels and visits mostly does not. */
  readonly isJson: boolean;
}

/** What all entries of a recording have in common. */
export interface Surroundings {
  /** The one folder of all its requests. */
  readonly folder: Folder;
  readonly attached: AttachedTexts;
}

/** Longer addresses hold data, not a place. */
const longestAddress = 32_768;

/** Method and address of an entry; '' for an address that there is not. */
export function readCall(entry: unknown): { readonly method: string; readonly address: string } {
  const request = memberOf(entry, 'request');
  // Tools that replay recordings write `${name}` for what they put in.
  const written = textAt(request, 'url')
    .trim()
    .slice(0, longestAddress)
    .replace(/\$\{(\w+)\}/g, '{{$1}}');
  const method = textAt(request, 'method').trim().toUpperCase() || 'GET';
  if (!/^\/(?!\/)/.test(written)) return { method, address: written };
  // Proxies on the server's side record the path alone.
  const pairs = listAt(request, 'headers');
  const named = pairs.find((pair) => /^(?::authority|host)$/i.test(textAt(pair, 'name')));
  const host = textAt(named, 'value').trim();
  return { method, address: host === '' ? written : `https://${host}${written}` };
}

/**
 * One entry of `log.entries`. The bodies of what is left out are not read: they are pictures and programs.
 *
 */
export function readEntry(
  entry: unknown,
  pointer: JsonPointer,
  { folder, attached }: Surroundings,
  { method, address }: ReturnType<typeof readCall>,
  leftOut: LeftOut | undefined,
): Entry {
  const request = memberOf(entry, 'request');
  const at = `${pointer}/request`;
  const description = leftOut ? '' : descriptionOf(entry);
  const shared = { pointer, description, method, folder };
  if (leftOut) {
    const name = isRecord(request) ? nameOf(method, address) : 'Empty entry';
    const none = { url: undefined, headers: [], body: undefined, auth: undefined, responses: [] };
    return { request: { ...shared, ...none, name }, leftOut, isJson: false };
  }
  const url = readUrl(request, address, at);
  const headers = readHeaders(request, at);
  const response = readResponse(memberOf(entry, 'response'), `${pointer}/response`, attached);
  const { body, mediaType } = readBody(memberOf(request, 'postData'), `${at}/postData`, attached);
  const hasType = headers.some(({ key }) => key.toLowerCase() === 'content-type');
  const sent =
    hasType || mediaType === '' ? headers : [...headers, rowOf('Content-Type', mediaType, `${at}/postData/mimeType`)];
  return {
    request: {
      ...shared,
      name: nameOf(method, address),
      url,
      headers: sent,
      body,
      auth: recogniseAuth(headers, url.query, isRecordedHeader),
      responses: response ? [response] : [],
    },
    leftOut: undefined,
    isJson: /\bjson\b/i.test(mediaType) || response?.language === 'json',
  };
}

/** What whoever recorded it wrote beside it. */
const descriptionOf = (entry: unknown): string =>
  (textAt(entry, 'comment') || textAt(memberOf(entry, 'request'), 'comment')).trim();

function readUrl(request: unknown, address: string, pointer: JsonPointer): RequestUrl {
  const { query, ...parts } = parseAddress(address);
  const at = `${pointer}/url`;
  const own = queryRows(query, at);
  const listed = address.includes('?') ? [] : readPairs(request, 'queryString', pointer);
  return { pointer: at, ...parts, query: [...own, ...listed], variables: [] };
}

/** Cookies that stand only in their own list are a header too, so that their values are known for secrets. */
function readHeaders(request: unknown, pointer: JsonPointer): readonly Row[] {
  const headers = readPairs(request, 'headers', pointer);
  if (headers.some(({ key }) => key.toLowerCase() === 'cookie')) return headers;
  const cookies = readPairs(request, 'cookies', pointer);
  const line = cookies.map(({ key, value }) => `${key}=${value}`).join('; ');
  return line === '' ? headers : [...headers, rowOf('Cookie', line, `${pointer}/cookies`)];
}

/** Method and address without its query, which may hold a key; so may a part of the path. */
function nameOf(method: string, address: string): string {
  const [scheme] = /^[a-z][a-z\d+.-]*:(?!\/\/)/i.exec(address) ?? [];
  if (scheme !== undefined) return `${method} ${scheme}…`;
  const { protocol, host, segments } = parseAddress(address);
  const path = segments
    .map((segment) => `/${looksLikeSecret(segment) ? '***' : segment.replace(/\s/g, '%20')}`)
    .join('');
  return `${method} ${protocol === '' ? '' : `${protocol}://`}${host}${path}`.slice(0, 200);
}
