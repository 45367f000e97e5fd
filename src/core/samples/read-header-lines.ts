import type { Report, SourceRange } from '../diagnostics/diagnostic.ts';

/** One line of headers as people paste them. */
export interface HeaderLine {
  readonly name: string;
  readonly value: string;
  readonly range: SourceRange;
}

/** Headers that the connection, the service or the browser sets by itself, in lower case. Source: domain notes, P-12. */
const transportHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-ranges',
  'age',
  'alt-svc',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'dnt',
  'expires',
  'host',
  'keep-alive',
  'origin',
  'postman-token',
  'pragma',
  'referer',
  'server',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
  'user-agent',
  'vary',
  'via',
]);

export const isTransportHeader = (name: string): boolean =>
  transportHeaders.has(name.toLowerCase()) || /^sec-(fetch|ch)-/i.test(name);

/**
 * Reads headers, one a line, as `Name: value` or `Name value`. The first of a repeated name counts; an HTTP status line is skipped.
 *
 * Reports `sample/header-not-read` (warning) for each other line.
 */
export function readHeaderLines(text: string, report: Report): readonly HeaderLine[] {
  const found = new Map<string, HeaderLine>();
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '' || /^\s*HTTP\/\d/.test(line)) return;
    const range = { line: index + 1, column: 1, endLine: index + 1, endColumn: line.length + 1 };
    // A header's name is a token (RFC 9110, 5.6.2).
    const [, name, value = ''] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*(?::|\s|$)\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) {
      const message = `"${line.trim().slice(0, 40)}" is no header. Write one header a line, as "Name: value".`;
      report({ code: 'sample/header-not-read', severity: 'warning', message, pointer: '/headers', range });
    } else if (!found.has(name.toLowerCase())) {
      found.set(name.toLowerCase(), { name, value, range });
    }
  });
  return [...found.values()];
}

/** `application/json` of `Application/JSON; charset=utf-8`; undefined when no header says it. */
export function mediaTypeOf(headers: readonly HeaderLine[]): string | undefined {
  const value = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const [mediaType = ''] = value?.split(';') ?? [];
  return mediaType.trim().toLowerCase() || undefined;
}

/** Says in one finding which headers a connector does not need. Reports `sample/headers-left-out` (info). */
export function reportLeftOut(headers: readonly HeaderLine[], report: Report): void {
  if (headers.length === 0) return;
  const names = headers.map(({ name }) => name).join(', ');
  const message = `Left out, because connections set them by themselves or connectors cannot send them: ${names}.`;
  report({ code: 'sample/headers-left-out', severity: 'info', message, pointer: '/headers' });
}
