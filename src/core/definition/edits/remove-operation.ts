import type { Edit, Patch } from '../../document/patch.ts';
import { isWithin, lastSegmentOf, parentOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { nameOf, textOf } from '../operation-place.ts';
import { isMethod, operationsOf, type OperationEntry } from '../operations.ts';
import { usesOfOperations, type ConnectorValues, type OperationUse } from '../operation-uses.ts';

/** What becomes of the places that name operations when these are removed. */
export interface RemovalEffects {
  /** Policies and the script's list, where they serve others beside; they go on without it. */
  readonly leaves: readonly OperationUse[];
  /** Policies that serve nothing else and go with it: left behind without operations, they would serve all. */
  readonly goesWith: readonly OperationUse[];
  /** The script's list and the definition's extensions that go on naming it, and need the maker's hand. */
  readonly dangling: readonly OperationUse[];
}

/** Of operations that go together: what serves only them goes with them. */
export function effectsOfRemovals(values: ConnectorValues, entries: readonly OperationEntry[]): RemovalEffects {
  const gone = new Set(entries.map(({ pointer }) => pointer));
  const ids = new Set(entries.map(({ operation }) => textOf(operation.operationId)));
  ids.delete('');
  // An id that an operation which stays has too goes on meaning that one.
  for (const { operation, pointer } of operationsOf(values.definition)) {
    if (!gone.has(pointer)) ids.delete(textOf(operation.operationId));
  }
  const uses = usesOfOperations(values, ids).filter(
    ({ pointer }) => !entries.some((one) => isWithin(pointer, one.pointer)),
  );
  const others = (use: OperationUse): boolean => {
    const list = valueAt(values, parentOf(use.pointer));
    return Array.isArray(list) && list.some((id) => !ids.has(String(id)));
  };
  return {
    leaves: uses.filter((use) => use.kind !== 'extension' && others(use)),
    goesWith: uses.filter((use) => use.kind === 'policy' && !others(use)),
    // An empty list would mean that the script serves every operation.
    dangling: uses.filter((use) => use.kind === 'extension' || (use.kind === 'script' && !others(use))),
  };
}

/** Takes operations out, and each path that loses its last one. */
export function removeOperations(values: ConnectorValues, entries: readonly OperationEntry[]): Patch {
  const { leaves, goesWith } = effectsOfRemovals(values, entries);
  const fromProperties = new Set([
    ...leaves.map(({ pointer }) => pointer),
    ...goesWith.map(({ pointer }) => policyOf(pointer)),
  ]);
  const gone = new Set(entries.map(({ pointer }) => pointer));
  const places = new Set(
    entries.map(({ pointer, pathItem }) => {
      const path = parentOf(pointer);
      const isEmptied = Object.keys(pathItem).every((key) => !isMethod(key) || gone.has(`${path}/${key}`));
      return isEmptied ? path : pointer;
    }),
  );
  const [first] = entries;
  return {
    title: first && entries.length === 1 ? `Delete operation ${nameOf(first)}` : `Delete ${entries.length} operations`,
    edits: [...places, ...[...fromProperties].toSorted(laterFirst)].map((pointer): Edit => ({
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
