import { findCommands } from '../formats/curl/find-commands.ts';
import { readSettings, type Setting } from '../formats/curl/read-command.ts';
import { joinData } from '../formats/curl/read-data.ts';
import type { SampleRequest } from './parse-sample-request.ts';
import { readFetch } from './read-fetch.ts';

/** A call that somebody copied: from a terminal, from a browser's developer tools, from a document. */
export interface SampleCall {
  readonly kind: 'curl' | 'fetch' | 'http' | 'address';
  /** Fills the fields of "Import from sample". */
  readonly sample: Required<Pick<SampleRequest, 'verb' | 'url' | 'headers' | 'body'>>;
}

/**
 * Reads a pasted cURL command, a `fetch` call, a raw HTTP message or an address; of several the first. Undefined for
 * anything else.
 */
export function readCall(text: string): SampleCall | undefined {
  return readRaw(text) ?? readCurl(text) ?? readFetchCall(text) ?? readAddress(text);
}

/** An address alone is a call to look something up. */
function readAddress(text: string): SampleCall | undefined {
  const url = text.trim();
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(url)) return undefined;
  return { kind: 'address', sample: { verb: 'GET', url, headers: '', body: '' } };
}

/**
 * `POST /parcels HTTP/1.1`, headers, an empty line, the body. Source: RFC 9112, 2.1; RFC 9113 names it `HTTP/2`. The version
 * may be missing, as in files that editors send requests from; comments may stand in front.
 */
function readRaw(text: string): SampleCall | undefined {
  const [head, verb = '', target = '', version] =
    /^\s*(?:(?:#|\/\/)[^\n]*\n\s*)*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+(\S+)(?:[ \t]+(HTTP\/\d(?:\.\d)?))?[ \t]*(?:\r?\n|$)/i.exec(
      text,
    ) ?? [];
  if (head === undefined || (version === undefined && !/^(?:\/|https?:\/\/)/i.test(target))) return undefined;
  const rest = text.slice(text.indexOf(head) + head.length);
  const [blank] = /^\r?\n|\r?\n[ \t]*\r?\n/.exec(rest) ?? [];
  const end = blank === undefined ? rest.length : rest.indexOf(blank);
  const headers = rest.slice(0, end);
  const body = blank === undefined ? '' : rest.slice(end + blank.length).trim();
  const [, host] = /^host:[ \t]*(\S+)/im.exec(headers) ?? [];
  const isWhole = /^https?:\/\//i.test(target);
  const url = isWhole || host === undefined ? target : `https://${host}${target}`;
  return { kind: 'http', sample: { verb: verb.toUpperCase(), url, headers: headers.trim(), body } };
}

function readCurl(text: string): SampleCall | undefined {
  if (!/\bcurl\b/i.test(text)) return undefined;
  const [command] = findCommands(text);
  if (!command) return undefined;
  const { settings } = readSettings(command);
  const next = settings.findIndex(({ role }) => role === 'next');
  const own = next < 0 ? settings : settings.slice(0, next);
  const values = (...roles: readonly Setting['role'][]): readonly string[] =>
    own.filter(({ role }) => roles.includes(role)).map(({ value }) => value);
  const [address = ''] = values('url');
  const data = joinData(own, command.input);
  const form = values('form', 'formString');
  const isGet = own.some(({ role }) => role === 'get');
  const query = [...values('urlQuery'), ...(isGet && data ? [data.text] : [])].join('&');
  const hasBody = !isGet && (data !== undefined || form.length > 0);
  const given = values('header').map((header) => header.replace(/;$/, ':'));
  const isTyped = given.some((header) => /^content-type\s*:/i.test(header));
  const said =
    data?.isJson === true || /^\s*[[{]/.test(data?.text ?? '')
      ? 'application/json'
      : 'application/x-www-form-urlencoded';
  const [verb = own.some(({ role }) => role === 'head') ? 'HEAD' : hasBody ? 'POST' : 'GET'] =
    values('method').slice(-1);
  const headers = [
    ...given,
    ...(values('user').length > 0 ? ['Authorization: Basic'] : []),
    ...(values('bearer').length > 0 ? ['Authorization: Bearer'] : []),
    ...(hasBody && !isTyped ? [`Content-Type: ${data ? said : `multipart/form-data; boundary=${boundary}`}`] : []),
  ];
  const body = isGet ? '' : (data?.text ?? writeMultipart(own));
  const url = query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
  return { kind: 'curl', sample: { verb: verb.toUpperCase(), url, headers: headers.join('\n'), body } };
}

const boundary = 'form';

/** The parts of `--form` without what is in them. Source: RFC 7578. */
function writeMultipart(settings: readonly Setting[]): string {
  const parts = settings.flatMap(({ role, value }) => {
    if (role !== 'form' && role !== 'formString') return [];
    const [, name = '', sign = ''] = /^([^=]*)=?([@<]?)/.exec(value) ?? [];
    const file = role === 'form' && sign === '@' ? '; filename=""' : '';
    return [`--${boundary}\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${file}\n\n\n`];
  });
  return parts.length === 0 ? '' : `${parts.join('')}--${boundary}--`;
}

function readFetchCall(text: string): SampleCall | undefined {
  const found = readFetch(text);
  if (!found) return undefined;
  const { url, options } = found;
  const given = options['headers'];
  const pairs: readonly (readonly [string, unknown])[] = Array.isArray(given)
    ? given.flatMap((pair: unknown) => (Array.isArray(pair) ? [[String(pair[0]), pair[1]] as const] : []))
    : Object.entries(typeof given === 'object' && given !== null ? given : {});
  const headers = pairs.map(([name, value]) => `${name}: ${String(value)}`).join('\n');
  const { body: sent } = options;
  const body =
    sent === undefined || sent === null ? '' : typeof sent === 'string' ? sent : JSON.stringify(sent, null, 2);
  const { method } = options;
  const verb = typeof method === 'string' ? method.toUpperCase() : 'GET';
  return { kind: 'fetch', sample: { verb, url, headers, body } };
}
