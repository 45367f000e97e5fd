import type { Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Definition } from '../openapi2.ts';
import { nameOf, textOf } from '../operation-place.ts';
import { operationsOf, type OperationEntry } from '../operations.ts';
import { usesOfOperation, type ConnectorValues } from '../operation-uses.ts';

/** Gives an operation another id, and everything that names it too: policies, script, dynamic lists, test connection … */
export function renameOperationId(values: ConnectorValues, entry: OperationEntry, operationId: string): Patch {
  const before = textOf(entry.operation.operationId);
  const isItsOwn = operationsOf(values.definition).every(
    (other) => other.pointer === entry.pointer || other.operation.operationId !== before,
  );
  // Where two operations share an id nobody can tell which one is meant, so what names it stays with the other.
  const uses = before !== '' && isItsOwn ? usesOfOperation(values, before) : [];
  return {
    title: `Rename operation ${nameOf(entry)}`,
    edits: [child(entry.pointer, 'operationId'), ...uses.map(({ pointer }) => pointer)].map((pointer) => ({
      kind: 'set',
      pointer,
      value: operationId,
    })),
  };
}

/** Why an operation cannot have this id, for reading; undefined when it can. Source: domain notes OP-01 to OP-03. */
export function operationIdFault(
  definition: Definition,
  operationId: string,
  entry?: OperationEntry,
): string | undefined {
  if (operationId.trim() === '') return 'Type an ID: flows find the operation by it.';
  if (/\s/.test(operationId)) return 'An ID has no spaces. Write the words together, as in GetParcel.';
  const other = operationsOf(definition).find(
    ({ operation, pointer }) =>
      pointer !== entry?.pointer && textOf(operation.operationId).toLowerCase() === operationId.toLowerCase(),
  );
  return other && `"${operationId}" is the ID of ${other.method.toUpperCase()} ${other.path} already. Choose another.`;
}
