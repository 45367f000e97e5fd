import type { PolicyTemplateInstance } from '../../../document/properties.ts';
import { routeTo, setHeader, setHostUrl } from '../policies.ts';
import type { RequestGroup } from './group-requests.ts';

/**
 * The policies that an imported connector needs, in the order in which the service runs them: the host of all, the hosts
 * of some, headers, paths. Source: domain notes, 5.
 *
 * @param ids The id of each group's operation.
 * @param address What the connection says of the host: `https://@connectionParameters('host')/v1`.
 * @param headers Sent with every call.
 */
export function buildPolicies(
  ids: ReadonlyMap<RequestGroup, string>,
  address: string | undefined,
  headers: readonly { readonly name: string; readonly value: string }[],
): readonly PolicyTemplateInstance[] {
  const byAddress = new Map<string, string[]>();
  const byPath = new Map<string, string[]>();
  for (const [group, id] of ids) {
    if (group.address !== undefined) note(byAddress, group.address, id);
    if (group.newPath !== undefined) note(byPath, group.newPath, id);
  }
  return [
    ...(address === undefined ? [] : [setHostUrl('Host of the API', address)]),
    ...Array.from(byAddress, ([one, operations]) => setHostUrl(`Host of ${listed(operations)}`, one, operations)),
    ...headers.map(({ name, value }) => setHeader(name, value)),
    ...Array.from(byPath, ([path, operations]) => routeTo(path, operations)),
  ];
}

const listed = (ids: readonly string[]): string =>
  ids.slice(0, 3).join(', ') + (ids.length > 3 ? ` and ${ids.length - 3} more` : '');

function note(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list) list.push(id);
  else lists.set(key, [id]);
}
