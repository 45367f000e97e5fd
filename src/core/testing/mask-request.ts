import { isSecretName } from '../secrets/find-secrets.ts';
import { maskProse } from '../secrets/mask-prose.ts';
import { maskQuery } from './as-curl.ts';
import type { TestRequest } from './request.ts';

const mask = '***';
/** A body that is longer is not shown whole, in UTF-16 code units. */
const shownBody = 20_000;

/**
 * A request as it may stand in a log: credentials of the connection are `***` wherever their values stand, and so is what
 * looks or is named like a secret, in the address, the headers and the body. A body that is no text, or long, is cut short.
 */
export function maskRequest(request: TestRequest): TestRequest {
  const { method, headers, body, secrets } = request;
  const values = secretValues(request);
  return {
    method,
    url: maskAddress(request.url, { secrets, values }),
    headers: headers.map(([name, value]) => [
      name,
      isSecretHeader(request, name) ? maskValue(value) : hide(value, values),
    ]),
    ...(typeof body === 'string' && { body: maskProse(hide(cut(body), values)).text }),
    ...(body instanceof Uint8Array && { body: `(${body.length} bytes)` }),
    secrets,
  };
}

/** An address without what is secret in it: `https://***@host/path?key=***`. */
export function maskAddress(
  url: string,
  { secrets, values = [] }: { readonly secrets: TestRequest['secrets']; readonly values?: readonly string[] },
): string {
  const withoutUser = url.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, `$1${mask}@`);
  const queried = maskQuery({ method: 'GET', url: withoutUser, headers: [], secrets });
  return maskProse(hide(queried, values)).text;
}

/** The values that must not be seen: of the headers and query parameters that the connection filled. */
export function secretValues(request: TestRequest): readonly string[] {
  const { url, headers, secrets } = request;
  const query = [...new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')];
  return [
    ...headers.filter(([name]) => isSecretHeader(request, name)).flatMap(([, value]) => [value, withoutScheme(value)]),
    ...query.filter(([name]) => secrets.query.includes(name) || isSecretName(name)).map(([, value]) => value),
  ].filter((value) => value.length >= 6);
}

const isSecretHeader = ({ secrets }: TestRequest, name: string): boolean =>
  secrets.headers.includes(name.toLowerCase()) || isSecretName(name);

const withoutScheme = (value: string): string => value.replace(/^\w+\s+/, '');
/** Keeps the scheme: `Bearer ***`. */
const maskValue = (value: string): string => /^(basic|bearer|digest|token)\s/i.exec(value)?.[0].concat(mask) ?? mask;

function hide(text: string, values: readonly string[]): string {
  let hidden = text;
  for (const value of values)
    for (const form of [value, encodeURIComponent(value)]) hidden = hidden.replaceAll(form, mask);
  return hidden;
}

const cut = (text: string): string =>
  text.length <= shownBody ? text : `${text.slice(0, shownBody)}… (${text.length} characters)`;
