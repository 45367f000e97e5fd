import type { Method, Parameter } from '../definition/openapi2.ts';
import { isMethod } from '../definition/operations.ts';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts';
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
 * `sample/credentials-in-url`, `sample/body-not-allowed` (warning), `sample/query-repeated` (info).
 * Source: domain notes, 4.4.
 */
export function parseSampleRequest(sample: SampleRequest): OperationDraft {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const method = readVerb(sample.verb, report);
  const { scheme, host, path, query } = readUrl(sample.url, report);
  const headers = readHeaderLines(sample.headers ?? '', report);
  const key = withoutBasePath(path, sample.basePath);
  const { parameters: body, consumes } = readBody(sample.body ?? '', method, mediaTypeOf(headers), report);
  const signIn = signInOf(headers, query);
  const isKey = (place: 'header' | 'query', name: string): boolean =>
    signIn?.kind === 'apiKey' && signIn.in === place && signIn.name.toLowerCase() === name.toLowerCase();
  const parameters = [
    ...pathParameters(key),
    ...queryParameters(query, report).filter(({ name = '' }) => !isKey('query', name)),
    ...headerParameters(headers, report).filter(({ name = '' }) => !isKey('header', name)),
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
    /^()([\w-]+(?:\.[\w-]+)+(?::\d+)?)(\/.*|)$/s.exec(address);
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
  mediaType: string | undefined,
  report: Report,
): { readonly parameters: readonly Parameter[]; readonly consumes?: readonly string[] } {
  if (body.trim() === '') return { parameters: [] };
  if (method === 'get' || method === 'head') {
    const message = `A ${method.toUpperCase()} request cannot have a body, so it is left out. Choose another verb if the body matters.`;
    report({ code: 'sample/body-not-allowed', severity: 'warning', message, pointer: '/body' });
    return { parameters: [] };
  }
  if (mediaType === 'application/x-www-form-urlencoded') {
    const names = new Set(
      body
        .trim()
        .split('&')
        .flatMap((pair) => decodeQuery(pair.split('=', 1)[0] ?? '') || []),
    );
    const fields = [...names].map((name) => ({ name, in: 'formData', required: false, type: 'string' }));
    return { parameters: fields, consumes: [mediaType] };
  }
  const { schema, isJson } = inferBody([body], mediaType, report);
  return {
    parameters: [{ name: 'body', in: 'body', required: false, schema }],
    consumes: [mediaType ?? (isJson ? 'application/json' : 'text/plain')],
  };
}
