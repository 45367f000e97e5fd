import { isSecretName } from '../secrets/find-secrets.ts';
import type { TestRequest } from './request.ts';

export interface CurlOptions {
  /** Write the connection's secrets out. Masked unless set. */
  readonly showSecrets?: boolean;
}

const mask = '***';

/**
 * A request as a cURL command for a POSIX shell, one option a line. Redirects are followed, as the Test tab does.
 * Credentials of the connection, and headers and query values whose names say that they are secret, are masked.
 * A body that is no text is left to a file beside: `body.bin`.
 */
export function asCurl(request: TestRequest, { showSecrets = false }: CurlOptions = {}): string {
  const { method, body } = request;
  const url = showSecrets ? request.url : maskQuery(request);
  const lines = ['curl --location'];
  // cURL reads braces and brackets of an address as patterns.
  if (/[[\]{}]/.test(url)) lines.push('--globoff');
  if (method === 'HEAD') lines.push('--head');
  else if (method !== 'GET' || body !== undefined) lines.push(`--request ${quote(method)}`);
  lines.push(`--url ${quote(url)}`);
  for (const [name, value] of request.headers) {
    const shown = showSecrets || !isSecretHeader(request, name) ? value : maskValue(value);
    // Without the semicolon cURL takes a header with nothing in it away.
    lines.push(`--header ${quote(shown === '' ? `${name};` : `${name}: ${shown}`)}`);
  }
  if (body !== undefined) {
    const text = typeof body === 'string' ? body : textOf(body);
    // The shell cannot pass the sign zero on, not even quoted.
    lines.push(text === undefined || text.includes('\0') ? '--data-binary @body.bin' : `--data-raw ${quote(text)}`);
  }
  return lines.join(' \\\n  ');
}

/** In single quotes everything but a single quote is itself. */
function quote(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const isSecretHeader = ({ secrets }: TestRequest, name: string): boolean =>
  secrets.headers.includes(name.toLowerCase()) || isSecretName(name);

/** Keeps the scheme: `Bearer ***`. */
const maskValue = (value: string): string => /^(basic|bearer|digest|token)\s/i.exec(value)?.[0].concat(mask) ?? mask;

/** The request's address with `***` in the place of each secret in its query. */
export function maskQuery({ url, secrets }: TestRequest): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const pairs = url.slice(at + 1).split('&');
  const masked = pairs.map((pair) => {
    const [written = ''] = pair.split('=', 1);
    const name = decode(written);
    return secrets.query.includes(name) || isSecretName(name) ? `${written}=${mask}` : pair;
  });
  return `${url.slice(0, at)}?${masked.join('&')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
