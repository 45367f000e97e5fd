import type { Patch } from '../../../document/patch.ts';
import { parentOf } from '../../../document/pointer.ts';
import type { Definition } from '../../openapi2.ts';
import { nameOf } from '../../operation-place.ts';
import { isTrigger, operationsOf, type OperationEntry } from '../../operations.ts';

/** A change of the order of operations. */
export interface OperationMove extends Patch {
  /** Other operations that go along, because a path is moved as a whole. */
  readonly along: readonly OperationEntry[];
}

/**
 * Moves an operation to where another one stands, which gives way. On one path the verbs change their order; otherwise
 * the whole path moves, for an operation cannot stand apart from the others of its path.
 *
 * @returns undefined when it would stay where it is.
 */
export function moveOperation(
  definition: Definition,
  entry: OperationEntry,
  target: OperationEntry,
): OperationMove | undefined {
  if (entry.pointer === target.pointer) return undefined;
  const title = `Move operation ${nameOf(entry)}`;
  if (entry.path === target.path) {
    const to = Object.keys(entry.pathItem).indexOf(target.method);
    return { title, edits: [{ kind: 'move', pointer: entry.pointer, to }], along: [] };
  }
  const to = Object.keys(definition.paths ?? {}).indexOf(target.path);
  return {
    title,
    edits: [{ kind: 'move', pointer: parentOf(entry.pointer), to }],
    along: operationsOf(definition).filter(({ path, method }) => path === entry.path && method !== entry.method),
  };
}

/** The operation of the same kind, action or trigger, that stands one step in front of or behind another. */
export function neighbourOf(definition: Definition, entry: OperationEntry, step: -1 | 1): OperationEntry | undefined {
  const kind = operationsOf(definition).filter(({ operation }) => isTrigger(operation) === isTrigger(entry.operation));
  return kind[kind.findIndex(({ pointer }) => pointer === entry.pointer) + step];
}
