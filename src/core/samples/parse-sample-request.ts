import type { Method, Parameter } from '../definition/openapi2.ts';
import { isMethod } from '../definition/operations.ts';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts';
import { readMultipart } from '../formats/requests/read-multipart.ts';
import { isSecretName } from '../secrets/find-secrets.ts';
import { inferBody } from './infer-body.ts';
import {
  isTransportHeader,
  mediaTypeOf,
  readHeaderLines,
  reportLeftOut,
  type HeaderLine,
} from './read-header-lines.ts';

/** What "Import from sample" asks for, as typed. */
export interface SampleRequest {
  /** Any casing; '' is GET. */
  readonly verb: string;
  /** With or without scheme and host; path variables in braces: `https://api.example/v1/pets/{id}?limit=10`. */
  readonly url: string;
  /** One a line, `Name: value` or `Name value`. */
  readonly headers?: string;
  readonly body?: string;
  /** The connector's base URL, which is taken off the path. */
  readonly basePath?: string;
}

/** An operation's request, as the sample shows it. */
export interface OperationDraft {
  readonly method: Method;
  /** Starts with `/`, base URL taken off. */
  readonly path: string;
  /** Lower case, from the sample's URL; absent when it names none. The operation does not keep them. */
  readonly scheme?: string;
  readonly host?: string;
  /** Path, query, header, then body or form data; in each the order of the sample. */
  readonly parameters: readonly Parameter[];
  /** How the sample signs in, which is no parameter: the connection asks for it. Its secret is not kept. */
  readonly signIn?: SampleSignIn;
  /** Present when there is a body. */
  readonly consumes?: readonly string[];
  /** Pointers into the sample (`/url`, `/headers`, `/body`), ranges into the text that stands there. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a sample shows of signing in. A token in the `Authorization` header is a key that is typed with its scheme. */
export type SampleSignIn =
  { readonly kind: 'basic' } | { readonly kind: 'apiKey'; readonly in: 'header' | 'query'; readonly name: string };

/**
 * What the wizard makes of a sample request: everything text and optional, no sample value kept, path variables required.
 *
 * Reports, beside what `readHeaderLines` and `inferBody` report: `sample/verb-not-known` (error; GET is taken),
 * `sample/url-missing` (error), `sample/authorization-header` (warning), `sample/headers-left-out` (info),
 * `sample/credentials-in-url`, `sample/further-secret`, `sample/body-not-allowed` (warning), `sample/query-repeated`,
 * `sample/body-as-form` (info).
 * Source: domain notes, 4.4.
 */
export function parseSampleRequest(sample: SampleRequest): OperationDraft {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const method = readVerb(sample.verb, report);
  const { scheme, host, path, query } = readUrl(sample.url, report);
  const headers = readHeaderLines(sample.headers ?? '', report);
  const key = withoutBasePath(path, sample.basePath);
  const { parameters: body, consumes } = readBody(sample.body ?? '', method, headers, report);
  const signIn = signInOf(headers, query);
  const isKey = (place: 'header' | 'query', name: string): boolean =>
    signIn?.kind === 'apiKey' && signIn.in === place && signIn.name.toLowerCase() === name.toLowerCase();
  const parameters = [
    ...pathParameters(key),
    ...queryParameters(query, report).filter(({ name = '' }) => !isKey('query', name)),
    ...withoutSecrets(
      headerParameters(headers, report).filter(({ name = '' }) => !isKey('header', name)),
      headers,
      report,
    ),
    ...body,
  ];
  return {
    method,
    path: key,
    ...(scheme !== undefined && { scheme }),
    ...(host !== undefined && { host }),
    parameters,
    ...(signIn && { signIn }),
    ...(consumes && { consumes }),
    diagnostics,
  };
}

/** The first that carries a credential: a header by its name, a query parameter by its name and what stands in it. */
function signInOf(headers: readonly HeaderLine[], query: string): SampleSignIn | undefined {
  const authorization = headers.find(({ name }) => /^authorization$/i.test(name));
  if (authorization) {
    const isBasic = /^basic\b/i.test(authorization.value);
    return isBasic ? { kind: 'basic' } : { kind: 'apiKey', in: 'header', name: 'Authorization' };
  }
  const header = headers.find(({ name }) => !isTransportHeader(name) && isSecretName(name));
  if (header) return { kind: 'apiKey', in: 'header', name: header.name };
  const pairs = query.split('&').map((pair) => pair.split('='));
  const [found] =
    pairs.find(([name = '', ...value]) => isSecretName(decodeQuery(name)) && value.join('=') !== '') ?? [];
  return found === undefined ? undefined : { kind: 'apiKey', in: 'query', name: decodeQuery(found) };
}

/** A connection signs in with one credential; another one in a header is no parameter either. */
function withoutSecrets(
  parameters: readonly Parameter[],
  headers: readonly HeaderLine[],
  report: Report,
): readonly Parameter[] {
  return parameters.filter(({ name = '' }) => {
    if (!isSecretName(name)) return true;
    const range = headers.find((header) => header.name === name)?.range;
    const message = `"${name}" is left out, because it looks like one more secret. Make it a connection parameter on the Security tab, and add a policy that sets the header from it.`;
    report({
      code: 'sample/further-secret',
      severity: 'warning',
      message,
      pointer: '/headers',
      ...(range && { range }),
    });
    return false;
  });
}

function readVerb(verb: string, report: Report): Method {
  const word = verb.trim().toLowerCase() || 'get';
  if (isMethod(word)) return word;
  const message = `Connectors cannot send "${verb.trim()}". Choose GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS.`;
  report({ code: 'sample/verb-not-known', severity: 'error', message, pointer: '/verb' });
  return 'get';
}

interface SampleUrl {
  readonly scheme?: string;
  readonly host?: string;
  /** Not decoded, but for the braces of variables. */
  readonly path: string;
  readonly query: string;
}

/** Not by `URL`, which would encode the braces and refuse addresses without a scheme. */
function readUrl(typed: string, report: Report): SampleUrl {
  const url = typed.trim();
  if (url === '') {
    const message = 'Type the address that the request goes to.';
    report({ code: 'sample/url-missing', severity: 'error', message, pointer: '/url' });
  }
  const [beforeFragment = ''] = url.split('#', 1);
  const questionMark = beforeFragment.indexOf('?');
  const address = questionMark < 0 ? beforeFragment : beforeFragment.slice(0, questionMark);
  const query = questionMark < 0 ? '' : beforeFragment.slice(questionMark + 1);
  const full =
    /^([a-z][a-z\d+.-]*):\/\/([^/]*)(.*)$/is.exec(address) ??
    /^()((?:[\w-]+(?:\.[\w-]+)+|localhost|[\w-]+(?=:\d))(?::\d+)?)(\/.*|)$/is.exec(address);
  const [, scheme = '', authority = '', rest = address] = full ?? [];
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    const message =
      'The user name and password in the address are left out. Use Basic authentication on the Security tab.';
    report({ code: 'sample/credentials-in-url', severity: 'warning', message, pointer: '/url' });
  }
  const host = authority.slice(at + 1).toLowerCase();
  const path = rest
    .replace(/%7b/gi, '{')
    .replace(/%7d/gi, '}')
    .replace(/\{\{\s*([^{}]+?)\s*\}\}/g, '{$1}');
  return {
    ...(scheme && { scheme: scheme.toLowerCase() }),
    ...(host && { host }),
    path: path.startsWith('/') ? path : `/${path}`,
    query,
  };
}

