import { child, type JsonPointer } from '../../../document/pointer.ts';
import { uniqueName } from '../../../naming/index.ts';
import type { FlatRequest } from '../model.ts';
import type { Wording } from './build-parameters.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { PathVariable } from './read-segments.ts';
import type { Fate, Skip } from './settle-ledger.ts';
import { splitRoute, type Variant } from './split-route.ts';

/** Requests that are one operation. */
export interface RequestGroup {
  /** In lower case. */
  readonly method: string;
  /** Without the base path. */
  readonly path: string;
  /** Of the operation: `/definition/paths/~1pets/get`. */
  readonly result: JsonPointer;
  /** The path that is called, where `path` is only a name. */
  readonly newPath: string | undefined;
  /** `https://upload.example.com`, where it is not at the connector's own address. */
  readonly address: string | undefined;
  /** Query parameters that say which operation of the path is meant, with their values. */
  readonly fixedQuery: ReadonlyMap<string, string>;
  /** Named as in `path`, in its order; values and descriptions of the first request that has them. */
  readonly pathVariables: readonly PathVariable[];
  /** At least one. */
  readonly requests: readonly [PlacedRequest, ...PlacedRequest[]];
}

export interface GroupingWishes {
  /** Segments that are the base path's. */
  readonly baseLength: number;
  /** Addresses of requests that are not at the connector's own; the base path is not cut off there. */
  readonly elsewhere: ReadonlyMap<PlacedRequest, string>;
  /** `GET /pets`: take only these; the others are skipped. */
  readonly picked: ReadonlySet<string> | undefined;
}

interface OpenRoute {
  readonly method: string;
  readonly path: string;
  readonly address: string | undefined;
  readonly names: readonly PathVariable[];
  readonly requests: [PlacedRequest, ...PlacedRequest[]];
}

/**
 * Brings requests together that are one operation: same method, same path but for the names of its variables (a route
 * under three names is one route), capitals and a slash at its end. The first request's spelling stays. What shares a
 * path and means another thing gets a path that is only a name (`splitRoute`). Source: domain notes OP-17, P-21.
 *
 * @returns In the order of the first request of each path.
 * Lists `path-alike`, and what `splitRoute` reports and lists.
 */
export function groupRequests(
  requests: readonly PlacedRequest[],
  { baseLength, elsewhere, picked }: GroupingWishes,
  fates: Map<FlatRequest, Fate>,
  skip: Skip,
  wording: Wording,
): readonly RequestGroup[] {
  const routes = gatherRoutes(requests, baseLength, elsewhere, wording);
  const taken = new Set<string>();
  const spelled = new Map<string, string>();
  for (const { method, path, address } of routes) {
    if (address !== undefined) continue;
    taken.add(keyOf(method, path));
    spelled.set(routeOf(path), path);
  }
  const isInUse = { has: (path: string): boolean => spelled.has(routeOf(path)) };
  const groups: RequestGroup[] = [];
  for (const route of routes) {
    const known = spelled.get(routeOf(route.path)) ?? route.path;
    const isFree = known === route.path && !taken.has(keyOf(route.method, route.path));
    const canStay = route.address === undefined || isFree;
    for (const [index, variant] of splitRoute(route, wording, skip).entries()) {
      const isPlain = canStay && variant.suffix === '';
      const name = variant.suffix || hostName(route.address ?? '') || `Other${index + 1}`;
      const path = isPlain ? route.path : uniqueName(`${route.path.replace(/\/$/, '')}/${name}`, isInUse);
      taken.add(keyOf(route.method, path));
      spelled.set(routeOf(path), path);
      const group = bring(variant, route, path, { fates, skip, picked });
      if (!group) continue;
      groups.push(group);
      if (!isPlain) tellPath(group, wording);
    }
  }
  return groups;
}

const keyOf = (method: string, path: string): string => `${method} ${routeOf(path)}`;

/** What two paths have in common that are one to the service, or next to it. */
const routeOf = (path: string): string =>
  path
    .replace(/\{[^{}]*\}/g, '{}')
    .toLowerCase()
    .replace(/(?<=.)\/$/, '');

