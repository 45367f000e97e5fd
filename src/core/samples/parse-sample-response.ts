import type { Response } from '../definition/openapi2.ts';
import { phraseOf } from '../definition/status-words.ts';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.ts';
import { inferBody } from './infer-body.ts';
import { isTransportHeader, mediaTypeOf, readHeaderLines, reportLeftOut } from './read-header-lines.ts';

/** What "Import from sample" asks for on a response, as typed. */
export interface SampleResponse {
  /** `200`, or '' for the default response. */
  readonly status?: string;
  /** One a line, `Name: value` or `Name value`. */
  readonly headers?: string;
  readonly body?: string;
  /** Further samples of the same body: the schema holds them all. */
  readonly otherBodies?: readonly string[];
}

export interface ResponseDraft {
  /** Its key under `responses`: a three-digit code or `default`. */
  readonly code: string;
  readonly response: Response;
  /** Pointers into the sample (`/headers`, `/body`), ranges into the text that stands there. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What the wizard makes of a sample response: its description is `default`, its schema `{}` when there is no body, headers are
 * texts described by their names.
 *
 * Reports `sample/status-not-known` (error; the default response is made) and what `readHeaderLines` and `inferBody`
 * report. Source: domain notes, 4.6.
 */
export function parseSampleResponse(sample: SampleResponse): ResponseDraft {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const code = readStatus(sample.status ?? '', report);
  const lines = readHeaderLines(sample.headers ?? '', report);
  const bodies = [sample.body ?? '', ...(sample.otherBodies ?? [])];
  const schema = bodies.every((body) => body.trim() === '') ? {} : inferBody(bodies, mediaTypeOf(lines), report).schema;
  reportLeftOut(
    lines.filter(({ name }) => isTransportHeader(name)),
    report,
  );
  const headers = lines
    .filter(({ name }) => !isTransportHeader(name))
    .map(({ name }) => [name, { description: name, type: 'string' }] as const);
  const response = {
    description: phraseOf(code),
    schema,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
  };
  return { code, response, diagnostics };
}

function readStatus(status: string, report: Report): string {
  const word = status.trim().toLowerCase();
  if (word === '' || word === 'default') return 'default';
  const [code] = /^[1-5]\d\d\b/.exec(word) ?? [];
  if (code !== undefined) return code;
  const message = `"${status.trim()}" is no status. Type three digits such as 200, or leave it empty.`;
  report({ code: 'sample/status-not-known', severity: 'error', message, pointer: '/status' });
  return 'default';
}