function withoutBasePath(path: string, basePath = '/'): string {
  const base = basePath.replace(/\/+$/, '');
  if (base === '' || (path !== base && !path.startsWith(`${base}/`))) return path;
  return path.slice(base.length) || '/';
}

function pathParameters(path: string): readonly Parameter[] {
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
  return [...names].map((name) => ({
    name,
    in: 'path',
    required: true,
    type: 'string',
    'x-ms-url-encoding': 'single',
  }));
}

function queryParameters(query: string, report: Report): readonly Parameter[] {
  const names = query.split('&').flatMap((pair) => decodeQuery(pair.split('=', 1)[0] ?? '') || []);
  const once = [...new Set(names)];
  for (const name of once.filter((name) => names.indexOf(name) !== names.lastIndexOf(name))) {
    const message = `"${name}" stands in the address more than once and became one parameter. For a list of values, make its type array.`;
    report({ code: 'sample/query-repeated', severity: 'info', message, pointer: '/url' });
  }
  return once.map((name) => ({ name, in: 'query', required: false, type: 'string' }));
}

function decodeQuery(name: string): string {
  const spaced = name.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced).trim();
  } catch {
    return spaced.trim();
  }
}

function headerParameters(headers: readonly HeaderLine[], report: Report): readonly Parameter[] {
  const isAuthorization = ({ name }: HeaderLine): boolean => /^(proxy-)?authorization$/i.test(name);
  for (const { name, range } of headers.filter(isAuthorization)) {
    const message = `A connector cannot have "${name}" as a parameter. Choose how to sign in on the Security tab; the header is sent from there.`;
    report({ code: 'sample/authorization-header', severity: 'warning', message, pointer: '/headers', range });
  }
  reportLeftOut(
    headers.filter(({ name }) => isTransportHeader(name)),
    report,
  );
  return headers
    .filter((header) => !isAuthorization(header) && !isTransportHeader(header.name))
    .map(({ name }) => ({ name, in: 'header', required: false, type: 'string' }));
}

