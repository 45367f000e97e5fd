import type { JsonPointer } from '../../document/pointer.ts';
import type { ReportAt } from '../requests/report-at.ts';
import { isRecord, listAt, textAt, textOf } from '../tolerant.ts';

/** Positions in the lists `folders` and `requests` of the file. */
export interface OrderV1 {
  /** Outer before inner. */
  readonly folders: readonly { readonly index: number; readonly parent: number | undefined }[];
  /** Each once, in the order shown; those that nothing points at last. */
  readonly requests: readonly { readonly index: number; readonly folder: number | undefined }[];
}

/** Where a list of ids stands, and what it says. `folder` undefined: the collection itself. */
interface Listing {
  readonly folder: number | undefined;
  readonly source: unknown;
  readonly pointer: JsonPointer;
}

/**
 * Settles the tree of a V1 collection, whose folders and requests are found by ids in `order` and `folders_order`, else
 * by a request's `folder` and a folder's own `folder`. Files written by hand or merged have ids that are missing, stand
 * twice, or lead in a circle.
 *
 * Reports `postman/missing-id`, `postman/repeated-id`, `postman/listed-twice`, `postman/folder-cycle` (warnings).
 */
export function orderV1(collection: unknown, pointer: JsonPointer, report: ReportAt): OrderV1 {
  const folders = listAt(collection, 'folders');
  const requests = listAt(collection, 'requests');
  const folderAt = indexById(folders, `${pointer}/folders`, 'folder', report);
  const requestAt = indexById(requests, `${pointer}/requests`, 'request', report);
  const listings: readonly Listing[] = [
    { folder: undefined, source: collection, pointer },
    ...folders.map((source, index) => ({ folder: index, source, pointer: `${pointer}/folders/${index}` })),
  ];

  const parents = claim(listings, 'folders_order', folderAt, report);
  folders.forEach((folder, index) => {
    const parent = folderAt.get(textAt(folder, 'folder'));
    if (!parents.has(index) && parent !== undefined) parents.set(index, parent);
  });
  cutCircles(folders, folderAt, parents, pointer, report);
  const homes = claim(listings, 'order', requestAt, report);
  requests.forEach((request, index) => {
    if (!homes.has(index)) homes.set(index, folderAt.get(textAt(request, 'folder')));
  });

  return {
    folders: outerFirst(folders, parents),
    // A Map keeps the order of the claims, which is the order of the lists.
    requests: [...homes].flatMap(([index, folder]) => (isRecord(requests[index]) ? [{ index, folder }] : [])),
  };
}

/** The first of each id. The others are told of: nothing can point at them, but they are read. */
function indexById(
  entries: readonly unknown[],
  pointer: JsonPointer,
  what: string,
  report: ReportAt,
): ReadonlyMap<string, number> {
  const byId = new Map<string, number>();
  entries.forEach((entry, index) => {
    const id = textAt(entry, 'id');
    if (id === '') return;
    if (!byId.has(id)) byId.set(id, index);
    else {
      const message = `Two of the ${what}s have the id "${id}". Both were read; the second one may have lost its folder.`;
      report('repeated-id', 'warning', message, `${pointer}/${index}/id`);
    }
  });
  return byId;
}

/** Which folder (undefined: none) lists what: the first that does. */
function claim(
  listings: readonly Listing[],
  list: 'order' | 'folders_order',
  byId: ReadonlyMap<string, number>,
  report: ReportAt,
): Map<number, number | undefined> {
  const claimed = new Map<number, number | undefined>();
  const [missing, thing] = list === 'order' ? ['request', 'A request'] : ['folder', 'A folder'];
  for (const { folder, source, pointer } of listings) {
    listAt(source, list).forEach((id, place) => {
      const at = `${pointer}/${list}/${place}`;
      const index = byId.get(textOf(id));
      if (index === undefined) {
        const message = `The list names a ${missing} "${textOf(id)}" that the file does not have. It was passed over.`;
        report('missing-id', 'warning', message, at);
      } else if (claimed.has(index)) {
        const message = `${thing} "${textOf(id)}" is listed more than once. It was read once, at its first place.`;
        report('listed-twice', 'warning', message, at);
      } else claimed.set(index, folder);
    });
  }
  return claimed;
}

/** Tells of circles in what the folders list, and takes a folder whose parents lead back to it out to the top. */
function cutCircles(
  folders: readonly unknown[],
  folderAt: ReadonlyMap<string, number>,
  parents: Map<number, number | undefined>,
  pointer: JsonPointer,
  report: ReportAt,
): void {
  const told = new Set(circlesAmong(folders, folderAt));
  const settled = new Set<number>();
  for (const start of folders.keys()) {
    const way = new Set<number>();
    let at: number | undefined = start;
    while (at !== undefined && !settled.has(at) && !way.has(at)) {
      way.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && way.has(at)) {
      parents.set(at, undefined);
      told.add(at);
    }
    for (const index of way) settled.add(index);
  }
  for (const index of told) {
    const name = textAt(folders[index], 'name');
    const message = `The folder "${name}" leads back to itself through the folders inside it. It was read once.`;
    report('folder-cycle', 'warning', message, `${pointer}/folders/${index}`);
  }
}

/** Folders that are found again inside themselves: a walk by depth, with a stack of its own. */
function circlesAmong(folders: readonly unknown[], folderAt: ReadonlyMap<string, number>): readonly number[] {
  const circles: number[] = [];
  const state = new Map<number, 'open' | 'done'>();
  for (const start of folders.keys()) {
    if (state.has(start)) continue;
    const way = [{ index: start, next: 0 }];
    state.set(start, 'open');
    for (let level = way.at(-1); level; level = way.at(-1)) {
      const listed = listAt(folders[level.index], 'folders_order');
      if (level.next >= listed.length) {
        state.set(level.index, 'done');
        way.pop();
        continue;
      }
      const inner = folderAt.get(textOf(listed[level.next++]));
      if (inner === undefined) continue;
      if (state.get(inner) === 'open') circles.push(inner);
      else if (!state.has(inner)) {
        state.set(inner, 'open');
        way.push({ index: inner, next: 0 });
      }
    }
  }
  return circles;
}

function outerFirst(folders: readonly unknown[], parents: ReadonlyMap<number, number | undefined>): OrderV1['folders'] {
  const inside = new Map<number | undefined, number[]>();
  const ordered = [...parents.keys()];
  folders.forEach((_, index) => {
    if (!parents.has(index)) ordered.push(index);
  });
  for (const index of ordered) {
    const parent = parents.get(index);
    const siblings = inside.get(parent);
    if (siblings) siblings.push(index);
    else inside.set(parent, [index]);
  }
  const result: { index: number; parent: number | undefined }[] = [];
  const waiting: { index: number; parent: number | undefined }[] = [];
  const push = (parent: number | undefined): void => {
    for (const index of (inside.get(parent) ?? []).toReversed()) waiting.push({ index, parent });
  };
  push(undefined);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    result.push(next);
    push(next.index);
  }
  return result;
}
