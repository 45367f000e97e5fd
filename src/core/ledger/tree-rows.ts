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

/** How many of what is in a row are picked. */
export function countPicked({ operations }: TreeRow, picked: ReadonlySet<string>): number {
  return operations.reduce((count, { operation }) => count + (picked.has(operation) ? 1 : 0), 0);
}

/** Where the row stands that a row is inside of; -1 for one of the outermost. */
export function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  return rows.findLastIndex((row, at) => at < index && row.level < level);
}

/** A row and those that stand beside it, under the same one. */
export function siblingsOf(rows: readonly TreeRow[], index: number): readonly TreeRow[] {
  const level = rows[index]?.level ?? 1;
  const from = parentOf(rows, index) + 1;
  const end = rows.findIndex((row, at) => at >= from && row.level < level);
  return rows.slice(from, end === -1 ? undefined : end).filter((row) => row.level === level);
}

/**
 * The row that what was typed leads to: the next one of which a name begins with it, from the first again after the last.
 * One letter leads on from the row there is, a longer word may still mean that row. A slash at the beginning does not count.
 *
 * @returns -1 when there is none.
 */
export function findTyped(rows: readonly TreeRow[], word: string, index: number): number {
  const wanted = withoutSlash(word);
  const from = word.length === 1 ? index + 1 : index;
  const fits = (row: TreeRow): boolean => namesOf(row).some((name) => withoutSlash(name).startsWith(wanted));
  const next = rows.findIndex((row, at) => at >= from && fits(row));
  return next === -1 ? rows.findIndex(fits) : next;
}

const withoutSlash = (name: string): string => name.toLowerCase().replace(/^\//, '');

function namesOf(row: TreeRow): readonly string[] {
  if (row.kind !== 'operation') return [row.name];
  const { path, method, summary } = row.operation;
  return row.hasPath ? [path, summary, method] : [method, summary];
}