/** `https://upload.example.com:8080` -> `Upload`. */
function hostName(address: string): string {
  const [, name = ''] = /\/\/(?:www\.)?([a-z\d]+)/i.exec(address) ?? [];
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function gatherRoutes(
  requests: readonly PlacedRequest[],
  baseLength: number,
  elsewhere: ReadonlyMap<PlacedRequest, string>,
  { report }: Wording,
): readonly OpenRoute[] {
  const paths = new Map<string, { readonly path: string; readonly names: readonly PathVariable[] }>();
  const routes = new Map<string, OpenRoute>();
  for (const placed of requests) {
    const { request, segments, pathVariables } = placed;
    const address = elsewhere.get(placed);
    const written = `/${segments.slice(address === undefined ? baseLength : 0).join('/')}`;
    const route = `${address ?? ''} ${routeOf(written)}`;
    let shared = paths.get(route);
    if (!shared) paths.set(route, (shared = { path: written, names: pathVariables }));
    const { path, names } = shared;
    if (written.replace(/\{[^{}]*\}/g, '{}') !== path.replace(/\{[^{}]*\}/g, '{}')) {
      const message = `"${written}" differs from "${path}" only in capitals or the slash at its end. They are one path, written as the second.`;
      const result = child('/definition/paths', path);
      report('path-alike', 'info', message, request.url?.pointer ?? request.pointer, { result, isOnlyListed: true });
    }
    const method = request.method.toLowerCase();
    const key = `${method} ${route}`;
    const known = routes.get(key);
    if (known) known.requests.push(placed);
    else routes.set(key, { method, path, address, names, requests: [placed] });
  }
  return [...routes.values()];
}

/** Notes what becomes of the requests of a variant. */
function bring(
  { requests, fixedQuery, suffix }: Variant,
  { method, path: realPath, address, names }: OpenRoute,
  path: string,
  {
    fates,
    skip,
    picked,
  }: { readonly fates: Map<FlatRequest, Fate>; readonly skip: Skip; readonly picked: ReadonlySet<string> | undefined },
): RequestGroup | undefined {
  const operation = `${method.toUpperCase()} ${path}`;
  if (picked && !picked.has(operation)) {
    for (const { request } of requests) skip(request, 'Not picked.', operation);
    return undefined;
  }
  const result = child('/definition/paths', path, method);
  const [first, ...others] = requests;
  fates.set(first.request, { outcome: 'operation', operation, result });
  const what = suffix === '' ? 'Same method and path' : 'Same call';
  for (const { request } of others) {
    const reason = `${what} as "${first.request.name}", so the two are one operation.`;
    fates.set(request, { outcome: 'merged', operation, result, reason });
  }
  const pathVariables = names.map(({ name }, index) => {
    const said = requests.flatMap((placed): readonly Pick<PathVariable, 'value' | 'description'>[] => {
      const own = placed.pathVariables[index];
      const saved = placed.request.responses.flatMap(({ original }) => original?.variables ?? []);
      // `{{names}}` in them have no meaning here.
      const plain = saved.filter(({ key, value }) => key === own?.name && !value.includes('{{'));
      return own ? [own, ...plain] : [];
    });
    const value = said.find((variable) => variable.value !== '')?.value ?? '';
    const description = said.find((variable) => variable.description !== '')?.description ?? '';
    return { name, value, description };
  });
  const newPath = path === realPath ? undefined : realPath;
  return { method, path, result, newPath, address, fixedQuery, pathVariables, requests };
}

function tellPath({ path, newPath, requests, method, result }: RequestGroup, { report }: Wording): void {
  for (const { request } of requests) {
    const message = `${method.toUpperCase()} ${newPath ?? path} is there more than once. This one stands at "${path}" in the connector, and a policy sends it to the right path.`;
    report('path-shared', 'info', message, request.url?.pointer ?? request.pointer, { result, isOnlyListed: true });
  }
}
