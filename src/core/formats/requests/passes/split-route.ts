import { pascalCase } from '../../../naming/index.ts';
import type { Choice } from '../../../ledger/choice.ts';
import { folderPath, folderSeparator, type FlatRequest } from '../model.ts';
import type { Wording } from './build-parameters.ts';
import { mostFrequent } from './choose-host.ts';
import { namePlace } from './name-place.ts';
import type { PlacedRequest } from './place-requests.ts';
import { kindOfBody } from './read-request-body.ts';
import type { Skip } from './settle-ledger.ts';

/** Requests of one method and path that mean one thing. */
export interface Variant {
  readonly requests: readonly [PlacedRequest, ...PlacedRequest[]];
  /** What its path ends in where it cannot have the real one; '' for the one that can. */
  readonly suffix: string;
  /** Query parameters that say which of them is meant, with their values. */
  readonly fixedQuery: ReadonlyMap<string, string>;
}

/** One method on one path, as the source has it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly requests: readonly [PlacedRequest, ...PlacedRequest[]];
}

/** Names of query parameters that say what is to be done, rather than with what. */
const actionName = /^[~$@_]?(?:action|act|method|cmd|command|op|operation|func|function|do|verb|rpc)$/i;

const own = { value: 'own', label: 'An operation of its own' } as const;
const merge = { value: 'merge', label: 'One operation with the others' } as const;
const leave = { value: 'leave-out', label: 'Leave it out' } as const;

/**
 * Tells requests apart that have one method and path and yet are not one operation: GraphQL queries, bodies of different
 * kinds, and a query parameter that names the action (`?action=start`). Requests that differ only in their samples are
 * one operation. Each can be had another way by choice. Source: domain notes, P-17, P-21.
 *
 * @returns The first one keeps the path. None is empty; requests that were left out by choice are in none.
 * Reports `graphql-queries`, `same-route` (info); lists `merged-request`.
 */
export function splitRoute(route: Route, wording: Wording, skip: Skip): readonly Variant[] {
  const { requests } = route;
  if (requests.length === 1) return [{ requests, suffix: '', fixedQuery: new Map() }];
  const actions = actionsIn(requests, wording);
  const kinds = requests.map(({ request }) => kindOfBody(request, wording));
  const told = kinds.filter((kind) => kind !== 'none');
  const mainKind = route.method === 'get' || route.method === 'head' ? 'none' : (mostFrequent(told) ?? 'none');
  const apart = new Map<string, Apart>();
  for (const [index, placed] of requests.entries()) {
    const kind = kinds[index] ?? 'none';
    const fixedQuery = actions.get(placed) ?? new Map<string, string>();
    const isOther = mainKind !== 'none' && kind !== 'none' && kind !== mainKind;
    const query = kind === 'graphql' && placed.request.body?.kind === 'graphql' ? placed.request.body.query : '';
    const key = JSON.stringify([isOther ? kind : '', [...fixedQuery], query.trim()]);
    const known = apart.get(key);
    if (known) known.requests.push(placed);
    else apart.set(key, { requests: [placed], fixedQuery, kind, isMain: !isOther });
  }
  return settleVariants(route, [...apart.values()], wording, skip);
}

interface Apart {
  readonly requests: PlacedRequest[];
  readonly fixedQuery: ReadonlyMap<string, string>;
  readonly kind: ReturnType<typeof kindOfBody>;
  readonly isMain: boolean;
}

