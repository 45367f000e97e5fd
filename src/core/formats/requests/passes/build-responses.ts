import type { Response, Schema } from '../../../definition/openapi2.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { FlatRequest, SavedResponse } from '../model.ts';
import { readJsonSample, schemaOf, type JsonSample } from '../read-sample.ts';
import { mediaTypeIn } from './read-request-body.ts';
import type { Wording } from './build-parameters.ts';
import { withoutSecretNames } from './clean-schema.ts';
import { namePlace } from './name-place.ts';
import { tellMisfits } from './tell-misfits.ts';
import type { RequestGroup } from './group-requests.ts';

export interface BuiltResponses {
  readonly responses: Readonly<Record<string, Response>>;
  /** Media types of the saved answers. */
  readonly produces: readonly string[];
}

/** About the connection, not about the answer. Source: domain notes, P-19. */
const transportHeaders = new Set([
  'accept-ranges', 'age', 'allow', 'alt-svc', 'cache-control', 'connection', 'content-encoding', 'content-language',
  'content-length', 'content-security-policy', 'content-type', 'cross-origin-opener-policy', 'date', 'etag',
  'expect-ct', 'expires', 'feature-policy', 'keep-alive', 'last-modified', 'nel', 'p3p', 'permissions-policy', 'pragma',
  'referrer-policy', 'report-to', 'reporting-endpoints', 'server', 'server-timing', 'set-cookie', 'set-cookie2', 'status',
  'strict-transport-security', 'timing-allow-origin', 'trailer', 'transfer-encoding', 'upgrade', 'vary', 'via', 'x-cache',
  'x-cache-hits', 'x-content-type-options', 'x-frame-options', 'x-permitted-cross-domain-policies', 'x-powered-by',
  'x-runtime', 'x-served-by', 'x-timer', 'x-ua-compatible', 'x-xss-protection', 'x-aspnet-version', 'x-aspnetmvc-version',
]); // prettier-ignore
const transportPrefix = /^(?:access-control-|cf-|x-amz-cf-|x-amzn-|x-envoy-|sec-)/;

/** The saved answers of one status code. */
interface Answers {
  readonly names: string[];
  readonly samples: (JsonSample & { readonly pointer: JsonPointer })[];
  readonly headers: Map<string, string>;
  /** How many there are. */
  count: number;
  /** What the answers are that are no JSON. */
  other: 'text' | 'binary' | undefined;
}

/**
 * The responses of an operation: all saved answers by status code, the schemas of one code merged. None saved gives
 * `default` without a schema, as the wizard writes it. Source: domain notes, 4.6, P-19.
 *
 * Reports `response-not-json` (info); lists `response-merged`, `response-added`,
 * `response-header-left-out`, `response-without-status`.
 */
export function buildResponses(group: RequestGroup, wording: Wording): BuiltResponses {
  const { keeper } = wording;
  const byCode = new Map<string, Answers>();
  const produces = new Set<string>();
  for (const { request } of group.requests) {
    for (const saved of request.responses) {
      let answers = byCode.get(saved.code);
      if (!answers)
        byCode.set(saved.code, (answers = { names: [], samples: [], headers: new Map(), count: 0, other: undefined }));
      answers.count += 1;
      readAnswer(saved, request, answers, produces, wording);
      tellAnswer(saved, answers.count, group, wording);
    }
  }
  const codes = [...byCode.keys()].toSorted();
  const responses = codes.map((code): [string, Response] => {
    const answers = byCode.get(code);
    return [code, answers ? toResponse(code, answers) : { description: code }];
  });
  // The platform wants an answer for when all went well, and asks for one response at least (rules RES-01, RES-02).
  if (!codes.some((code) => code.startsWith('2') || code === 'default')) {
    responses.push(['default', { description: 'default' }]);
    const message =
      'No answer that all went well was saved, so the operation has one that says nothing of what it holds.';
    const about = { kind: 'added', result: child(group.result, 'responses', 'default'), isOnlyListed: true } as const;
    const at = namePlace(group.requests[0].request, wording);
    if (wording.hasNames) wording.report('response-added', 'info', message, at, about);
  }
  return { responses: Object.fromEntries(responses), produces: [...produces] };

  function toResponse(code: string, { names, samples, headers, other }: Answers): Response {
    const schema = samples.length > 0 ? withoutSecretNames(schemaOf(samples), keeper) : otherSchemas[other ?? 'none'];
    if (schema) tellMisfits(samples, schema, child(group.result, 'responses', code, 'schema'), wording.report);
    const named = [...headers.values()].filter((name) => !keeper.isSecret(name));
    const description =
      keeper.clean(names.find((name) => name.trim() !== '') ?? '').trim() ||
      (code === 'default' ? code : `Status ${code}`);
    return {
      description,
      ...(schema && { schema }),
      ...(named.length > 0 && {
        headers: Object.fromEntries(named.map((name) => [name, { description: name, type: 'string' }])),
      }),
    };
  }
}

