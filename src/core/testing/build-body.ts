import type { Definition, Parameter } from '../definition/openapi2.ts';
import type { OperationEntry } from '../definition/operations.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../document/pointer.ts';
import { parseJson } from '../text/parse-json.ts';
import { isFile, type FileValue, type ParameterValue, type TestRequest } from './request.ts';
import { comesRepeated, joinPlain, textsOf } from './write-values.ts';

/** A parameter that is sent. */
export interface FilledParameter {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly pointer: JsonPointer;
}

export interface RequestContent {
  readonly body?: TestRequest['body'];
  /** What a header parameter may say otherwise. */
  readonly headers: TestRequest['headers'];
  /** What nobody else can know: the boundary of a multipart body. */
  readonly fixedHeaders: TestRequest['headers'];
}

const nothing: RequestContent = { headers: [], fixedHeaders: [] };

/**
 * The body of a request with its `Content-Type`: a form where there are form fields (multipart where one is a file or
 * the definition says so), otherwise the body as it was filled in.
 *
 * Reports `request/body-not-sent` (warning, browsers send none with GET and HEAD) and `request/body-not-json` (warning).
 */
export function buildBody(
  definition: Definition,
  { operation, method }: OperationEntry,
  filled: readonly FilledParameter[],
  report: Report,
): RequestContent {
  const fields = filled.filter(({ parameter }) => parameter.in === 'formData');
  const body = filled.find(({ parameter }) => parameter.in === 'body');
  const [first] = body ? [body] : fields;
  if (!first) return nothing;
  if (method === 'get' || method === 'head') {
    const message = `Browsers send no body with ${method.toUpperCase()}, so this part of the request is left out.`;
    report({ code: 'request/body-not-sent', severity: 'warning', message, pointer: first.pointer });
    return nothing;
  }
  const consumes = mediaTypes(operation.consumes ?? definition.consumes);
  if (body) return plainBody(body, consumes, report);
  const isMultipart =
    fields.some(({ value }) => isFile(value)) ||
    (consumes.includes('multipart/form-data') && !consumes.includes('application/x-www-form-urlencoded'));
  return isMultipart ? multipart(fields) : urlencoded(fields);
}

function plainBody({ value, pointer }: FilledParameter, consumes: readonly string[], report: Report): RequestContent {
  const [preferred] = consumes;
  if (isFile(value)) return withType(preferred ?? (value.mediaType || 'application/octet-stream'), copyOf(value.bytes));
  const text = textsOf(value).join('\n');
  const mediaType = consumes.find((type) => type.includes('json')) ?? preferred ?? 'application/json';
  if (mediaType.includes('json') && parseJson(text).problems.length > 0) {
    const message = 'The body is not valid JSON. It is sent as it is; the service will probably refuse it.';
    report({ code: 'request/body-not-json', severity: 'warning', message, pointer });
  }
  return withType(mediaType, text);
}

function urlencoded(fields: readonly FilledParameter[]): RequestContent {
  const pairs = fields.flatMap(({ parameter, value }) =>
    fieldTexts(parameter, value).map((text) => [parameter.name ?? '', text]),
  );
  return withType('application/x-www-form-urlencoded', new URLSearchParams(pairs).toString());
}

/** Source: RFC 7578; names escaped as browsers do it (HTML, multipart/form-data encoding algorithm). */
function multipart(fields: readonly FilledParameter[]): RequestContent {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const parts = fields.flatMap(({ parameter, value }) => {
    const name = escapeName(parameter.name ?? '');
    if (isFile(value)) return [{ head: fileHead(name, value), content: value.bytes }];
    return fieldTexts(parameter, value).map((text) => ({
      head: `Content-Disposition: form-data; name="${name}"`,
      content: encode(text),
    }));
  });
  const boundary = unusedBoundary(parts.map(({ content }) => content));
  const chunks = parts.flatMap(({ head, content }) => [
    encode(`--${boundary}\r\n${head}\r\n\r\n`),
    content,
    encode('\r\n'),
  ]);
  const body = concatenate([...chunks, encode(`--${boundary}--\r\n`)]);
  return { body, headers: [], fixedHeaders: [['Content-Type', `multipart/form-data; boundary=${boundary}`]] };
}

function fieldTexts(parameter: Parameter, value: ParameterValue): readonly string[] {
  const texts = textsOf(value);
  return comesRepeated(parameter) ? texts : [joinPlain(parameter, texts)];
}

const fileHead = (name: string, { name: fileName, mediaType }: FileValue): string =>
  `Content-Disposition: form-data; name="${name}"; filename="${escapeName(fileName)}"\r\n` +
  `Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'}`;

const escapeName = (name: string): string =>
  name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

/** The same for the same content, so that a request can be compared. */
function unusedBoundary(contents: readonly Uint8Array[]): string {
  const texts = contents.map((content) => new TextDecoder('latin1').decode(content));
  for (let number = 1; ; number += 1) {
    const boundary = `ConnectorStudioBoundary${number}`;
    if (!texts.some((text) => text.includes(boundary))) return boundary;
  }
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const withType = (mediaType: string, body: string | Uint8Array<ArrayBuffer>): RequestContent => ({
  body,
  headers: [['Content-Type', mediaType]],
  fixedHeaders: [],
});

function mediaTypes(list: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.filter((type) => typeof type === 'string').filter((type) => /^[\w.+-]+\/[\w.+-]+/.test(type));
}
