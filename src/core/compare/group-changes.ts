import type { Change, ChangedOperation } from './change.ts';

/** Changes that belong together for reading. */
export interface ChangeGroup {
  /** `operation`: of this one alone; `several`: of parts that several share; `connector`: of none. */
  readonly kind: 'operation' | 'several' | 'connector';
  /** There for `operation`. */
  readonly operation?: ChangedOperation;
  readonly changes: readonly Change[];
}

/** By the operation that they are about, in the order in which each first appears. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, { readonly group: Omit<ChangeGroup, 'changes'>; readonly changes: Change[] }>();
  for (const change of changes) {
    const [operation, another] = change.operations;
    const kind = operation === undefined ? 'connector' : another === undefined ? 'operation' : 'several';
    const key = kind === 'operation' ? `${operation?.before ?? ''}\n${operation?.after ?? ''}` : kind;
    const known = groups.get(key);
    if (known) known.changes.push(change);
    else
      groups.set(key, { group: { kind, ...(kind === 'operation' && operation && { operation }) }, changes: [change] });
  }
  return [...groups.values()].map(({ group, changes: inGroup }) => ({ ...group, changes: inGroup }));
}