function readBody(
  body: string,
  method: Method,
  headers: readonly HeaderLine[],
  report: Report,
): { readonly parameters: readonly Parameter[]; readonly consumes?: readonly string[] } {
  if (body.trim() === '') return { parameters: [] };
  if (method === 'get' || method === 'head') {
    const message = `A ${method.toUpperCase()} request cannot have a body, so it is left out. Choose another verb if the body matters.`;
    report({ code: 'sample/body-not-allowed', severity: 'warning', message, pointer: '/body' });
    return { parameters: [] };
  }
  const mediaType = mediaTypeOf(headers);
  if (mediaType?.startsWith('multipart/')) {
    const whole = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
    const fields = formFields(readMultipart(body, whole, '').map(({ key, isFile }) => ({ name: key, isFile })));
    if (fields.length > 0) return { parameters: fields, consumes: ['multipart/form-data'] };
  }
  const isForm = mediaType === undefined && looksLikeForm(body);
  if (isForm) {
    const message =
      'The body looks like a form, so its fields became parameters. A Content-Type header says otherwise.';
    report({ code: 'sample/body-as-form', severity: 'info', message, pointer: '/body' });
  }
  if (isForm || mediaType === formType) {
    const names = body.trim().split('&');
    const fields = formFields(names.map((pair) => ({ name: decodeQuery(pair.split('=', 1)[0] ?? ''), isFile: false })));
    return { parameters: fields, consumes: [formType] };
  }
  const { schema, isJson } = inferBody([body], mediaType, report);
  return {
    parameters: [{ name: 'body', in: 'body', required: false, schema }],
    consumes: [mediaType ?? (isJson ? 'application/json' : 'text/plain')],
  };
}

const formType = 'application/x-www-form-urlencoded';

/** `name=value&other=value`, and no sentence with an equals sign in it. */
const looksLikeForm = (body: string): boolean => /^[\w.[\]%+-]+=[^\s&=]*(?:&[\w.[\]%+-]+=[^\s&=]*)*$/.test(body.trim());

/** Each name once, as a file where one of its parts is. */
function formFields(fields: readonly { readonly name: string; readonly isFile?: boolean }[]): readonly Parameter[] {
  const kinds = new Map<string, boolean>();
  for (const { name, isFile = false } of fields) if (name !== '') kinds.set(name, isFile || kinds.get(name) === true);
  return Array.from(kinds, ([name, isFile]) => ({
    name,
    in: 'formData',
    required: false,
    type: isFile ? 'file' : 'string',
  }));
}
