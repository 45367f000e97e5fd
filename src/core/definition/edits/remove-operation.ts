import type { Edit, Patch } from '../../document/patch.ts';
import { lastSegmentOf, parentOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { nameOf, textOf } from '../operation-place.ts';
import { isMethod, operationsOf, type OperationEntry } from '../operations.ts';
import { usesOfOperation, type ConnectorValues, type OperationUse } from '../operation-uses.ts';

/** What becomes of the places that name an operation when it is removed. */
export interface RemovalEffects {
  /** Policies that serve it beside others; they go on without it. */
  readonly leaves: readonly OperationUse[];
  /** Policies that serve nothing else and go with it: left behind without operations, they would serve all. */
  readonly goesWith: readonly OperationUse[];
  /** The script's list and the definition's extensions that go on naming it, and need the maker's hand. */
  readonly dangling: readonly OperationUse[];
}

export function effectsOfRemoval(values: ConnectorValues, entry: OperationEntry): RemovalEffects {
  const id = textOf(entry.operation.operationId);
  const isShared = operationsOf(values.definition).some(
    (other) => other.pointer !== entry.pointer && other.operation.operationId === id,
  );
  const uses =
    id === '' || isShared
      ? []
      : usesOfOperation(values, id).filter(({ pointer }) => !pointer.startsWith(`${entry.pointer}/`));
  const others = (use: OperationUse): boolean => {
    const list = valueAt(values, parentOf(use.pointer));
    return Array.isArray(list) && list.length > 1;
  };
  return {
    leaves: uses.filter((use) => use.kind !== 'extension' && others(use)),
    goesWith: uses.filter((use) => use.kind === 'policy' && !others(use)),
    // An empty list would mean that the script serves every operation.
    dangling: uses.filter((use) => use.kind === 'extension' || (use.kind === 'script' && !others(use))),
  };
}

/** Takes an operation out; its path too when nothing else is on it. */
export function removeOperation(values: ConnectorValues, entry: OperationEntry): Patch {
  const { leaves, goesWith } = effectsOfRemoval(values, entry);
  const fromProperties = [
    ...leaves.map(({ pointer }) => pointer),
    ...goesWith.map(({ pointer }) => policyOf(pointer)),
  ].toSorted(laterFirst);
  const isOnlyOne = Object.keys(entry.pathItem).filter(isMethod).length === 1;
  return {
    title: `Delete operation ${nameOf(entry)}`,
    edits: [isOnlyOne ? parentOf(entry.pointer) : entry.pointer, ...fromProperties].map((pointer): Edit => ({
      kind: 'remove',
      pointer,
    })),
  };
}

/** `/properties/properties/policyTemplateInstances/2` of anything inside that policy. */
const policyOf = (pointer: JsonPointer): JsonPointer => pointer.split('/').slice(0, 5).join('/');

/** Items of lists from the last to the first, so that each index holds when its turn comes. */
function laterFirst(a: JsonPointer, b: JsonPointer): number {
  const policyIndex = (pointer: JsonPointer): number => Number(lastSegmentOf(policyOf(pointer)));
  return policyIndex(b) - policyIndex(a) || Number(lastSegmentOf(b)) - Number(lastSegmentOf(a)) || 0;
}
