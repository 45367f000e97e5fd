import type { Definition } from '../definition/openapi2.ts';
import { parseJson, valueOf } from '../text/parse-json.ts';

/** A request between the policies that change it. */
export interface PolicyRequest {
  /** Upper case. */
  readonly method: string;
  /** Scheme, host and base URL: `https://api.example/v1`. */
  readonly base: string;
  /** Below the base, encoded: `/parcels/7`. */
  readonly path: string;
  /** In order, not encoded; a name may come twice. */
  readonly query: Pairs;
  readonly headers: Pairs;
  /** '' for none. */
  readonly body: string;
}

/** An answer between the policies that change it. */
export interface PolicyAnswer {
  readonly status: number;
  readonly headers: Pairs;
  readonly body: string;
}

export type Pairs = readonly (readonly [name: string, value: string])[];

/** `https://api.example/v1` of a definition, without a slash at its end. */
export function baseOf({ schemes, host, basePath }: Definition): string {
  const scheme = Array.isArray(schemes) && typeof schemes[0] === 'string' ? schemes[0] : 'https';
  const base = typeof basePath === 'string' ? basePath.replace(/^\/*/, '/').replace(/\/+$/, '') : '';
  return `${scheme}://${typeof host === 'string' ? host.trim() : ''}${base}`;
}

/** Takes an address apart; `base` is what it begins with, if it does. */
export function splitUrl(url: string, base: string): Pick<PolicyRequest, 'base' | 'path' | 'query'> {
  const at = url.indexOf('?');
  const address = at < 0 ? url : url.slice(0, at);
  const query = at < 0 ? [] : readQuery(url.slice(at + 1));
  if (address.startsWith(base)) return { base, path: address.slice(base.length), query };
  const origin = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(address)?.[0] ?? '';
  return { base: origin, path: address.slice(origin.length), query };
}

export function readQuery(text: string): Pairs {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decode(name), decode(value)] as const;
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** As `encodeURIComponent`, which throws for half of a character. */
export const encodeForUrl = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

export function urlOf({ base, path, query }: Pick<PolicyRequest, 'base' | 'path' | 'query'>): string {
  const pairs = query.map(([name, value]) => `${encodeForUrl(name)}=${encodeForUrl(value)}`);
  return base + path + (pairs.length === 0 ? '' : `?${pairs.join('&')}`);
}

/** The first value of a name, in whatever casing. */
export const findPair = (pairs: Pairs, name: string): string | undefined =>
  pairs.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];

export type ExistsAction = 'override' | 'skip' | 'append';

/**
 * Sets a value by name.
 *
 * @param join How one more value is added to those that are there; absent: as a pair of its own.
 */
export function setPair(pairs: Pairs, name: string, value: string, action: ExistsAction, join?: string): Pairs {
  const isIt = ([one]: readonly [string, string]): boolean => one.toLowerCase() === name.toLowerCase();
  const first = pairs.findIndex(isIt);
  if (first < 0 || (action === 'append' && join === undefined)) return [...pairs, [name, value]];
  if (action === 'skip') return pairs;
  const [, before] = pairs[first] ?? [name, ''];
  const written = action === 'append' ? `${before}${join ?? ''}${value}` : value;
  return pairs.flatMap((pair, index) => {
    if (index === first) return [[pair[0], written] as const];
    return isIt(pair) && action === 'override' ? [] : [pair];
  });
}

interface ReadBody {
  readonly text: string;
  readonly result: { readonly value: unknown } | undefined;
}

/** Of the last text: the expressions of a policy read the same body again and again. */
let lastRead: ReadBody = { text: '', result: undefined };

/** A body as a value; undefined when it is none that reads as JSON. Deeper than 500 levels does not read. */
export function readBody(text: string): ReadBody['result'] {
  if (lastRead.text !== text) lastRead = { text, result: parseBody(text) };
  return lastRead.result;
}

function parseBody(text: string): ReadBody['result'] {
  const { root, problems } = parseJson(text);
  return root && !problems.some(({ severity }) => severity === 'error') ? { value: valueOf(root.node) } : undefined;
}

/** As it is shown, one member a line. */
export const writeBody = (value: unknown): string => JSON.stringify(value, null, 2);
