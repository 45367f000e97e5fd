import { fieldsOfSample } from './fields.ts';
import { get, isObject, join, list, words } from './loose.ts';
import { wantedOfRow, type Part, type Scheme, type Wanted } from './part.ts';

type Own = (part: Omit<Part, 'operations'>) => void;
interface Address {
  readonly segments: readonly string[];
  readonly query: readonly string[];
}

/** Counts a Postman collection of the versions 2.0 and 2.1: items that are no folders, and what is in their requests. */
export function countPostman2(file: unknown): readonly Part[] {
  // The service answers with the collection in a wrapper.
  const base = isObject(get(file, 'collection')) ? '/collection' : '';
  const root = base === '' ? file : get(file, 'collection');
  const parts: Part[] = [];
  // Folders within folders may be as deep as the file is long.
  const waiting = [{ value: root, pointer: base, isFolder: true }];
  const inFolder = new Map<string, string[]>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { value, pointer, isFolder } = next;
    if (!isFolder) {
      countRequest(value, pointer, parts);
      for (const [folder, operations] of inFolder) if (pointer.startsWith(`${folder}/`)) operations.push(pointer);
      continue;
    }
    const operations: string[] = [];
    inFolder.set(pointer, operations);
    countAuth(get(value, 'auth'), join(pointer, 'auth'), operations, parts);
    list(get(value, 'item')).forEach((item, index) => {
      if (!isObject(item)) return;
      const isInner = isObject(item) && Object.hasOwn(item, 'item');
      waiting.push({ value: item, pointer: join(pointer, 'item', index), isFolder: isInner });
    });
  }
  return parts;
}

/** Of the version 1: a flat list of requests, whatever the folders say of it. */
export function countPostman1(root: unknown): readonly Part[] {
  const base = '';
  const parts: Part[] = [];
  const requests = list(get(root, 'requests'));
  const all = requests.map((_, index) => join(base, 'requests', index));
  countAuth(get(root, 'auth'), join(base, 'auth'), all, parts);
  list(get(root, 'folders')).forEach((folder, index) => {
    const id = get(folder, 'id');
    const inside = all.filter((_, at) => get(requests[at], 'folder') === id);
    countAuth(get(folder, 'auth'), join(base, 'folders', index, 'auth'), inside.length === 0 ? all : inside, parts);
  });
  requests.forEach((request, index) => {
    if (isObject(request)) countRequest1(request, join(base, 'requests', index), parts);
  });
  return parts;
}

/** @param header What the request sends as `Authorization` itself, whatever its auth is. */
function countAuth(auth: unknown, pointer: string, operations: readonly string[], parts: Part[], header = ''): void {
  const type = words(get(auth, 'type'));
  if (!isObject(auth) || type === '') return;
  const wanted: readonly Wanted[] =
    type === 'noauth'
      ? [{ is: 'open' }, ...(header === '' ? [] : wantedOfRow('header', 'Authorization', header))]
      : schemesOf(type, (key) => memberOf(get(auth, type), key)).map(asWanted);
  // A folder that asks for nothing says nothing that its requests do not.
  if (type !== 'noauth' || pointer.endsWith('/request/auth'))
    parts.push({ kind: 'auth', label: type, pointers: [pointer], operations, wanted });
}

const asWanted = (scheme: Scheme): Wanted => ({ is: 'scheme', scheme });

/** Version 2.1 has lists of keys and values, version 2.0 objects. */
function memberOf(values: unknown, key: string): string {
  if (!Array.isArray(values)) return words(get(values, key));
  return words(
    get(
      values.find((one) => get(one, 'key') === key),
      'value',
    ),
  );
}

const token: Scheme = { type: 'apiKey', in: 'header', name: 'Authorization' };

function schemesOf(type: string, valueOf: (key: string) => string): readonly Scheme[] {
  if (type === 'basic') return [{ type: 'basic' }];
  if (type === 'bearer') return [token];
  if (type === 'apikey')
    return [{ type: 'apiKey', in: valueOf('in') === 'query' ? 'query' : 'header', name: valueOf('key') }];
  if (type !== 'oauth2') return [];
  const hasAddresses = valueOf('authUrl') !== '' && valueOf('accessTokenUrl') !== '';
  return hasAddresses ? [{ type: 'oauth2' }] : [token, { type: 'apiKey', in: 'query', name: 'access_token' }];
}

