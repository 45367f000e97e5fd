import type { Definition, Operation } from '../definition/openapi2.ts';
import { addressOf, isRecord } from '../definition/operations.ts';
import type { JsonPointer } from '../document/pointer.ts';
import type { LedgerEntry } from './ledger.ts';

/** An operation of a source, to be brought or not. */
export interface PickableOperation {
  /** What `ImportOptions.operations` calls it: `GET /pets`. */
  readonly operation: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** '' when it has none. */
  readonly summary: string;
  /** '' when it has none. */
  readonly operationId: string;
  /** How many requests of the source it is made of. */
  readonly requests: number;
  /** Where it is in the connector; absent when it was left out and could be brought all the same. */
  readonly result?: JsonPointer;
}

/** A path with its operations, in the order of the source. */
export interface OperationPath {
  readonly path: string;
  readonly operations: readonly PickableOperation[];
}

/** A tag or a folder, with what is in it directly. The outermost one has no name. */
export interface OperationGroup {
  readonly name: string;
  readonly groups: readonly OperationGroup[];
  readonly paths: readonly OperationPath[];
}

/**
 * The operations that can be picked, as the source groups them: tags or folders, then paths. Each operation stands once,
 * where the first request that became it stands.
 *
 * @param entries Of a ledger of an import that brought everything.
 * @param definition What the import made, for summaries and ids.
 */
export function buildOperationTree(entries: readonly LedgerEntry[], definition: Definition): OperationGroup {
  const tree = openGroup('');
  const found = new Map<string, OpenOperation>();
  for (const entry of entries) {
    const { operation, group } = entry;
    if (operation === undefined) continue;
    const known = found.get(operation);
    if (known) {
      known.requests += 1;
      known.result ??= entry.result;
      continue;
    }
    const fresh = { requests: 1, result: entry.result };
    found.set(operation, fresh);
    const path = pathOf(operation);
    const { paths } = descend(tree, group);
    const onPath = paths.get(path);
    if (onPath) onPath.set(operation, fresh);
    else paths.set(path, new Map([[operation, fresh]]));
  }
  return closeGroup(tree, definition.paths);
}

interface OpenOperation {
  requests: number;
  result: JsonPointer | undefined;
}

interface OpenGroup {
  readonly name: string;
  readonly groups: Map<string, OpenGroup>;
  /** By path, then by what it is picked by. */
  readonly paths: Map<string, Map<string, OpenOperation>>;
}

const openGroup = (name: string): OpenGroup => ({ name, groups: new Map(), paths: new Map() });

/** Levels of groups; what is deeper stands in the deepest. A folder's name can be made to look like a thousand folders. */
const deepest = 24;

function descend(tree: OpenGroup, names: readonly string[]): OpenGroup {
  let group = tree;
  for (const name of names.slice(0, deepest)) {
    let inner = group.groups.get(name);
    if (!inner) group.groups.set(name, (inner = openGroup(name)));
    group = inner;
  }
  return group;
}

const methodOf = (operation: string): string => operation.split(' ', 1)[0] ?? '';
const pathOf = (operation: string): string => operation.slice(methodOf(operation).length + 1);

function closeGroup({ name, groups, paths }: OpenGroup, made: unknown): OperationGroup {
  return {
    name,
    groups: [...groups.values()].map((group) => closeGroup(group, made)),
    paths: [...paths].map(([path, operations]) => ({
      path,
      operations: [...operations].map(([operation, { requests, result }]) => {
        const { summary, operationId } = wordsOf(made, result);
        return {
          operation,
          method: methodOf(operation).toUpperCase(),
          path,
          summary,
          operationId,
          requests,
          ...(result !== undefined && { result }),
        };
      }),
    })),
  };
}

function wordsOf(paths: unknown, result: JsonPointer | undefined): { summary: string; operationId: string } {
  const { path, method } = addressOf(result ?? '');
  const item = isRecord(paths) && Object.hasOwn(paths, path) ? paths[path] : undefined;
  const operation: unknown = isRecord(item) && Object.hasOwn(item, method) ? item[method] : undefined;
  const { summary, operationId }: Operation = isRecord(operation) ? operation : {};
  return { summary: textOf(summary), operationId: textOf(operationId) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const known = new WeakMap<OperationGroup, readonly PickableOperation[]>();

/** All operations of a group and of those inside it, in the order of the tree. */
export function operationsIn(group: OperationGroup): readonly PickableOperation[] {
  let operations = known.get(group);
  if (!operations) {
    operations = [...group.groups.flatMap(operationsIn), ...group.paths.flatMap((path) => path.operations)];
    known.set(group, operations);
  }
  return operations;
}

/** What is picked once some operations more are, or are no more. */
export function pickAlso(
  picked: ReadonlySet<string>,
  operations: readonly string[],
  isPicked: boolean,
): ReadonlySet<string> {
  const after = new Set(picked);
  for (const operation of operations) {
    if (isPicked) after.add(operation);
    else after.delete(operation);
  }
  return after;
}
