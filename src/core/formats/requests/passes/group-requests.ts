import { child } from '../../../document/pointer.ts';
import type { FlatRequest } from '../model.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { PathVariable } from './read-segments.ts';
import type { Fate, Skip } from './settle-ledger.ts';

/** All requests of one method on one path: one operation. */
export interface RequestGroup {
  /** In lower case. */
  readonly method: string;
  /** Without the base path. */
  readonly path: string;
  /** Named as in `path`, in its order; values and descriptions of the first request that has them. */
  readonly pathVariables: readonly PathVariable[];
  /** At least one. */
  readonly requests: readonly [PlacedRequest, ...PlacedRequest[]];
}

/**
 * Brings requests together that are one operation: same method, same path but for the names of its variables (a route
 * under three names is one route). The first request's names stay.
 *
 * @param baseLength Segments that are the base path's.
 * @param picked `GET /pets`: take only these; the others are skipped.
 * @returns In the order of the first request of each.
 */
export function groupRequests(
  requests: readonly PlacedRequest[],
  baseLength: number,
  picked: ReadonlySet<string> | undefined,
  fates: Map<FlatRequest, Fate>,
  skip: Skip,
): readonly RequestGroup[] {
  const paths = new Map<string, { readonly path: string; readonly variables: readonly PathVariable[] }>();
  const groups = new Map<
    string,
    { method: string; path: string; variables: PathVariable[]; requests: [PlacedRequest, ...PlacedRequest[]] }
  >();
  for (const placed of requests) {
    const written = `/${placed.segments.slice(baseLength).join('/')}`;
    const route = written.replace(/\{[^{}]*\}/g, '{}');
    let shared = paths.get(route);
    if (!shared) paths.set(route, (shared = { path: written, variables: placed.pathVariables }));
    const { path, variables } = shared;
    const method = placed.request.method.toLowerCase();
    const operation = `${placed.request.method.toUpperCase()} ${path}`;
    if (picked && !picked.has(operation)) {
      skip(placed.request, 'Not picked.', operation);
      continue;
    }
    const result = child('/definition/paths', path, method);
    const group = groups.get(`${method} ${route}`);
    if (group) {
      group.requests.push(placed);
      group.variables = group.variables.map((known, index) => withExample(known, placed.pathVariables[index]));
      const reason = `Same method and path as "${group.requests[0].request.name}", so the two are one operation.`;
      fates.set(placed.request, { outcome: 'merged', operation, result, reason });
      continue;
    }
    const named = variables.map(({ name }, index) => ({
      value: '',
      description: '',
      ...placed.pathVariables[index],
      name,
    }));
    groups.set(`${method} ${route}`, { method, path, variables: named, requests: [placed] });
    fates.set(placed.request, { outcome: 'operation', operation, result });
  }
  return [...groups.values()].map(({ variables, ...group }) => ({ ...group, pathVariables: variables }));
}

function withExample(known: PathVariable, other: PathVariable | undefined): PathVariable {
  if (!other) return known;
  return { ...known, value: known.value || other.value, description: known.description || other.description };
}
