import type { Parameter } from '../../../definition/openapi2.ts';
import { humanise } from '../../../naming/index.ts';
import type { Security } from '../../../security/index.ts';
import type { FlatRequest, Row } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import type { RequestGroup } from './group-requests.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import type { Resolver } from './resolve-variables.ts';

/** What a pass needs to turn what is written into what may be shown. */
export interface Wording {
  readonly resolver: Resolver;
  readonly keeper: SecretKeeper;
  readonly report: ReportAt;
  /** True for headers, in lower case, that are never parameters. */
  readonly isTransport: (header: string) => boolean;
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
 * Reports `row-without-name` (warning).
 */
export function buildParameters(group: RequestGroup, security: Security, wording: Wording): readonly Parameter[] {
  const { keeper, isTransport } = wording;
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
  return [
    ...path,
    ...query
      .filter(({ name }) => !isSecurityOwn(security, 'query', name))
      .map((united) => toParameter(united, 'query')),
    ...headers
      .filter(({ name }) => !isTransport(name.toLowerCase()) && !isSecurityOwn(security, 'header', name))
      .map((united) => toParameter(united, 'header')),
  ];
}

/** What all requests of an operation say about one name. */
export interface UnitedRow {
  readonly name: string;
  description: string;
  /** An example that may be shown. */
  shown: string | undefined;
  isRepeated: boolean;
  isFile: boolean;
  /** In how many requests it is switched on. */
  uses: number;
  readonly isRequired: boolean;
}

/**
 * Rows of several requests, each name once, in the order first seen.
 *
 * @param extra For each request, rows of its saved examples: known then, but not always there.
 * @param sameName What two names must have in common to be one.
 */
export function uniteRows(
  tables: readonly (readonly [FlatRequest, readonly Row[]])[],
  extra: readonly (readonly Row[])[],
  { resolver, keeper, report }: Wording,
  sameName: (name: string) => string = (name) => name,
): readonly UnitedRow[] {
  const united = new Map<string, Omit<UnitedRow, 'isRequired'>>();
  const note = (row: Row, request: FlatRequest | undefined, seen: Set<string>, isExtra: boolean): void => {
    const { scope } = (request ?? tables[0]?.[0])?.folder ?? { scope: { variables: new Map(), parent: undefined } };
    const name = resolver.resolve(row.key, scope, row.pointer).trim();
    if (name === '' || name.includes('{{') || keeper.isSecret(name)) {
      if (isExtra) return;
      const message = 'A row of a table has no name that can be used, so it was left out. Name it and import again.';
      report('row-without-name', 'warning', message, row.pointer);
      return;
    }
    const key = sameName(name);
    let entry = united.get(key);
    if (!entry) {
      united.set(
        key,
        (entry = { name, description: '', shown: undefined, isRepeated: false, isFile: row.isFile, uses: 0 }),
      );
    }
    entry.isFile ||= row.isFile;
    entry.description ||= keeper.clean(row.description);
    entry.shown ??= row.isFile ? undefined : keeper.shown(name, resolver.resolve(row.value, scope, row.pointer));
    if (row.isDisabled || isExtra) return;
    if (seen.has(key)) entry.isRepeated = true;
    else entry.uses += 1;
    seen.add(key);
  };
  tables.forEach(([request, rows], index) => {
    const seen = new Set<string>();
    for (const row of rows) note(row, request, seen, false);
    for (const row of extra[index] ?? []) if (!united.has(sameName(row.key))) note(row, request, new Set(), true);
  });
  return [...united.values()].map((entry) => ({
    ...entry,
    isRequired: tables.length > 1 && entry.uses === tables.length,
  }));
}

/** A parameter in the order of members that the wizard writes. */
export function toParameter(row: UnitedRow, place: 'query' | 'header' | 'formData'): Parameter {
  const isList = row.isRepeated && place !== 'header' && !row.isFile;
  return {
    name: row.name,
    in: place,
    required: row.isRequired,
    ...(isList ? { type: 'array', items: { type: 'string' } } : { type: row.isFile ? 'file' : 'string' }),
    ...labels(row.name, row.description),
    ...(row.uses === 0 && { 'x-ms-visibility': 'advanced' }),
    ...(row.shown !== undefined && !isList && { 'x-ms-test-value': row.shown }),
  };
}

function labels(name: string, description: string): Pick<Parameter, 'x-ms-summary' | 'description'> {
  const label = humanise(name);
  return { ...(label !== '' && { 'x-ms-summary': label }), ...(description !== '' && { description }) };
}

/** True if the connection itself sends it. */
function isSecurityOwn(security: Security, place: 'query' | 'header', name: string): boolean {
  if (security.kind !== 'apiKey' || security.in !== place) return false;
  return place === 'header' ? security.name.toLowerCase() === name.toLowerCase() : security.name === name;
}
