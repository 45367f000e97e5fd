import type { Parameter, Schema } from '../../../definition/openapi2.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { FlatRequest, RequestBody } from '../model.ts';
import { readJsonSample, schemaOf } from '../read-sample.ts';
import type { Wording } from './build-parameters.ts';
import { mostFrequent } from './choose-host.ts';
import { withoutSecretNames } from './clean-schema.ts';
import type { RequestGroup } from './group-requests.ts';
import { readRequestBody, tellFaults, type ReadBody } from './read-request-body.ts';
import { tellMisfits } from './tell-misfits.ts';
import { tellRows, toParameter, uniteRows } from './unite-rows.ts';

export interface BuiltBody {
  readonly parameters: readonly Parameter[];
  /** Media types; empty when there is no body. */
  readonly consumes: readonly string[];
}

interface Candidate {
  readonly request: FlatRequest;
  readonly read: ReadBody;
  readonly pointer: JsonPointer;
  /** False for the body of a saved example. */
  readonly isOwn: boolean;
}

const none: BuiltBody = { parameters: [], consumes: [] };

/**
 * The body of an operation, out of the bodies of its requests and of the requests saved with their answers: JSON gets a
 * schema that all samples fit, forms become fields, files and other texts one parameter. Source: domain notes, P-13 to
 * P-18, P-20.
 *
 * @param before How many parameters stand before those of the body.
 * Reports `body-on-get` (GET and HEAD have none), `body-kinds-differ` (warnings) and what `tellFaults` reports; lists
 * `body-merged`, `saved-body`, and what `tellRows` lists.
 */
export function buildBody(group: RequestGroup, before: number, wording: Wording): BuiltBody {
  const { report } = wording;
  const candidates = readCandidates(group, wording);
  const own = candidates.filter(({ isOwn }) => isOwn);
  const kind = mostFrequent((own.length > 0 ? own : candidates).map(({ read }) => read.kind));
  if (kind === undefined) return none;
  for (const { request, read, pointer, isOwn } of candidates) {
    if (read.kind === kind) continue;
    const whose = isOwn ? `"${request.name}"` : `An example saved with "${request.name}"`;
    const message = `${whose} sends a body of another kind than the other requests on ${group.method.toUpperCase()} ${group.path}. An operation has one kind; this body was left out.`;
    report('body-kinds-differ', 'warning', message, pointer, { kind: 'left-out', isOnlyListed: !isOwn });
  }
  const alike = candidates.filter(({ read }) => read.kind === kind);
  const isAlways = own.filter(({ read }) => read.kind === kind).length === group.requests.length;
  const built = assemble(kind, alike, isAlways, before, group, wording);
  if (kind !== 'form' && built.parameters.length > 0) {
    tellMerged(alike, child(group.result, 'parameters', before), wording);
  }
  return built;
}

function readCandidates({ requests, method }: RequestGroup, wording: Wording): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const { request } of requests) {
    const { body, responses, headers, name } = request;
    if (body && (method === 'get' || method === 'head')) {
      const message = `"${name}" sends a body with ${request.method}, which connectors cannot do. The body was left out.`;
      wording.report('body-on-get', 'warning', message, body.pointer, { kind: 'left-out' });
      continue;
    }
    const read = body && readRequestBody(body, request, headers, wording);
    if (body) tellFaults(body, read, request, wording.report);
    if (body && read) candidates.push({ request, read, pointer: body.pointer, isOwn: true });
    if (method === 'get' || method === 'head') continue;
    for (const { original } of responses) {
      const saved = original?.body && readRequestBody(original.body, request, original.headers, wording);
      if (original?.body && saved) {
        candidates.push({ request, read: saved, pointer: original.body.pointer, isOwn: false });
      }
    }
  }
  return candidates;
}

