import type { FlatRequest, RequestBody, Row } from '../model.ts';
import { readJsonSample, type JsonSample } from '../read-sample.ts';
import type { ReportAt } from '../report-at.ts';
import { isJsonText } from '../rows.ts';
import type { Wording } from './build-parameters.ts';

/** What a body may become. An operation has one of these kinds. */
export type ReadBody =
  | { readonly kind: 'json'; readonly sample: JsonSample; readonly mediaType: string }
  | { readonly kind: 'text'; readonly mediaType: string; readonly isBrokenJson: boolean }
  | { readonly kind: 'file'; readonly mediaType: string }
  | { readonly kind: 'graphql'; readonly body: Extract<RequestBody, { kind: 'graphql' }> }
  | { readonly kind: 'form'; readonly rows: readonly Row[]; readonly mediaType: string };

/** Reading a body as JSON costs, and more than one pass asks for it. */
const known = new WeakMap<RequestBody, ReadBody | 'none'>();

/** The body of a request, or of one saved with an answer. Undefined for what is switched off or of no known kind. */
export function readRequestBody(
  body: RequestBody,
  { folder }: FlatRequest,
  headers: readonly Row[],
  { resolver }: Pick<Wording, 'resolver'>,
): ReadBody | undefined {
  let read = known.get(body);
  if (!read) known.set(body, (read = readAnew(body, headers, resolve) ?? 'none'));
  return read === 'none' ? undefined : read;

  function resolve(text: string): string {
    return resolver.resolve(text, folder.scope, body.pointer);
  }
}

/** The kind of a request's own body. */
export function kindOfBody(request: FlatRequest, wording: Pick<Wording, 'resolver'>): ReadBody['kind'] | 'none' {
  return (request.body && readRequestBody(request.body, request, request.headers, wording)?.kind) ?? 'none';
}

function readAnew(body: RequestBody, headers: readonly Row[], resolve: (text: string) => string): ReadBody | undefined {
  const declared = mediaTypeIn(headers);
  switch (body.kind) {
    case 'raw': {
      // JSON is no form, whatever it says of itself.
      const said = saysForm(headers) && isJsonText(body.text) ? '' : declared;
      const isMarkedJson = body.language === 'json' || /\bjson\b/.test(said);
      const isOther = !isMarkedJson && (['xml', 'html', 'javascript'].includes(body.language) || /xml|html/.test(said));
      if (!isOther && (isMarkedJson || /^\s*[[{/]/.test(body.text))) {
        const sample = readJsonSample(body.text, resolve);
        if (sample) return { kind: 'json', sample, mediaType: /\bjson\b/.test(said) ? said : 'application/json' };
      }
      return {
        kind: 'text',
        mediaType: said || textTypes[body.language] || (isMarkedJson ? 'application/json' : 'text/plain'),
        isBrokenJson: isMarkedJson && !isOther,
      };
    }
    case 'urlencoded':
      return { kind: 'form', rows: body.rows, mediaType: 'application/x-www-form-urlencoded' };
    case 'formdata':
      return { kind: 'form', rows: body.rows, mediaType: 'multipart/form-data' };
    case 'file':
      return { kind: 'file', mediaType: declared || 'application/octet-stream' };
    case 'graphql':
      return { kind: 'graphql', body };
    case 'disabled':
    case 'unknown':
      return undefined;
  }
}

const textTypes: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  html: 'text/html',
  javascript: 'application/javascript',
  json: 'application/json',
};

/** The media type of the header Content-Type, without its parameters; '' when there is none that can be used. */
export function mediaTypeIn(headers: readonly Row[]): string {
  const header = headers.find(({ key, isDisabled }) => !isDisabled && key.toLowerCase() === 'content-type');
  const [type = ''] = (header?.value ?? '').split(';');
  const mediaType = type.trim().toLowerCase();
  return /^[a-z\d!#$&^_.+-]+\/[a-z\d!#$&^_.+-]+$/.test(mediaType) ? mediaType : '';
}

const saysForm = (headers: readonly Row[]): boolean => mediaTypeIn(headers) === 'application/x-www-form-urlencoded';

/**
 * Says what is wrong with the body of a request. Reports `body-not-json`, `body-disabled`, `body-unknown` (warnings),
 * `body-no-form` (info).
 */
export function tellFaults(
  body: RequestBody,
  read: ReadBody | undefined,
  { name, headers }: Pick<FlatRequest, 'name' | 'headers'>,
  report: ReportAt,
): void {
  if (body.kind === 'raw' && saysForm(headers) && isJsonText(body.text)) {
    const message = `The body of "${name}" says it is a form and is JSON. It became a body of ${read?.kind === 'json' ? 'JSON' : 'text'}.`;
    report('body-no-form', 'info', message, body.pointer);
  } else if (read?.kind === 'text' && read.isBrokenJson) {
    const message = `The body of "${name}" says it is JSON but cannot be read as JSON, so it became one text field. Mend the body and import again to get its fields.`;
    report('body-not-json', 'warning', message, body.pointer);
  } else if (body.kind === 'disabled') {
    const message = `The body of "${name}" is switched off, so it was left out.`;
    report('body-disabled', 'warning', message, body.pointer, { kind: 'left-out' });
  } else if (body.kind === 'unknown') {
    const message = `The body of "${name}" is of a kind "${body.mode.slice(0, 40)}" that is not known, so it was left out.`;
    report('body-unknown', 'warning', message, body.pointer, { kind: 'left-out' });
  }
}