const otherSchemas: Readonly<Record<'text' | 'binary' | 'none', Schema | undefined>> = {
  text: { type: 'string' },
  binary: { type: 'string', format: 'binary' },
  none: undefined,
};

const isTransport = (header: string): boolean => transportHeaders.has(header) || transportPrefix.test(header);

/** What of an answer the response does not show. */
function tellAnswer(
  { name, code, headers, pointer }: SavedResponse,
  place: number,
  { result }: RequestGroup,
  { report, hasNames }: Wording,
): void {
  const about = { result: child(result, 'responses', code), isOnlyListed: true } as const;
  if (place > 1) {
    const message = `The saved answer "${name || code}" was joined with the first of its status: the response has the fields of all.`;
    report('response-merged', 'info', message, namePlace({ pointer, name }, { hasNames }), about);
  }
  if (code === 'default') {
    const message = `The saved answer "${name || code}" has no status that can be used, so it became the default answer.`;
    report('response-without-status', 'info', message, pointer, about);
  }
  const left = headers.find(({ key }) => isTransport(key.toLowerCase()));
  if (left && hasNames) {
    const message = 'Headers of a saved answer that are about the connection, such as Date and Server, were left out.';
    report('response-header-left-out', 'info', message, left.pointer, { kind: 'left-out', isOnlyListed: true });
  }
}

function readAnswer(
  saved: SavedResponse,
  request: FlatRequest,
  answers: Answers,
  produces: Set<string>,
  { report }: Wording,
): void {
  answers.names.push(saved.name);
  for (const { key } of saved.headers) {
    const lower = key.toLowerCase();
    if (!isTransport(lower) && !answers.headers.has(lower)) answers.headers.set(lower, key);
  }
  const declared = mediaTypeIn(saved.headers);
  const isMarkedJson = /\bjson\b/.test(declared) || saved.language === 'json';
  // What is an object or a list is one whatever the header says of it; a word alone may be anything.
  const mayBeJson = isMarkedJson || /^\s*[[{]/.test(saved.text);
  const sample = mayBeJson ? readJsonSample(saved.text, () => 'null') : undefined;
  if (!sample && /^(?:image|audio|video|font)\/|octet-stream|pdf|zip|excel|officedocument/.test(declared)) {
    answers.other ??= 'binary';
    produces.add(declared);
    return;
  }
  if (saved.text.trim() === '') return;
  if (sample) {
    answers.samples.push({ ...sample, pointer: saved.pointer });
    produces.add(/\bjson\b/.test(declared) ? declared : 'application/json');
  } else if (isMarkedJson) {
    const message = `The saved answer "${saved.name || saved.code}" of "${request.name}" says it is JSON but cannot be read as JSON, so no fields were learned from it.`;
    report('response-not-json', 'info', message, saved.pointer);
  } else {
    answers.other ??= 'text';
    produces.add(declared || 'text/plain');
  }
}