function settleVariants(route: Route, apart: readonly Apart[], wording: Wording, skip: Skip): readonly Variant[] {
  const main = apart.find(({ isMain }) => isMain) ?? apart[0];
  const queries = apart.filter(({ kind }) => kind === 'graphql');
  const areQueriesOwn = queries.length > 1 && askForQueries(route, queries, wording).taken === own.value;
  const together: PlacedRequest[] = [];
  const variants: Variant[] = [];
  let mainQuery = main?.fixedQuery ?? new Map<string, string>();
  for (const part of apart) {
    if (part.kind === 'graphql' && queries.length > 1) {
      if (!areQueriesOwn) together.push(...part.requests);
      else variants.push(variantOf(part.requests, suffixOf(part, wording), part.fixedQuery));
      continue;
    }
    if (part === main) {
      together.push(...part.requests);
      continue;
    }
    const choice = askForVariant(route, part, main, wording);
    if (choice.taken === own.value) variants.push(variantOf(part.requests, suffixOf(part, wording), part.fixedQuery));
    else if (choice.taken === merge.value) {
      together.push(...part.requests);
      if (part.fixedQuery.size > 0) mainQuery = new Map();
    } else leaveOut(part.requests, route, skip);
  }
  const kept = askForMerged(together, route, variants, wording, skip);
  return kept.length === 0 ? variants : [variantOf(kept, '', mainQuery), ...variants];
}

/** Which of the requests say an action in their query; of no use where they all say the same. */
function actionsIn(
  requests: readonly PlacedRequest[],
  { resolver, keeper }: Wording,
): ReadonlyMap<PlacedRequest, ReadonlyMap<string, string>> {
  const actions = new Map<PlacedRequest, Map<string, string>>();
  const values = new Map<string, Set<string>>();
  for (const placed of requests) {
    for (const { key, value, isDisabled, pointer } of placed.query) {
      if (isDisabled || !actionName.test(key)) continue;
      const said = keeper.shown(key, resolver.resolve(value, placed.request.folder.scope, pointer)) ?? '';
      if (!/^[\w.:-]{1,60}$/.test(said)) continue;
      const own = actions.get(placed) ?? new Map<string, string>();
      if (!own.has(key)) own.set(key, said);
      actions.set(placed, own);
      values.set(key, (values.get(key) ?? new Set()).add(said));
    }
  }
  for (const [key, said] of values) if (said.size < 2) for (const own of actions.values()) own.delete(key);
  return actions;
}

function askForQueries({ method, path, requests }: Route, queries: readonly Apart[], wording: Wording): Choice {
  const { request } = queries[0]?.requests[0] ?? requests[0];
  const pointer = request.body?.pointer ?? request.pointer;
  const choice = wording.ask('graphql-queries', pointer, [
    { value: own.value, label: 'An operation for each query' },
    { value: merge.value, label: 'One operation that asks for the query' },
  ]);
  const names = queries.map((part) => `"${part.requests[0]?.request.name ?? ''}"`);
  const shown = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
  const address = `${method.toUpperCase()} ${path}`;
  const message =
    choice.taken === own.value
      ? `${queries.length} GraphQL queries go to ${address}: ${shown}. Each is an operation of its own, at a path that is only a name; a policy sends it to the right one.`
      : `${queries.length} GraphQL queries go to ${address}: ${shown}. They are one operation that asks for the query, so their texts were left out.`;
  wording.report('graphql-queries', 'info', message, pointer, { choice });
  return choice;
}

function askForVariant(
  { method, path }: Route,
  part: Apart,
  main: Apart | undefined,
  { ask, report, hasNames }: Wording,
): Choice {
  const [first] = part.requests;
  const pointer = first?.request.pointer ?? '';
  const choice = ask('same-route', pointer, [own, merge, leave]);
  const what =
    part.fixedQuery.size > 0
      ? `asks for ${[...part.fixedQuery].map(([key, value]) => `${key}=${value}`).join(', ')}`
      : `sends another kind of body (${kindNames[part.kind]})`;
  const became =
    choice.taken === own.value
      ? 'It is an operation of its own, at a path that is only a name; a policy sends it to the right one.'
      : choice.taken === merge.value
        ? 'It is one operation with the others, as you asked.'
        : 'It was left out, as you asked.';
  const [second] = main?.requests ?? [];
  const [one, other] = first && second ? namesApart(first.request, second.request) : [first?.request.name ?? '', ''];
  const sameAs = one === other || other === '' ? 'another request' : `"${other}"`;
  const message = `"${one}" has the method and path of ${sameAs} (${method.toUpperCase()} ${path}) but ${what}. ${became}`;
  const kind = choice.taken === leave.value ? 'left-out' : 'changed';
  report('same-route', 'info', message, first ? namePlace(first.request, { hasNames }) : pointer, { kind, choice });
  return choice;
}

