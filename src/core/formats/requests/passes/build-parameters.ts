import type { Parameter } from '../../../definition/openapi2.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { Security } from '../../../security/index.ts';
import type { Ask } from '../ask.ts';
import type { Row } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import type { ParameterStyle } from './choose-style.ts';
import type { RequestGroup } from './group-requests.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import type { Resolver } from './resolve-variables.ts';
import { labels, tellRows, toParameter, uniteRows, type UnitedRow } from './unite-rows.ts';

/** What a pass needs to turn what is written into what may be shown. */
export interface Wording {
  readonly resolver: Resolver;
  readonly keeper: SecretKeeper;
  readonly report: ReportAt;
  readonly ask: Ask;
  /** True for headers, in lower case, that are never parameters. */
  readonly isTransport: (header: string) => boolean;
  /** Where the source as a whole stands. */
  readonly root: JsonPointer;
  /** People gave the requests names, so that each can be an operation of its own. */
  readonly hasNames: boolean;
}

/** What was settled for all parameters at once. */
export interface ParameterWishes {
  readonly style: ParameterStyle;
  /** Headers, in lower case, that a policy sends. */
  readonly constant: ReadonlySet<string>;
}

/** Set by the platform, the connection or the body's own type. Source: domain notes, P-12. */
export const platformHeaders = new Set([
  'content-type', 'accept', 'authorization', 'proxy-authorization', 'cookie', 'host', 'content-length', 'user-agent',
  'connection', 'accept-encoding', 'cache-control', 'postman-token',
]); // prettier-ignore

/**
 * Path, query and header parameters of an operation, in this order. Path variables are required; the others are optional
 * as in the wizard, unless there are several requests and all of them have it. What is switched off in every request is
 * kept as advanced. A query key that is repeated in a request is a list. Source: domain notes, P-07, P-10 to P-12.
 *
 * Reports `row-without-name` (warning); lists `header-left-out`, `row-signs-in`, and what `tellRows` lists.
 */
export function buildParameters(
  group: RequestGroup,
  security: Security,
  { style, constant }: ParameterWishes,
  wording: Wording,
): readonly Parameter[] {
  const { keeper } = wording;
  const path = group.pathVariables.map(({ name, value, description }): Parameter => {
    const shown = keeper.shown(name, value);
    return {
      name,
      in: 'path',
      required: true,
      type: 'string',
      ...labels(name, keeper.clean(description)),
      'x-ms-url-encoding': 'single',
      ...(shown !== undefined && { 'x-ms-test-value': shown }),
    };
  });
  const query = uniteRows(
    group.requests.map(({ request, query: rows }) => [request, rows]),
    group.requests.map(({ request }) => request.responses.flatMap(({ original }) => original?.query ?? [])),
    wording,
  );
  const headers = uniteRows(
    group.requests.map(({ request }) => [request, request.headers]),
    group.requests.map(({ request }) => request.responses.flatMap(({ original }) => original?.headers ?? [])),
    wording,
    (name) => name.toLowerCase(),
  );
  const built = [...path];
  const add = (united: UnitedRow, parameter: Parameter): void => {
    tellRows(united, child(group.result, 'parameters', built.length), wording);
    built.push(parameter);
  };
  for (const united of query) {
    const fixed = group.fixedQuery.get(united.name);
    if (isSecurityOwn(security, 'query', united.name)) tellSignsIn(united, security, wording);
    else if (fixed !== undefined) add(united, fixedParameter(united, fixed));
    else add(united, toParameter(united, 'query', style));
  }
  for (const united of headers) {
    const name = united.name.toLowerCase();
    if (isSecurityOwn(security, 'header', name)) tellSignsIn(united, security, wording);
    else if (wording.isTransport(name)) tellTransport(united, security, wording);
    else if (!constant.has(name)) add(united, toParameter(united, 'header', style));
  }
  return built;
}

/** Says which operation is meant among those of one address, so nobody is asked for it. */
const fixedParameter = ({ name, description }: UnitedRow, value: string): Parameter => ({
  name,
  in: 'query',
  required: true,
  type: 'string',
  enum: [value],
  default: value,
  ...labels(name, description),
  'x-ms-visibility': 'internal',
});

const signInFields: ReadonlyMap<Security['kind'], string> = new Map([
  ['basic', 'password'],
  ['apiKey', 'api_key'],
  ['oauth2', 'token'],
  ['aad', 'token'],
]);

/** The field of a connection that holds what people sign in with; undefined when they do not. */
export function signInField(security: Security): JsonPointer | undefined {
  const field = signInFields.get(security.kind);
  return field === undefined ? undefined : child('/properties/properties/connectionParameters', field);
}

function tellSignsIn({ name, rows }: UnitedRow, security: Security, { report }: Wording): void {
  const result = signInField(security);
  const message = `"${name}" is what people sign in with: a connection asks for it, and it is sent with every call.`;
  for (const { row, isExtra } of rows) {
    if (!isExtra)
      report('row-signs-in', 'info', message, row.pointer, { ...(result && { result }), isOnlyListed: true });
  }
}

function tellTransport(united: UnitedRow, security: Security, wording: Wording): void {
  const { name, rows } = united;
  if (name.toLowerCase() === 'authorization' && security.kind !== 'none') return tellSignsIn(united, security, wording);
  const message = `The header "${name}" became no parameter: ${whoSets(name.toLowerCase())}.`;
  for (const { row, isExtra } of rows) {
    if (!isExtra)
      wording.report('header-left-out', 'info', message, row.pointer, { kind: 'left-out', isOnlyListed: true });
  }
}

function whoSets(header: string): string {
  if (header === 'content-type') return 'the kind of the body sets it';
  if (header === 'cookie') return 'connectors send none';
  return header === 'authorization' ? 'signing in sets it' : 'the platform sets it by itself';
}

/** Rows without an effect on the operation: path variables that the path does not have. Lists `path-variable-unused`. */
export function tellUnusedRows(rows: readonly Row[], { report }: Wording): void {
  for (const { key, pointer } of rows) {
    const message = `The path variable "${key}" is not in the path, so it was left out.`;
    report('path-variable-unused', 'info', message, pointer, { kind: 'left-out', isOnlyListed: true });
  }
}

/** True if the connection itself sends it. */
function isSecurityOwn(security: Security, place: 'query' | 'header', name: string): boolean {
  if (security.kind !== 'apiKey' || security.in !== place) return false;
  return place === 'header' ? security.name.toLowerCase() === name.toLowerCase() : security.name === name;
}
