import type { Tag } from '../../../definition/openapi2.ts';
import type { RequestSet } from '../model.ts';
import { tagOf } from './build-operations.ts';
import type { Wording } from './build-parameters.ts';
import type { RequestGroup } from './group-requests.ts';

/**
 * Tags for the folders that operations came from, in the collection's order, with the folders' descriptions. Two folders
 * of one name and place are one tag (OpenAPI 2.0: tag names are unique). Source: domain notes, P-02.
 */
export function tagFolders(collection: RequestSet, groups: readonly RequestGroup[], wording: Wording): readonly Tag[] {
  const used = new Set(groups.flatMap(({ requests }) => requests.map(({ request }) => tagOf(request.folder, wording))));
  const tags = new Map<string, string>();
  const inUse = new Set(groups.flatMap(({ requests }) => requests.map(({ request }) => request.folder.pointer)));
  for (const folder of collection.folders) {
    if (!inUse.has(folder.pointer)) continue;
    const name = tagOf(folder, wording);
    if (used.has(name)) tags.set(name, tags.get(name) || wording.keeper.clean(folder.description));
  }
  return [...tags].map(([name, description]) => ({ name, ...(description !== '' && { description }) }));
}
