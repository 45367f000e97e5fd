import type { PlacedRequest } from './place-requests.ts';

/**
 * The part of the path that all requests begin with, without variables, such that each keeps a segment of its own that
 * is no variable. When they all have one path, what came with the base address, else what ends in a version or in `api`.
 *
 * @returns How many segments it has. Source: OpenAPI 2.0, Swagger Object, `basePath`; domain notes, P-05.
 */
export function chooseBasePath(requests: readonly PlacedRequest[]): number {
  const [first] = requests;
  if (!first) return 0;
  let common = first.segments.length;
  let isOnePath = true;
  for (const { segments } of requests) {
    let same = 0;
    while (same < common && segments[same] === first.segments[same]) same += 1;
    if (segments.length !== first.segments.length || same < first.segments.length) isOnePath = false;
    common = Math.min(common, same, segments.length - 1);
  }
  const variable = first.segments.findIndex((segment) => segment.includes('{'));
  if (variable >= 0) common = Math.min(common, variable);
  // `/accounts/{id}` reads better, and names its operation better, than `/{id}` below `/accounts`.
  if (requests.some(({ segments }) => segments[common]?.startsWith('{'))) common -= 1;
  common = Math.max(0, common);
  if (!isOnePath) return common;
  if (requests.every(({ baseLength }) => baseLength === first.baseLength) && first.baseLength > 0) {
    return Math.min(first.baseLength, common);
  }
  const opening = first.segments.slice(0, common);
  return opening.findLastIndex((segment) => /^(?:api|rest|v\d+(?:\.\d+)*)$/i.test(segment)) + 1;
}
