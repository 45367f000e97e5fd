import type { Edit, Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { isRecord } from '../operations.ts';
import type { DynamicTree, TreeCall } from './model.ts';
import { readDynamic, treeMembers } from './read-dynamic.ts';
import { removals, withMembers, writeArguments, type DynamicPlace } from './write-dynamic.ts';

const treeKey = 'x-ms-dynamic-tree';

export interface TreeChange {
  readonly canSelectParents?: boolean;
  readonly canSelectLeaves?: boolean;
  readonly open?: Partial<TreeCall>;
  readonly browse?: Partial<TreeCall>;
}

/** Changes a tree; members that are not spoken of stay as they are. */
export function changeTree(place: DynamicPlace, change: TreeChange): Patch {
  const before = readDynamic(place.value).tree;
  const raw = isRecord(place.value) ? place.value[treeKey] : undefined;
  const old = isRecord(raw) ? raw : {};
  const value = withMembers(old, {
    ...(hasSettings(change) && { settings: writeSettings(old['settings'], change) }),
    ...(change.open && { open: writeCall(old['open'], before?.open, change.open) }),
    ...(change.browse && { browse: writeCall(old['browse'], before?.browse, change.browse) }),
  });
  return { title: `Change tree of ${place.name}`, edits: [set(place, value)] };
}

/** Gives a tree to what has none, in place of anything dynamic it had. */
export function giveTree(place: DynamicPlace, tree: DynamicTree): Patch {
  const value = {
    settings: { canSelectParentNodes: tree.canSelectParents, canSelectLeafNodes: tree.canSelectLeaves },
    open: writeCall(undefined, undefined, tree.open),
    browse: writeCall(undefined, undefined, tree.browse),
  };
  return { title: `Give ${place.name} a tree`, edits: [...removals(place, 'tree'), set(place, value)] };
}

const set = ({ pointer }: DynamicPlace, value: unknown): Edit => ({
  kind: 'set',
  pointer: child(pointer, treeKey),
  value,
});

const hasSettings = ({ canSelectParents, canSelectLeaves }: TreeChange): boolean =>
  canSelectParents !== undefined || canSelectLeaves !== undefined;

function writeSettings(raw: unknown, { canSelectParents, canSelectLeaves }: TreeChange): unknown {
  return withMembers(isRecord(raw) ? raw : { canSelectParentNodes: false, canSelectLeafNodes: true }, {
    ...(canSelectParents !== undefined && { canSelectParentNodes: canSelectParents }),
    ...(canSelectLeaves !== undefined && { canSelectLeafNodes: canSelectLeaves }),
  });
}

function writeCall(raw: unknown, before: TreeCall | undefined, change: Partial<TreeCall>): unknown {
  const old = isRecord(raw) ? raw : {};
  const changes: Record<string, unknown> = {};
  if (change.operationId !== undefined) changes['operationId'] = change.operationId;
  for (const [aspect, key] of Object.entries(treeMembers)) {
    const path = Object.entries(change).find(([name]) => name === aspect)?.[1];
    if (typeof path === 'string') changes[key] = path === '' ? undefined : path;
  }
  if (change.arguments)
    changes['parameters'] = writeArguments(old['parameters'], before?.arguments, change.arguments, 'newer');
  return withMembers(old, changes);
}
