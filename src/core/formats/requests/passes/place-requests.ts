import type { Ask } from '../ask.ts';
import type { FlatRequest, RequestUrl, Row } from '../model.ts';
import { comparedHost, type ParseAddress } from '../parse-address.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import { plainRow } from '../rows.ts';
import { readSegments, type PathVariable, type PathWord } from './read-segments.ts';
import type { Resolver } from './resolve-variables.ts';

/** A request with its address settled. */
export interface PlacedRequest {
  readonly request: FlatRequest;
  /** In lower case; '' when the source does not say. */
  readonly scheme: string;
  /** In lower case, with the port; '' when the address has none; with `{{…}}` in it when it is not known. */
  readonly host: string;
  /** As the source writes it, with the `{{variables}}` in it. */
  readonly hostWritten: string;
  /** Of the path, each as OpenAPI writes it: `pets`, `{id}`, `{id}.json`. */
  readonly segments: readonly string[];
  /** One for each `{name}` of the segments, in that order. */
  readonly pathVariables: readonly PathVariable[];
  readonly query: readonly Row[];
  /** `{{names}}` of the path that have a value. */
  readonly words: readonly PathWord[];
  /** Rows of path variables that the path does not have. */
  readonly unused: readonly Row[];
  /** How many of the segments came out of the variable that holds the base address. */
  readonly baseLength: number;
}

/**
 * Settles where each request goes: variables of the base address put in, the path cut into segments with its variables
 * named. Requests must have an address (`skipUnusable`).
 */
export function placeRequests(requests: readonly FlatRequest[], passage: Passage): readonly PlacedRequest[] {
  return requests.flatMap((request) => {
    const { url } = request;
    return url ? [placeRequest(request, url, passage)] : [];
  });
}

interface Passage {
  readonly resolver: Resolver;
  readonly keeper: SecretKeeper;
  readonly parse: ParseAddress;
  readonly ask: Ask;
}

function placeRequest(request: FlatRequest, url: RequestUrl, { resolver, keeper, parse, ask }: Passage): PlacedRequest {
  const { scope } = request.folder;
  const base = readBase(
    url,
    resolver.resolve(url.host, scope, url.pointer),
    parse,
    resolver.resolve(url.protocol, scope, url.pointer),
  );
  // A base address that ends in a slash, or a path that begins with two, would leave an empty segment between them.
  const fixed = base.segments.filter((segment) => segment !== '');
  const own =
    fixed.length > 0 || base.segments.length > 0 ? [...url.segments] : url.segments.slice(firstFilled(url.segments));
  while (own.length > 1 && own[0] === '') own.shift();
  const context = { variables: url.variables, resolver, scope, pointer: url.pointer, keeper, ask };
  const { segments, variables, lengths, words, unused } = readSegments([...fixed, ...own], context);
  return {
    request,
    scheme: /^[a-z]+$/i.test(base.scheme) ? base.scheme.toLowerCase() : '',
    host: comparedHost(base.host),
    hostWritten: url.host.trim(),
    segments,
    pathVariables: variables,
    query: [...url.query, ...base.query],
    words,
    unused,
    baseLength: lengths.slice(0, fixed.length).reduce((sum, length) => sum + length, 0),
  };
}

interface Base {
  readonly scheme: string;
  readonly host: string;
  readonly segments: readonly string[];
  readonly query: readonly Row[];
}

/** `{{baseUrl}}` stands where a host stands, yet holds scheme, host and path. */
function readBase(url: RequestUrl, resolvedHost: string, parse: ParseAddress, scheme: string): Base {
  const host = resolvedHost.trim();
  if (host === url.host) return { scheme, host, segments: [], query: [] };
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(host);
  const parts = parse(hasScheme || scheme === '' ? host : `${scheme}://${host}`);
  return {
    scheme: parts.protocol || scheme,
    host: parts.host,
    segments: parts.segments,
    query: parts.query.flatMap(({ key, value }) => plainRow(key, value, url.pointer)),
  };
}

function firstFilled(segments: readonly string[]): number {
  const index = segments.findIndex((segment) => segment !== '');
  return Math.max(0, index);
}