function countRequest(item: unknown, pointer: string, parts: Part[]): void {
  const own: Own = (part) => void parts.push({ ...part, operations: [pointer] });
  own({ kind: 'operation', label: words(get(item, 'name')), pointers: [pointer], wanted: [{ is: 'operation' }] });
  const request = get(item, 'request');
  const requestAt = join(pointer, 'request');
  const header = list(get(request, 'header')).find(
    (row) => /^authorization$/i.test(words(get(row, 'key'))) && get(row, 'disabled') !== true,
  );
  countAuth(get(request, 'auth'), join(requestAt, 'auth'), [pointer], parts, words(get(header, 'value')));
  const url = typeof request === 'string' ? request : get(request, 'url');
  countUrl(url, typeof request === 'string' ? requestAt : join(requestAt, 'url'), own);
  countHeaders(get(request, 'header'), join(requestAt, 'header'), own);
  const body = get(request, 'body');
  const bodyAt = join(requestAt, 'body');
  const mode = words(get(body, 'mode'));
  const content = mode === '' ? undefined : get(body, mode);
  const says =
    typeof content === 'string'
      ? content.trim() !== ''
      : typeof content === 'object' && content !== null && Object.keys(content).length > 0;
  if (isObject(body) && says) {
    own({ kind: 'body', label: mode, pointers: [bodyAt], wanted: [{ is: 'body' }] });
    if (mode === 'urlencoded' || mode === 'formdata') countRows(content, join(bodyAt, mode), 'form', own);
    const language = words(get(get(get(body, 'options'), 'raw'), 'language'));
    if (mode === 'raw' && get(body, 'disabled') !== true && /^(?:json)?$/.test(language))
      countFields(words(content), 'body', join(bodyAt, 'raw'), own);
  }
  list(get(item, 'response')).forEach((response, index) => {
    const code = words(get(response, 'code'));
    if (isObject(response)) countResponse(code, words(get(response, 'body')), join(pointer, 'response', index), own);
  });
}

function countResponse(code: string, text: string, pointer: string, own: Own): void {
  const status = /^\d{3}$/.test(code) ? code : 'default';
  own({ kind: 'response', label: code, pointers: [pointer], wanted: [{ is: 'response', code: status }] });
  countFields(text, { code: status }, pointer, own);
}

function countFields(text: string, of: 'body' | { readonly code: string }, pointer: string, own: Own): void {
  for (const path of fieldsOfSample(text) ?? [])
    own({ kind: 'field', label: path.join('.'), pointers: [pointer], wanted: [{ is: 'field', of, path }] });
}

