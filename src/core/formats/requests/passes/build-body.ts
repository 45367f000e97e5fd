import type { Parameter, Schema } from '../../../definition/openapi2.ts';
import type { FlatRequest, RequestBody, Row } from '../model.ts';
import { readJsonSample, schemaOf, type JsonSample } from '../read-sample.ts';
import type { ReportAt } from '../report-at.ts';
import { toParameter, uniteRows, type Wording } from './build-parameters.ts';
import { mostFrequent } from './choose-host.ts';
import { withoutSecretNames } from './clean-schema.ts';
import type { RequestGroup } from './group-requests.ts';

export interface BuiltBody {
  readonly parameters: readonly Parameter[];
  /** Media types; empty when there is no body. */
  readonly consumes: readonly string[];
}

/** What the bodies of an operation may become. An operation has one of these. */
type ReadBody =
  | { readonly kind: 'json'; readonly sample: JsonSample; readonly mediaType: string }
  | { readonly kind: 'text'; readonly mediaType: string }
  | { readonly kind: 'file'; readonly mediaType: string }
  | { readonly kind: 'graphql'; readonly body: Extract<RequestBody, { kind: 'graphql' }> }
  | { readonly kind: 'form'; readonly rows: readonly Row[]; readonly mediaType: string };

interface Candidate {
  readonly request: FlatRequest;
  readonly read: ReadBody;
  /** False for the body of a saved example. */
  readonly isOwn: boolean;
}

const none: BuiltBody = { parameters: [], consumes: [] };

/**
 * The body of an operation, out of the bodies of its requests and of the requests saved with their answers: JSON gets a
 * schema that all samples fit, forms become fields, files and other texts one parameter. Source: domain notes, P-13 to
 * P-18, P-20.
 *
 * Reports `body-on-get` (GET and HEAD have none), `body-disabled`, `body-unknown`,
 * `body-not-json`, `graphql-queries`, `body-kinds-differ` (warnings).
 */
export function buildBody(group: RequestGroup, wording: Wording): BuiltBody {
  const { report } = wording;
  const candidates: Candidate[] = [];
  for (const { request } of group.requests) {
    const { body, responses, headers, name } = request;
    if (body && (group.method === 'get' || group.method === 'head')) {
      const message = `"${name}" sends a body with ${request.method}, which connectors cannot do. The body was left out.`;
      report('body-on-get', 'warning', message, body.pointer);
      continue;
    }
    const read = body && readBody(body, request, headers, wording, report);
    if (read) candidates.push({ request, read, isOwn: true });
    if (group.method === 'get' || group.method === 'head') continue;
    for (const { original } of responses) {
      const saved = original?.body && readBody(original.body, request, original.headers, wording);
      if (saved) candidates.push({ request, read: saved, isOwn: false });
    }
  }
  const own = candidates.filter(({ isOwn }) => isOwn);
  const kind = mostFrequent((own.length > 0 ? own : candidates).map(({ read }) => read.kind));
  if (kind === undefined) return none;
  const other = own.find(({ read }) => read.kind !== kind);
  if (other) {
    const message = `"${other.request.name}" sends a body of another kind than the other requests on ${group.method.toUpperCase()} ${group.path}. An operation has one kind; this body was left out.`;
    report('body-kinds-differ', 'warning', message, other.request.body?.pointer ?? other.request.pointer);
  }
  const isRequired =
    group.requests.length > 1 && own.filter(({ read }) => read.kind === kind).length === group.requests.length;
  return assemble(kind, candidates, isRequired, group, wording);
}

function assemble(
  kind: ReadBody['kind'],
  candidates: readonly Candidate[],
  isRequired: boolean,
  group: RequestGroup,
  wording: Wording,
): BuiltBody {
  const reads = candidates.map(({ read }) => read);
  const whole = (schema: Schema): Parameter => ({ name: 'body', in: 'body', required: isRequired, schema });
  switch (kind) {
    case 'json': {
      const bodies = reads.filter((read) => read.kind === 'json');
      const schema = withoutSecretNames(schemaOf(bodies.map(({ sample }) => sample)), wording.keeper);
      return { parameters: [whole(schema)], consumes: distinct(bodies.map(({ mediaType }) => mediaType)) };
    }
    case 'text': {
      const bodies = reads.filter((read) => read.kind === 'text');
      return { parameters: [whole({ type: 'string' })], consumes: distinct(bodies.map(({ mediaType }) => mediaType)) };
    }
    case 'file': {
      const bodies = reads.filter((read) => read.kind === 'file');
      const schema = { type: 'string', format: 'binary' };
      return { parameters: [whole(schema)], consumes: distinct(bodies.map(({ mediaType }) => mediaType)) };
    }
    case 'graphql': {
      const bodies = reads.filter((read) => read.kind === 'graphql').map(({ body }) => body);
      nameQueriesLeftOut(candidates, group, wording);
      return { parameters: [whole(graphqlSchema(bodies, wording))], consumes: ['application/json'] };
    }
    case 'form': {
      const forms = candidates.flatMap(({ request, read, isOwn }) =>
        read.kind === 'form' && isOwn ? [[request, read.rows] as const] : [],
      );
      const saved = candidates.flatMap(({ read, isOwn }) => (read.kind === 'form' && !isOwn ? [...read.rows] : []));
      const rows = uniteRows(forms.length > 0 ? forms : [[group.requests[0].request, []]], [saved], wording);
      // A request without the form does not send its fields either.
      const isAlways = forms.length === group.requests.length;
      const parameters = rows.map((row) => toParameter({ ...row, isRequired: row.isRequired && isAlways }, 'formData'));
      if (parameters.length === 0) return none;
      const types = distinct(reads.flatMap((read) => (read.kind === 'form' ? [read.mediaType] : [])));
      return { parameters, consumes: rows.some(({ isFile }) => isFile) ? ['multipart/form-data'] : types };
    }
  }
}