function assemble(
  kind: ReadBody['kind'],
  candidates: readonly Candidate[],
  isAlways: boolean,
  before: number,
  group: RequestGroup,
  wording: Wording,
): BuiltBody {
  const reads = candidates.map(({ read }) => read);
  const isRequired = group.requests.length > 1 && isAlways;
  const whole = (schema: Schema): Parameter => ({ name: 'body', in: 'body', required: isRequired, schema });
  switch (kind) {
    case 'json': {
      const bodies = reads.filter((read) => read.kind === 'json');
      const schema = withoutSecretNames(schemaOf(bodies.map(({ sample }) => sample)), wording.keeper);
      const told = candidates.flatMap(({ read, pointer }) => (read.kind === 'json' ? { ...read.sample, pointer } : []));
      tellMisfits(told, schema, child(group.result, 'parameters', before, 'schema'), wording.report);
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
      // Without its query no call means anything.
      const body = { ...whole(graphqlSchema(bodies, wording)), required: isAlways };
      return { parameters: [body], consumes: ['application/json'] };
    }
    case 'form': {
      const forms = candidates.flatMap(({ request, read, isOwn }) =>
        read.kind === 'form' && isOwn ? [[request, read.rows] as const] : [],
      );
      const saved = candidates.flatMap(({ read, isOwn }) => (read.kind === 'form' && !isOwn ? [...read.rows] : []));
      const rows = uniteRows(forms.length > 0 ? forms : [[group.requests[0].request, []]], [saved], wording);
      // A request without the form does not send its fields either.
      const always = forms.length === group.requests.length;
      const parameters = rows.map((row, index) => {
        tellRows(row, child(group.result, 'parameters', before + index), wording);
        return toParameter({ ...row, isRequired: row.isRequired && always }, 'formData');
      });
      if (parameters.length === 0) return none;
      const types = distinct(reads.flatMap((read) => (read.kind === 'form' ? [read.mediaType] : [])));
      return { parameters, consumes: rows.some(({ isFile }) => isFile) ? ['multipart/form-data'] : types };
    }
  }
}

/** All but the first are only seen in what they added. */
function tellMerged(candidates: readonly Candidate[], result: JsonPointer, { report }: Wording): void {
  for (const { request, pointer, isOwn } of candidates.slice(1)) {
    const [code, message] = isOwn
      ? ['body-merged', `The body of "${request.name}" was joined with those of the other requests.`]
      : ['saved-body', `The body of an example saved with "${request.name}" was joined with its own.`];
    report(code ?? '', 'info', message ?? '', pointer, { result, isOnlyListed: true });
  }
}

/**
 * A query that stands alone is sent as it was saved, without asking; of several none would be more right than the
 * others. Source: P-17.
 */
function graphqlSchema(bodies: readonly Extract<RequestBody, { kind: 'graphql' }>[], { keeper }: Wording): Schema {
  const queries = distinct(bodies.map(({ query }) => query));
  const [only = ''] = queries;
  const isShown = queries.length === 1 && only !== '' && keeper.clean(only) === only;
  const samples = bodies.flatMap(({ variables }) => readJsonSample(variables, () => 'null') ?? []);
  const variables = samples.length > 0 ? withoutSecretNames(schemaOf(samples), keeper) : { type: 'object' };
  const names = distinct(bodies.flatMap(({ operationName }) => operationName || []));
  const [name = ''] = names;
  const isNamed = names.length === 1 && isShown && !keeper.isSecret(name);
  return {
    type: 'object',
    properties: {
      query: {
        type: 'string',
        description: 'query',
        ...(isShown && { default: only, 'x-ms-visibility': 'internal' }),
      },
      variables: { ...(variables.type === 'object' ? variables : { type: 'object' }), description: 'variables' },
      ...(names.length > 0 && {
        operationName: {
          type: 'string',
          description: 'operationName',
          ...(isNamed && { default: name, 'x-ms-visibility': 'internal' }),
        },
      }),
    },
    required: ['query', ...(isNamed ? ['operationName'] : [])],
  };
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
