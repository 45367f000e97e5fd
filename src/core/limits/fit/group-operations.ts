import { labelOf, textOf } from '../../definition/operation-place.ts';
import type { Definition } from '../../definition/openapi2.ts';
import { operationsOf, type OperationEntry } from '../../definition/operations.ts';
import type { OperationGroup, OperationPath, PickableOperation } from '../../ledger/operation-tree.ts';

/** By what a connector's operations are told apart. */
export type Grouping = 'tag' | 'path';

/** The operations of a connector as a tree to pick from: by their first tag where they have tags, else by how their paths begin. */
export function groupOperations(definition: Definition, grouping = groupingOf(definition)): OperationGroup {
  const groups = new Map<string, Map<string, PickableOperation[]>>();
  for (const entry of operationsOf(definition)) {
    const name = groupOf(entry, grouping);
    let paths = groups.get(name);
    if (!paths) groups.set(name, (paths = new Map<string, PickableOperation[]>()));
    const there = paths.get(entry.path);
    if (there) there.push(pickable(entry));
    else paths.set(entry.path, [pickable(entry)]);
  }
  const named = [...groups].filter(([name]) => name !== '');
  return {
    name: '',
    groups: named.map(([name, paths]) => ({ name, groups: [], paths: pathsOf(paths) })),
    paths: pathsOf(groups.get('') ?? new Map<string, PickableOperation[]>()),
  };
}

/** Tags that tell nothing apart are none. */
function groupingOf(definition: Definition): Grouping {
  const tags = new Set(operationsOf(definition).map((entry) => groupOf(entry, 'tag')));
  return tags.size > 1 ? 'tag' : 'path';
}

function groupOf({ operation, path }: OperationEntry, grouping: Grouping): string {
  if (grouping === 'path') return firstWordsOf(path);
  const tags: unknown = operation.tags;
  return Array.isArray(tags) ? textOf(tags[0]) : '';
}

/** `/pets` of `/pets/{id}`, `/api/v1/pets` of `/api/v1/pets/{id}`: up to the first word that says what it is about. */
function firstWordsOf(path: string): string {
  const segments = path.split('/').slice(1);
  const at = segments.findIndex((segment) => !/^(?:api|rest|v\d+(?:\.\d+)*|\{[^}]*\})?$/i.test(segment));
  return at < 0 ? '' : `/${segments.slice(0, at + 1).join('/')}`;
}

const pathsOf = (paths: ReadonlyMap<string, readonly PickableOperation[]>): readonly OperationPath[] =>
  [...paths].map(([path, operations]) => ({ path, operations }));

const pickable = (entry: OperationEntry): PickableOperation => ({
  operation: `${entry.method.toUpperCase()} ${entry.path}`,
  method: entry.method.toUpperCase(),
  path: entry.path,
  summary: labelOf(entry),
  operationId: textOf(entry.operation.operationId),
  requests: 1,
  result: entry.pointer,
});