/** Requests that differ only in their samples: one operation, unless another way was asked for. */
function askForMerged(
  requests: readonly PlacedRequest[],
  route: Route,
  variants: Variant[],
  { ask, report, hasNames, keeper }: Wording,
  skip: Skip,
): readonly PlacedRequest[] {
  const [first, ...others] = requests;
  // Recorded calls have no names of their own to make operations of.
  if (!first || !hasNames) return requests;
  const kept = [first];
  for (const placed of others) {
    const { name, pointer } = placed.request;
    const choice = ask('merged-request', pointer, [merge, own, leave]);
    if (choice.taken === merge.value) kept.push(placed);
    else if (choice.taken === own.value) {
      variants.push(variantOf([placed], pascalCase(keeper.clean(name)).slice(0, 60) || 'Other', new Map()));
    } else leaveOut([placed], route, skip);
    const became = {
      merge: 'so the two are one operation',
      own: 'and became an operation of its own, as you asked',
      'leave-out': 'and was left out, as you asked',
    }[choice.taken];
    const [one, other] = namesApart(placed.request, first.request);
    const sameAs = one === other ? 'another request' : `"${other}"`;
    const message = `"${one}" has the method and path of ${sameAs} (${route.method.toUpperCase()} ${route.path}), ${became ?? ''}.`;
    const kind = choice.taken === leave.value ? 'left-out' : 'changed';
    const place = namePlace(placed.request, { hasNames });
    report('merged-request', 'info', message, place, { kind, choice, isOnlyListed: true });
  }
  return kept;
}

/** Their names, with their folders where they have the same. */
function namesApart(a: FlatRequest, b: FlatRequest): readonly [string, string] {
  if (a.name !== b.name) return [a.name, b.name];
  const [one = '', other = ''] = [a, b].map(({ folder, name }) =>
    [folderPath(folder), name].filter((part) => part !== '').join(folderSeparator),
  );
  return [one, other];
}

function leaveOut(requests: readonly PlacedRequest[], { method, path }: Route, skip: Skip): void {
  for (const { request } of requests) {
    skip(request, `Left out by choice: another request is ${method.toUpperCase()} ${path} already.`);
  }
}

function variantOf(
  requests: readonly PlacedRequest[],
  suffix: string,
  fixedQuery: ReadonlyMap<string, string>,
): Variant {
  const [first, ...others] = requests;
  if (!first) throw new Error('A variant without requests');
  return { requests: [first, ...others], suffix, fixedQuery };
}

const kindNames = {
  json: 'JSON', text: 'text', file: 'a file', graphql: 'GraphQL', form: 'a form', none: 'none',
} as const; // prettier-ignore

/** `query OrderList { … }` -> `OrderList`; the action; else what the request is called. */
function suffixOf({ requests, fixedQuery, kind }: Apart, { keeper }: Wording): string {
  const [first] = requests;
  if (!first) return 'Other';
  const { request } = first;
  const query = kind === 'graphql' ? pascalCase(keeper.clean(queryName(request))) : '';
  const action = [...fixedQuery.values()].map(pascalCase).join('');
  const name = pascalCase(keeper.clean(request.name));
  return (query || action || name || pascalCase(kindNames[kind])).slice(0, 60) || 'Other';
}

function queryName({ body }: FlatRequest): string {
  if (body?.kind !== 'graphql') return '';
  const [, name = ''] = /(?:^|[\s}])(?:query|mutation|subscription)\s+([A-Za-z_]\w*)/.exec(body.query) ?? [];
  return body.operationName || name;
}
