import type { JsonPointer } from '../../document/pointer.ts';
import type { AuthChoice, RequestBody } from '../requests/model.ts';
import { readRows } from './read-rows.ts';
import { isRecord, memberOf, textAt, textOf } from '../tolerant.ts';

/**
 * The body of a V2 request: `{ mode, <mode>: … }`. Undefined when there is none or nothing in it.
 */
export function readBody(body: unknown, pointer: JsonPointer): RequestBody | undefined {
  if (!isRecord(body)) return typeof body === 'string' ? rawBody(body, '', pointer) : undefined;
  const mode = textAt(body, 'mode') || guessMode(body);
  const content = memberOf(body, mode);
  if (memberOf(body, 'disabled') === true) return mode === '' ? undefined : { kind: 'disabled', pointer };
  switch (mode) {
    case '':
      return undefined;
    case 'raw': {
      const language = textAt(memberOf(memberOf(body, 'options'), 'raw'), 'language');
      return rawBody(textOf(content), language, `${pointer}/raw`);
    }
    case 'urlencoded':
    case 'formdata':
      return formBody(mode, content, `${pointer}/${mode}`);
    case 'file':
      return { kind: 'file', pointer };
    case 'graphql':
      return graphqlBody(content, `${pointer}/graphql`);
    default:
      return { kind: 'unknown', mode, pointer };
  }
}

const bodyModes = ['raw', 'urlencoded', 'formdata', 'file', 'graphql'];

function guessMode(body: Readonly<Record<string, unknown>>): string {
  return bodyModes.find((mode) => (memberOf(body, mode) ?? undefined) !== undefined) ?? '';
}

/**
 * The body of a V1 request, spread over `dataMode`, `data`, `rawModeData` and `graphqlModeData`. Without a mode a table
 * is form data and anything else raw, as Postman's own converter takes it.
 */
export function readBodyV1(request: unknown, pointer: JsonPointer): RequestBody | undefined {
  const data = memberOf(request, 'data');
  const raw = memberOf(request, 'rawModeData');
  const rawText = Array.isArray(raw) ? raw.map(textOf).join('\n') : textOf(raw);
  const hasTable = Array.isArray(data) && data.length > 0;
  const mode = textAt(request, 'dataMode') || (hasTable ? 'params' : 'raw');
  if (memberOf(request, 'dataDisabled') === true) {
    if (hasTable || textOf(data).trim() !== '') return { kind: 'disabled', pointer: `${pointer}/data` };
    if (rawText.trim() !== '') return { kind: 'disabled', pointer: `${pointer}/rawModeData` };
    if (isRecord(memberOf(request, 'graphqlModeData')))
      return { kind: 'disabled', pointer: `${pointer}/graphqlModeData` };
    return mode === 'binary' ? { kind: 'disabled', pointer: `${pointer}/dataMode` } : undefined;
  }
  switch (mode) {
    case 'raw': {
      const language = textAt(memberOf(memberOf(request, 'dataOptions'), 'raw'), 'language');
      if (rawText.trim() !== '') return rawBody(rawText, language, `${pointer}/rawModeData`);
      return rawBody(textOf(data), language, `${pointer}/data`);
    }
    case 'params':
    case 'urlencoded':
      return formBody(mode === 'params' ? 'formdata' : mode, data, `${pointer}/data`);
    case 'binary':
      return { kind: 'file', pointer: `${pointer}/dataMode` };
    case 'graphql': {
      const own = memberOf(request, 'graphqlModeData');
      return isRecord(own)
        ? graphqlBody(own, `${pointer}/graphqlModeData`)
        : graphqlBody(raw, `${pointer}/rawModeData`);
    }
    default:
      return { kind: 'unknown', mode, pointer: `${pointer}/dataMode` };
  }
}

function rawBody(text: string, language: string, pointer: JsonPointer): RequestBody | undefined {
  return text.trim() === '' ? undefined : { kind: 'raw', text, language: language.toLowerCase(), pointer };
}

function formBody(kind: 'urlencoded' | 'formdata', content: unknown, pointer: JsonPointer): RequestBody | undefined {
  const rows = typeof content === 'string' ? [] : readRows(content, pointer);
  return rows.length === 0 ? undefined : { kind, rows, pointer };
}

function graphqlBody(content: unknown, pointer: JsonPointer): RequestBody {
  const variables = memberOf(content, 'variables');
  return {
    kind: 'graphql',
    query: isRecord(content) ? textAt(content, 'query') : textOf(content),
    variables: isRecord(variables) ? JSON.stringify(variables) : textOf(variables),
    operationName: textAt(content, 'operationName'),
    pointer,
  };
}

/**
 * `{ type, <type>: [{ key, value }] }` (V2.1) or `{ type, <type>: { … } }` (V2.0, V1). Undefined for null and for what is
 * no auth at all: it inherits.
 */
export function readAuth(auth: unknown, pointer: JsonPointer): AuthChoice | undefined {
  const type = textAt(auth, 'type');
  if (type === '' || type === 'inherit') return undefined;
  const rows = readRows(memberOf(auth, type), `${pointer}/${type}`);
  return { type, values: new Map(rows.map(({ key, value }) => [key, value])), pointer };
}

/** V1's older way to say the auth, by the names of `currentHelper`. */
const helperTypes: ReadonlyMap<string, string> = new Map([
  ['basicAuth', 'basic'],
  ['bearerAuth', 'bearer'],
  ['apikeyAuth', 'apikey'],
  ['oAuth1', 'oauth1'],
  ['oAuth2', 'oauth2'],
  ['digestAuth', 'digest'],
  ['hawkAuth', 'hawk'],
  ['ntlmAuth', 'ntlm'],
  ['awsSigV4', 'awsv4'],
  ['jwtAuth', 'jwt'],
  ['asapAuth', 'asap'],
  ['edgegridAuth', 'edgegrid'],
  ['noauth', 'noauth'],
]);

/** `auth` as in V2, or `currentHelper` (`normal`: inherits) with `helperAttributes` (an object or JSON text). */
export function readAuthV1(value: unknown, pointer: JsonPointer): AuthChoice | undefined {
  const auth = readAuth(memberOf(value, 'auth'), `${pointer}/auth`);
  if (auth) return auth;
  const helper = textAt(value, 'currentHelper').trim();
  if (helper === '' || helper === 'normal') return undefined;
  const attributes = memberOf(value, 'helperAttributes') ?? undefined;
  const at = `${pointer}/${attributes === undefined ? 'currentHelper' : 'helperAttributes'}`;
  const rows = readRows(typeof attributes === 'string' ? parsed(attributes) : attributes, at);
  const type = helperTypes.get(helper) ?? helper;
  return { type, values: new Map(rows.map(({ key, value }) => [key, value])), pointer: at };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
