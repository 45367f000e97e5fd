import { operationsIn, type OperationGroup, type OperationPath, type PickableOperation } from './operation-tree.ts';

/** One line of a tree that is shown as lines. */
export type TreeRow = {
  /** Stays the same while the tree is searched. */
  readonly id: string;
  /** 1 is the outermost. */
  readonly level: number;
  /** Among those beside it, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Those inside, or the one that it is. */
  readonly operations: readonly PickableOperation[];
} & (
  | { readonly kind: 'group' | 'path'; readonly name: string; readonly isOpen: boolean }
  /** `hasPath`: it is the only one on its path, and so stands for it. */
  | { readonly kind: 'operation'; readonly operation: PickableOperation; readonly hasPath: boolean }
);

/** The lines of a tree: groups, then paths, then verbs; a path with one verb is one line. What is closed hides what is inside. */
export function rowsOf(
  tree: OperationGroup,
  isOpen: (id: string, kind: 'group' | 'path') => boolean,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  addGroup(tree, '', 1, isOpen, rows);
  return rows;
}

/** So that what separates the parts of an id is in none of them. */
const escape = (name: string): string => name.replaceAll('%', '%25').replaceAll('/', '%2F').replaceAll(' ', '%20');

function addGroup(
  { groups, paths }: OperationGroup,
  around: string,
  level: number,
  isOpen: (id: string, kind: 'group' | 'path') => boolean,
  rows: TreeRow[],
): void {
  const siblings = groups.length + paths.length;
  for (const [index, group] of groups.entries()) {
    const { name } = group;
    const id = `${around}/${escape(name)}`;
    const open = isOpen(id, 'group');
    const about = { id, level, position: index + 1, siblings, operations: operationsIn(group) };
    rows.push({ kind: 'group', name, isOpen: open, ...about });
    if (open) addGroup(group, id, level + 1, isOpen, rows);
  }
  for (const [index, path] of paths.entries()) {
    const position = groups.length + index + 1;
    addPath(
      path,
      { id: `${around} ${escape(path.path)}`, level, position, siblings, operations: path.operations },
      isOpen,
      rows,
    );
  }
}

function addPath(
  { path, operations }: OperationPath,
  about: Pick<TreeRow, 'id' | 'level' | 'position' | 'siblings' | 'operations'>,
  isOpen: (id: string, kind: 'group' | 'path') => boolean,
  rows: TreeRow[],
): void {
  const [only] = operations;
  if (only && operations.length === 1) {
    rows.push({ kind: 'operation', operation: only, hasPath: true, ...about });
    return;
  }
  const open = isOpen(about.id, 'path');
  rows.push({ kind: 'path', name: path, isOpen: open, ...about });
  if (!open) return;
  for (const [index, operation] of operations.entries()) {
    const own = { level: about.level + 1, position: index + 1, siblings: operations.length, operations: [operation] };
    rows.push({ kind: 'operation', operation, hasPath: false, id: `${about.id} ${operation.method}`, ...own });
  }
}
