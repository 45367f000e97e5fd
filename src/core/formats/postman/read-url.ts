import type { JsonPointer } from '../../document/pointer.ts';
import type { RequestUrl, Row } from '../requests/model.ts';
import type { ParseAddress } from '../requests/parse-address.ts';
import { queryRows } from '../requests/rows.ts';
import { readRows } from './read-rows.ts';
import { isRecord, listAt, memberOf, textAt, textOf } from '../tolerant.ts';

/** Longer addresses come out of broken files; reading them costs more than it tells. */
const longestAddress = 32_768;

/**
 * The address of a request: a text, or an object of parts where `raw` stands in for those that are not there.
 *
 * @returns Undefined when there is no address at all.
 */
export function readUrl(url: unknown, pointer: JsonPointer, parse: ParseAddress): RequestUrl | undefined {
  if (!isRecord(url)) return readAddress(textOf(url), pointer, parse);
  const raw = textAt(url, 'raw');
  const host = joined(memberOf(url, 'host'), '.');
  const segments = segmentsIn(memberOf(url, 'path'));
  const query = memberOf(url, 'query');
  const hasQuery =
    Array.isArray(query) ||
    (typeof query === 'string' && query.trim() !== '') ||
    (isRecord(query) && Object.keys(query).length > 0);
  // Reading the whole address again for each of thousands of requests is only worth it where the parts leave gaps.
  const isNeeded = host === '' || (!hasQuery && raw.includes('?')) || raw.includes('@');
  const fromRaw = isNeeded ? readAddress(raw, `${pointer}/raw`, parse) : undefined;
  const variables = readRows(memberOf(url, 'variable'), `${pointer}/variable`);
  const hasPath = segments.some((segment) => segment !== '');
  if (host === '' && (segments.length === 0 || fromRaw?.host)) {
    if (!fromRaw) return undefined;
    return {
      ...fromRaw,
      ...(hasPath && { segments }),
      variables,
      ...(hasQuery && { query: readQuery(query, `${pointer}/query`, parse) }),
    };
  }
  const auth = memberOf(url, 'auth');
  const port = textAt(url, 'port');
  return {
    pointer,
    protocol: textAt(url, 'protocol').replace(/:?\/*$/, ''),
    host: port === '' ? host : `${host}:${port}`,
    segments,
    query: hasQuery ? readQuery(query, `${pointer}/query`, parse) : (fromRaw?.query ?? []),
    variables,
    credentials: isRecord(auth) ? `${textAt(auth, 'user')}:${textAt(auth, 'password')}` : (fromRaw?.credentials ?? ''),
  };
}

function readQuery(query: unknown, pointer: JsonPointer, parse: ParseAddress): readonly Row[] {
  return typeof query === 'string' ? queryRows(parse(`?${query}`).query, pointer) : readRows(query, pointer);
}

/** An address in text. */
function readAddress(text: string, pointer: JsonPointer, parse: ParseAddress): RequestUrl | undefined {
  const address = text.trim().slice(0, longestAddress);
  if (address === '') return undefined;
  // `//host/path`, as pages write an address of their own scheme.
  const { query, ...parts } = parse(/^\/\/[^/]/.test(address) ? address.slice(2) : address);
  return { pointer, ...parts, query: queryRows(query, pointer), variables: [] };
}

/** `['api', 'example', 'com']`, or the same as one text. */
function joined(value: unknown, separator: string): string {
  return Array.isArray(value) ? value.map(partText).join(separator) : textOf(value);
}

function segmentsIn(path: unknown): readonly string[] {
  if (Array.isArray(path)) return path.filter((part) => part !== null).map(partText);
  const text = textOf(path).replace(/^\//, '');
  return text === '' ? [] : text.split('/');
}

/** A part is a text, or `{ type, value }`. */
const partText = (part: unknown): string => (isRecord(part) ? textAt(part, 'value') : textOf(part));

/** V1 keeps the query in `url`, and once more in `queryParams` with what is switched off and the descriptions. */
export function withQueryParams(
  url: RequestUrl | undefined,
  request: unknown,
  pointer: JsonPointer,
): RequestUrl | undefined {
  if (!url) return undefined;
  const rows = readRows(listAt(request, 'queryParams'), `${pointer}/queryParams`);
  const named = new Set(rows.map(({ key }) => key));
  const data = readRows(memberOf(request, 'pathVariableData'), `${pointer}/pathVariableData`);
  const known = new Set(data.map(({ key }) => key));
  const plain = readRows(memberOf(request, 'pathVariables'), `${pointer}/pathVariables`);
  return {
    ...url,
    query: [...rows, ...url.query.filter(({ key }) => !named.has(key))],
    variables: [...data, ...plain.filter(({ key }) => !known.has(key))],
  };
}