function countUrl(url: unknown, pointer: string, own: Own): void {
  const raw = typeof url === 'string' ? url : words(get(url, 'raw'));
  const path = get(url, 'path');
  const parsed = parse(raw);
  const segments = Array.isArray(path)
    ? path.filter((one) => one !== null).map((one) => (typeof one === 'string' ? one : words(get(one, 'value'))))
    : typeof path === 'string' && path !== ''
      ? path.replace(/^\//, '').split('/')
      : get(url, 'host') === undefined
        ? parsed.segments
        : [];
  segments.forEach((segment, index) => {
    if (!/^:.|\{\{/.test(segment)) return;
    const wanted: Wanted = { is: 'variable', name: segment, fromEnd: segments.length - 1 - index };
    const more = list(get(url, 'variable')).findIndex(
      (one) => `:${words(get(one, 'key') ?? get(one, 'id'))}` === segment,
    );
    const pointers = [pointer, ...(more < 0 ? [] : [join(pointer, 'variable', more)])] as [string, ...string[]];
    own({ kind: 'parameter', label: `path ${segment}`, pointers, wanted: [wanted] });
  });
  const query = get(url, 'query');
  if (Array.isArray(query)) countRows(query, join(pointer, 'query'), 'query', own);
  else {
    // Whoever writes it by hand writes a text, or names and values.
    const written = isObject(query) ? Object.keys(query) : parse(`?${words(query).trim()}`).query;
    const names = typeof query === 'object' || typeof query === 'string' ? written : [];
    (names.length > 0 ? names : parsed.query).forEach((name) => countNamed('query', name, '', [pointer], own));
  }
}

/** By hand: `{{base}}/pets?limit={{n}}#top` is no URL that a parser knows. */
function parse(raw: string): Address {
  const [address = ''] = raw.split('#');
  const mark = address.indexOf('?');
  const place = mark < 0 ? address : address.slice(0, mark);
  const rest = place.replace(/^[a-z][a-z\d+.-]*:\/\//i, '');
  const query =
    mark < 0
      ? []
      : address
          .slice(mark + 1)
          .split('&')
          .flatMap((pair) => pair.split('=')[0] || []);
  return { segments: rest.split('/').slice(1), query };
}

function countHeaders(headers: unknown, pointer: string, own: Own): void {
  if (typeof headers !== 'string') return countRows(headers, pointer, 'header', own);
  for (const line of headers.split('\n')) {
    const [, name = '', value = ''] = /^\s*(?:\/\/)?([^:]*)(?::(.*))?$/.exec(line) ?? [];
    if (name.trim() !== '') countNamed('header', name.trim(), value, [pointer], own);
  }
}

function countRows(rows: unknown, pointer: string, place: 'query' | 'header' | 'form', own: Own): void {
  list(rows).forEach((row, index) => {
    const name = words(get(row, 'key')).trim();
    // An empty line of a table says nothing.
    if (name === '' && words(get(row, 'value')).trim() === '') return;
    countNamed(place, name, words(get(row, 'value')), [join(pointer, index)], own);
  });
}

function countNamed(
  place: 'query' | 'header' | 'form',
  name: string,
  value: string,
  pointers: readonly [string, ...string[]],
  own: Own,
): void {
  own({ kind: 'parameter', label: `${place} ${name}`, pointers, wanted: wantedOfRow(place, name, value) });
}

const helpers: Readonly<Record<string, string>> = {
  basicAuth: 'basic', bearerAuth: 'bearer', apikeyAuth: 'apikey', oAuth2: 'oauth2', normal: 'noauth',
}; // prettier-ignore

function countRequest1(request: unknown, pointer: string, parts: Part[]): void {
  const own: Own = (part) => void parts.push({ ...part, operations: [pointer] });
  own({ kind: 'operation', label: words(get(request, 'name')), pointers: [pointer], wanted: [{ is: 'operation' }] });
  const named = get(request, 'currentHelper');
  const helper = typeof named === 'string' ? named.trim() : '';
  if (isObject(get(request, 'auth'))) countAuth(get(request, 'auth'), join(pointer, 'auth'), [pointer], parts);
  else if (helper !== '' && helper !== 'normal') {
    const kind = helpers[helper] ?? helper;
    const wanted = schemesOf(kind, (key) => words(get(get(request, 'helperAttributes'), key))).map(asWanted);
    own({
      kind: 'auth',
      label: kind,
      pointers: [join(pointer, 'currentHelper'), join(pointer, 'helperAttributes')],
      wanted,
    });
  }
  const url = get(request, 'url');
  const listed = get(request, 'queryParams');
  const parsed = parse(words(url));
  parsed.segments.forEach((segment, index) => {
    if (!/^:.|\{\{/.test(segment)) return;
    const wanted: Wanted = { is: 'variable', name: segment, fromEnd: parsed.segments.length - 1 - index };
    const pointers = [join(pointer, 'url'), join(pointer, 'pathVariables'), join(pointer, 'pathVariableData')] as const;
    own({ kind: 'parameter', label: `path ${segment}`, pointers: [...pointers], wanted: [wanted] });
  });
  if (list(listed).length > 0) countRows(listed, join(pointer, 'queryParams'), 'query', own);
  else parsed.query.forEach((name) => countNamed('query', name, '', [join(pointer, 'url')], own));
  const headerData = get(request, 'headerData');
  if (list(headerData).length > 0) countRows(headerData, join(pointer, 'headerData'), 'header', own);
  else countHeaders(get(request, 'headers'), join(pointer, 'headers'), own);

  const mode = words(get(request, 'dataMode'));
  const [data, raw] = [get(request, 'data'), get(request, 'rawModeData')];
  const rawText = (Array.isArray(raw) ? words(raw[0]) : words(raw)).trim();
  const isForm = mode === 'urlencoded' || mode === 'params' || (mode === '' && Array.isArray(data));
  // A table of empty lines says nothing.
  const isFilled = list(data).some((row) => words(row) + words(get(row, 'key')) + words(get(row, 'value')) !== '');
  if (isForm && isFilled) {
    own({
      kind: 'body',
      label: mode,
      pointers: [join(pointer, 'data'), join(pointer, 'dataDisabled')],
      wanted: [{ is: 'body' }],
    });
    countRows(data, join(pointer, 'data'), 'form', own);
  } else if (
    !isForm &&
    (rawText !== '' ||
      (typeof data === 'string' && data.trim() !== '') ||
      (mode === 'binary' && !/^(?:get|head|)$/i.test(words(get(request, 'method')))) ||
      (mode === 'graphql' && words(get(get(request, 'graphqlModeData'), 'query')) !== ''))
  ) {
    const places = ['rawModeData', 'data', 'dataMode', 'graphqlModeData', 'dataDisabled'].map((name) =>
      join(pointer, name),
    );
    own({ kind: 'body', label: mode, pointers: places as [string, ...string[]], wanted: [{ is: 'body' }] });
    const text = rawText === '' ? words(data) : rawText;
    const isOff = get(request, 'dataDisabled') === true;
    if (mode === 'raw' && !isOff)
      countFields(text, 'body', join(pointer, rawText === '' ? 'data' : 'rawModeData'), own);
  }
  list(get(request, 'responses')).forEach((response, index) => {
    const code = words(get(get(response, 'responseCode'), 'code'));
    if (isObject(response)) countResponse(code, words(get(response, 'text')), join(pointer, 'responses', index), own);
  });
}