/** @param report Absent for saved examples: what is wrong with them is wrong with the request too, mostly. */
function readBody(
  body: RequestBody,
  { name, folder }: FlatRequest,
  headers: readonly Row[],
  { resolver }: Wording,
  report?: ReportAt,
): ReadBody | undefined {
  const declared = mediaTypeIn(headers);
  switch (body.kind) {
    case 'raw': {
      const isMarkedJson = body.language === 'json' || /\bjson\b/.test(declared);
      const isOther =
        !isMarkedJson && (['xml', 'html', 'javascript'].includes(body.language) || /xml|html/.test(declared));
      if (!isOther && (isMarkedJson || /^\s*[[{/]/.test(body.text))) {
        const sample = readJsonSample(body.text, (text) => resolver.resolve(text, folder.scope, body.pointer));
        if (sample)
          return { kind: 'json', sample, mediaType: /\bjson\b/.test(declared) ? declared : 'application/json' };
        if (isMarkedJson) {
          const message = `The body of "${name}" says it is JSON but cannot be read as JSON, so it became one text field. Mend the body and import again to get its fields.`;
          report?.('body-not-json', 'warning', message, body.pointer);
        }
      }
      return {
        kind: 'text',
        mediaType: declared || textTypes[body.language] || (isMarkedJson ? 'application/json' : 'text/plain'),
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
      report?.('body-disabled', 'warning', `The body of "${name}" is switched off, so it was left out.`, body.pointer);
      return undefined;
    case 'unknown':
      report?.(
        'body-unknown',
        'warning',
        `The body of "${name}" is of a kind "${body.mode.slice(0, 40)}" that is not known, so it was left out.`,
        body.pointer,
      );
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

/** One operation has one default: of several queries none would be more right than the others. */
function nameQueriesLeftOut(candidates: readonly Candidate[], { method, path }: RequestGroup, wording: Wording): void {
  const named = new Map<string, FlatRequest>();
  for (const { request, read, isOwn } of candidates) {
    if (isOwn && read.kind === 'graphql' && !named.has(read.body.query)) named.set(read.body.query, request);
  }
  const [first, ...others] = [...named.values()];
  if (!first || others.length === 0) return;
  const shown = [first, ...others].slice(0, 5).map(({ name }) => `"${name}"`);
  const more = named.size > shown.length ? ` and ${named.size - shown.length} more` : '';
  const message = `${named.size} GraphQL queries go to ${method.toUpperCase()} ${path} and became one operation that asks for the query, so their texts were left out: ${shown.join(', ')}${more}. Copy the one you need from there.`;
  wording.report('graphql-queries', 'warning', message, first.body?.pointer ?? first.pointer);
}

/** A query that stands alone becomes the default, so that the operation works as it was saved. Source: P-17. */
function graphqlSchema(bodies: readonly Extract<RequestBody, { kind: 'graphql' }>[], { keeper }: Wording): Schema {
  const queries = distinct(bodies.map(({ query }) => query));
  const [only = ''] = queries;
  const isShown = queries.length === 1 && only !== '' && keeper.clean(only) === only;
  const samples = bodies.flatMap(({ variables }) => readJsonSample(variables, () => 'null') ?? []);
  const variables = samples.length > 0 ? withoutSecretNames(schemaOf(samples), keeper) : { type: 'object' };
  return {
    type: 'object',
    properties: {
      query: { type: 'string', description: 'query', ...(isShown && { default: only }) },
      variables: { ...(variables.type === 'object' ? variables : { type: 'object' }), description: 'variables' },
      ...(bodies.some(({ operationName }) => operationName !== '') && {
        operationName: { type: 'string', description: 'operationName' },
      }),
    },
    required: ['query'],
  };
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
